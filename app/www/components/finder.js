// What the camera sees, in a square that keeps its place; without a camera the square says so.
import { html } from '../vendor/preact.js';

/** @param {{ video: { current: HTMLVideoElement | null }, missing: string }} props
 *   `missing`: why there is no picture */
export function Finder({ video, missing }) {
  return html`<div class=${missing ? 'camera missing' : 'camera'}>
    <video ref=${video} muted playsinline aria-hidden="true"></video>
    <p role="status">${missing}</p>
  </div>`;
}
