// "Activate", on an app that is active: what more one can have. What this Segl does not offer yet is not in it.
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Activate({ segl }) {
  const { texts } = segl;
  return html`<${Screen} segl=${segl} title=${texts.copy.activateTitle}>
    <p>${texts.copy.activateLead}</p>
    <button class="act" onClick=${() => segl.go('copy')}>${texts.copy.toNewApp}</button>
    <p class="hint apart">${texts.copy.activateByCode}</p>
  <//>`;
}
