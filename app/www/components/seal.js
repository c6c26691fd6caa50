// The mark of Segl. When an approval is given, its ring closes and the wax is pressed.
import { html } from '../vendor/preact.js';

/** @param {{ closing?: boolean }} props */
export function Seal({ closing = false }) {
  return html`<span class=${closing ? 'seal closing' : 'seal'} aria-hidden="true">
    <img src="/look/seal.svg" alt="" width="96" height="96" />
    ${closing && html`<svg viewBox="0 0 120 120"><circle cx="60" cy="60" r="56" pathLength="100" /></svg>`}
  </span>`;
}
