// What a granted check leads to in one's present app (R31a): how to approve, the other options, an app, and a code for
// it. The screens are the steps of seed S1.
/** @import { Segl } from '../../segl.js' */
import { Screen } from '../../components/screen.js';
import { Tick } from '../../components/tick.js';
import { html } from '../../vendor/preact.js';
import { ActivationCode } from './activation-code.js';

/** @typedef {'what' | 'app' | 'code'} Step */

/** @param {{ segl: Segl, app: string, check: string, step?: Step }} props `app`: whose document it was */
export default function Granted({ segl, app, check, step }) {
  const go = (/** @type {Step} */ next) => segl.go('granted', { app, check, step: next });
  switch (step) {
    case 'what':
      return html`<${What} segl=${segl} onApp=${() => go('app')} />`;
    case 'app':
      return html`<${App} segl=${segl} onCode=${() => go('code')} />`;
    case 'code':
      return html`<${ActivationCode} segl=${segl} app=${app} check=${check} />`;
    default:
      return html`<${How} segl=${segl} onOther=${() => go('what')} />`;
  }
}

/** @param {{ segl: Segl, onOther: () => void }} props */
function How({ segl, onOther }) {
  const { texts } = segl;
  const words = texts.documents.how;
  return html`<${Screen} segl=${segl} title=${words.title} top="none" key="how">
    <${Tick} />
    <p role="status">${words.isYou(segl.person.name)}</p>
    <p>${words.lead}</p>
    <div class="actions">
      <button class="act" onClick=${onOther}>${words.other}</button>
      <button class="plain" onClick=${() => segl.goHome()}>${words.withThis}</button>
    </div>
  <//>`;
}

/** @param {{ segl: Segl, onApp: () => void }} props */
function What({ segl, onApp }) {
  const { texts, limits } = segl;
  const words = texts.documents.what;
  return html`<${Screen} segl=${segl} title=${words.title} key="what">
    <section class="card">
      <h2>${words.app}</h2>
      <p>${words.appLead}</p>
      <button class="act" onClick=${onApp}>${words.selectApp}</button>
    </section>
    <section class="card">
      <h2>${words.device}</h2>
      <p>${words.deviceLead} <a href=${`${limits.portal}?lang=${texts.tag}`} target="_blank" rel="noopener">
        ${texts.spare.portal}</a></p>
    </section>
  <//>`;
}

/** @param {{ segl: Segl, onCode: () => void }} props */
function App({ segl, onCode }) {
  const { texts } = segl;
  const words = texts.documents.newApp;
  return html`<${Screen} segl=${segl} title=${words.title} key="app">
    <p>${words.lead}</p>
    <p class="note warn">${words.never}</p>
    <div class="actions">
      <button class="act" onClick=${onCode}>${words.getCode}</button>
      <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button>
    </div>
  <//>`;
}
