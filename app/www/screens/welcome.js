// An empty app, or a further person in one that is in use (R26): how to begin. S2, steps 13 to 15: an empty app
// greets first, and asks how to activate after "Get started".
/** @import { Segl } from '../segl.js' */
import { Trouble } from '../components/action.js';
import { Screen } from '../components/screen.js';
import { Seal } from '../components/seal.js';
import { looksPrivate } from '../device/private-window.js';
import { html, useEffect, useState } from '../vendor/preact.js';

/** @param {{ segl: Segl, fromLogin?: boolean, started?: boolean }} props */
export default function Welcome({ segl, fromLogin = false, started = false }) {
  const { texts, persons, limits } = segl;
  const [isPrivate, setPrivate] = useState(false);
  useEffect(() => { looksPrivate().then(setPrivate); }, []);
  const adding = persons.length > 0;
  const full = persons.length >= limits.personsOnOnePhone;
  const way = (/** @type {string} */ id, /** @type {string} */ name, /** @type {string} */ lead,
    /** @type {Record<string, any>} */ params) =>
    html`<div class="card">
      <button aria-describedby=${id} onClick=${() => segl.go('terms', params)}>${name}</button>
      <p id=${id}>${lead}</p></div>`;
  if (!adding && !started) {
    return html`<${Screen} segl=${segl} title=${texts.welcome.title} top="menu" key="greeting">
      ${fromLogin && html`<p class="note warn" role="status">${texts.welcome.first}</p>`}
      ${isPrivate && html`<p class="note warn" role="status">${texts.welcome.isPrivate}</p>`}
      <${Seal} />
      <p>${texts.welcome.lead}</p>
      <div class="actions">
        <button class="act" onClick=${() => segl.go('welcome', { started: true })}>${texts.welcome.start}</button>
      </div>
    <//>`;
  }
  return html`<${Screen} segl=${segl} title=${adding ? texts.welcome.addTitle : texts.welcome.howTitle} key="how">
    ${adding && html`<p>${texts.welcome.addLead}</p>`}
    ${adding && html`<p class="note">${texts.welcome.addBiometrics}</p>`}
    <${Trouble} text=${full ? texts.welcome.addFull : ''} />
    ${!full && html`<div class="equals">
      ${way('with-document', texts.documents.way, texts.documents.wayLead, { then: 'document', purpose: 'activate' })}
      ${way('by-copy', texts.welcome.byCopy, texts.welcome.byCopyLead, { then: 'copy-here' })}
      ${way('with-code', texts.welcome.withCode, texts.welcome.withCodeLead, {})}
    </div>`}
    <details class="more">
      <summary>${texts.welcome.withoutCode}</summary>
      <p>${texts.welcome.getCode}</p>
    </details>
  <//>`;
}
