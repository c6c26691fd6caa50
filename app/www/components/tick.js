// Something went well: a green tick. The seal is the mark of Segl and says nothing about how an act ended.
import { html } from '../vendor/preact.js';

export function Tick() {
  return html`<svg class="tick-mark" aria-hidden="true" viewBox="0 0 120 120">
    <circle cx="60" cy="60" r="54" /><path d="M36 62l17 17 32-36" pathLength="100" /></svg>`;
}
