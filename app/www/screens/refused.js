// Confirms "this was not me".
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Refused({ segl }) {
  const { texts } = segl;
  return html`<${Screen} segl=${segl} title=${texts.approved.refusedTitle} top="none">
    <p role="status">${texts.approved.refusedLead}</p>
    <p>${texts.approved.refusedAdvice}</p>
    <div class="actions"><button class="act" onClick=${() => segl.goHome()}>${texts.ok}</button></div>
  <//>`;
}
