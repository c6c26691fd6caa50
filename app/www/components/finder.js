// What the camera sees, in a square that keeps its place; without a camera the square says so.
import { html } from '../vendor/preact.js';

/** @param {{ video: { current: HTMLVideoElement | null }, missing: string, shape?: 'square' | 'wide' }} props
 *   `missing`: why there is no picture */
export function Finder({ video, missing, shape = 'square' }) {
  return html`<div class=${`camera ${shape}${missing && ' missing'}`}>
    <video ref=${video} muted playsinline aria-hidden="true"></video>
    <p role="status">${missing}</p>
  </div>`;
}
