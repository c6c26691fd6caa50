// The logo of Segl, with the animation that confirms an approval.
import { html } from '../vendor/preact.js';

/** @param {{ closing?: boolean }} props */
export function Seal({ closing = false }) {
  return html`<span class=${closing ? 'seal closing' : 'seal'} aria-hidden="true">
    <img src="/look/seal.svg" alt="" width="96" height="96" />
    ${closing && html`<svg viewBox="0 0 120 120"><circle cx="60" cy="60" r="56" pathLength="100" /></svg>`}
  </span>`;
}
