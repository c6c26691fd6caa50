// In a tab of an iPhone or iPad: its storage is separate from the home screen's, and is evicted after a week without
// a visit. So the app must be added to the home screen first, and nothing else is offered here.
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { Seal } from '../components/seal.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl, fromLogin?: boolean }} props */
export default function Install({ segl, fromLogin = false }) {
  const { install } = segl.texts;
  return html`<${Screen} segl=${segl} title=${install.title} top="none">
    ${fromLogin && html`<p class="note warn" role="status">${install.fromLogin}</p>`}
    <${Seal} />
    <ol>${install.steps.map(step => html`<li key=${step}>${step}</li>`)}</ol>
    <details class="more">
      <summary>${install.whyTitle}</summary>
      <p>${install.why}</p>
    </details>
  <//>`;
}
