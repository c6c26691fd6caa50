// A document from abroad holds no Danish number. Whoever has none types a P-code.
/** @import { Segl } from '../../segl.js' */
import { Field, isDigits } from '../../components/field.js';
import { Screen } from '../../components/screen.js';
import { html, useState } from '../../vendor/preact.js';

/** Digits of a CPR number (R02). */
const personNumberDigits = 10;

/** @param {{ segl: Segl, isKnown: boolean, onSaid: (number: { personNumber?: string, pCode?: string }) => void }} props
 *   `isKnown`: the app knows whose it is, so a person number is not asked for */
export function NumberOfPerson({ segl, isKnown, onSaid }) {
  const { texts, limits } = segl;
  const words = texts.documents.number;
  const [has, setHas] = useState(/** @type {'personNumber' | 'pCode'} */ ('personNumber'));
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const asks = has === 'pCode' || !isKnown;
  const choose = (/** @type {'personNumber' | 'pCode'} */ one) => { setHas(one); setTyped(''); setWrong(''); };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const digits = typed.replace(/[\s-]/g, '');
    const long = has === 'pCode' ? limits.pCodeDigits : personNumberDigits;
    const good = !asks || isDigits(digits, long);
    setWrong(good ? '' : words[has].wrong);
    if (good) {
      onSaid(asks ? { [has]: digits } : {});
    }
  };
  const choice = (/** @type {'personNumber' | 'pCode'} */ one) =>
    html`<label class="tick"><input type="radio" name="has" value=${one} checked=${has === one}
      onChange=${() => choose(one)} />${words[one].choice}</label>`;
  return html`<${Screen} segl=${segl} title=${words.title} key="number">
    <p>${words.lead}</p>
    <form onSubmit=${submit}>
      <fieldset class="card"><legend class="spoken">${words.title}</legend>
        ${choice('personNumber')}${choice('pCode')}
      </fieldset>
      ${asks && html`<${Field} id="number" label=${words[has].label} hint=${words[has].hint} value=${typed}
        onValue=${setTyped} wrong=${wrong} key=${has}
        input=${{ inputmode: 'numeric', autocomplete: 'off', maxlength: 14, class: 'code' }} />`}
      <button class="act">${texts.next}</button>
    </form>
  <//>`;
}
