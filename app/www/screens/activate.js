// "Activate", on an app that is active: how to get a further app (R112). Passport or ID card is chosen already, as in
// seed S1; copying stands beside it.
/** @import { Segl } from '../segl.js' */
import { dateOf, timeOf } from '../components/action.js';
import { HelpPage } from '../components/help-page.js';
import { Screen } from '../components/screen.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { hasNoSpare } from './spare.js';

/** The devices that come by post are ordered and activated at the portal. */
const byPost = ['codeDisplay', 'audioReader', 'orderedDevice'];

/** @param {{ segl: Segl, way?: 'code' }} props */
export default function Activate({ segl, way }) {
  const { texts, person } = segl;
  const [chosen, setChosen] = useState(/** @type {'document' | 'code'} */ ('document'));
  useEffect(() => { segl.refresh(person); }, []);
  const portal = html`<a href=${`${segl.limits.portal}?lang=${texts.tag}`} target="_blank" rel="noopener">
    ${texts.spare.portal}</a>`;
  if (way === 'code') {
    return html`<${Screen} segl=${segl} title=${texts.code.code} key="code">
      <p>${texts.copy.activateByCode}</p>
      <p>${texts.copy.codeFrom} ${portal}</p>
      <div class="actions"><button class="act" onClick=${() => segl.goHome()}>${texts.ok}</button></div>
    <//>`;
  }
  const until = person.home?.restrictedUntil;
  const next = () => chosen === 'document'
    ? segl.go('terms', { then: 'document', purpose: 'code' })
    : segl.go('activate', { way: 'code' });
  const choice = (/** @type {'document' | 'code'} */ id, /** @type {string} */ name, /** @type {string} */ lead) =>
    html`<label class="tick"><input type="radio" name="way" value=${id} checked=${chosen === id}
      aria-describedby=${`way-${id}`} onChange=${() => setChosen(id)} />${name}</label>
      <p class="hint" id=${`way-${id}`}>${lead}</p>`;
  return html`<${Screen} segl=${segl} title=${texts.copy.activateTitle} key="ways">
    <p>${texts.copy.activateLead}</p>
    <fieldset class="card">
      <legend class="spoken">${texts.copy.activateTitle}</legend>
      ${choice('document', texts.documents.way, texts.documents.wayHere)}
      ${choice('code', texts.code.code, texts.copy.codeLead)}
    </fieldset>
    ${person.home?.spares.some(device => byPost.includes(device))
      && html`<p class="hint">${texts.spare.byPost} ${portal}</p>`}
    <${HelpPage} segl=${segl} path="/help/have-a-spare" name=${texts.help.sparePage} />
    ${hasNoSpare(person) && html`<h2>${texts.spare.whereTitle}</h2>
      <ul>${texts.spare.where.map(place => html`<li key=${place}>${place}</li>`)}</ul>`}
    <div class="actions">
      <button class="act" onClick=${next}>${texts.next}</button>
      <div class="either">
        <button class="plain" hidden=${until !== undefined} onClick=${() => segl.go('copy')}>
          ${texts.copy.toNewApp}</button>
        <p class="note" hidden=${until === undefined}>
          ${until !== undefined && texts.copy.tooNew(dateOf(texts, until), timeOf(texts, until))}</p>
      </div>
    </div>
  <//>`;
}
