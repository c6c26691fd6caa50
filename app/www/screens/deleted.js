// A person was removed from this phone.
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Deleted({ segl }) {
  const { texts } = segl;
  return html`<${Screen} segl=${segl} title=${texts.delete.done} top="none">
    <p role="status">${texts.delete.doneLead}</p>
    <div class="actions"><button class="act" onClick=${() => segl.goHome()}>${texts.ok}</button></div>
  <//>`;
}
