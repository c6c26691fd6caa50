// Where the document is from. One press; the search shortens the list.
/** @import { Segl } from '../../segl.js' */
import { Field } from '../../components/field.js';
import { Screen } from '../../components/screen.js';
import { countriesIn, matching } from '../../documents/countries.js';
import { html, useMemo, useState } from '../../vendor/preact.js';

/** @param {{ segl: Segl, wasLeft: boolean, onChosen: (code: string) => void }} props */
export function Country({ segl, wasLeft, onChosen }) {
  const { texts } = segl;
  const [typed, setTyped] = useState('');
  const all = useMemo(() => countriesIn(texts.tag), [texts.tag]);
  const found = matching(all, typed);
  const search = (/** @type {string} */ value) => {
    setTyped(value);
    segl.announce(texts.documents.countriesFound(matching(all, value).length));
  };
  return html`<${Screen} segl=${segl} title=${texts.documents.countryTitle} key="country">
    ${wasLeft && html`<p class="note warn" role="status">${texts.documents.wasLeft}</p>`}
    <p>${texts.documents.countryLead}</p>
    <${Field} id="country" label=${texts.documents.countrySearch} value=${typed} onValue=${search}
      input=${{ autocomplete: 'off', spellcheck: false, enterkeyhint: 'search' }} />
    <div class="countries">
      ${found.map(({ code, name }) =>
        html`<button class="choice" key=${code} onClick=${() => onChosen(code)}>${name}</button>`)}
    </div>
    ${found.length === 0 && html`<p>${texts.documents.countryNone}</p>`}
  <//>`;
}
