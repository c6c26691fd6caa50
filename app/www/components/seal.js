// The mark of Segl.
import { html } from '../vendor/preact.js';

export function Seal() {
  return html`<span class="seal" aria-hidden="true"><img src="/look/seal.svg" alt="" width="96" height="96" /></span>`;
}
