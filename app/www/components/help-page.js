// A link that opens a help page of the server in a new window, in the app's language.
/** @import { Segl } from '../segl.js' */
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl, path: string, name: string }} props */
export function HelpPage({ segl, path, name }) {
  return html`<p><a href=${`${path}?lang=${segl.texts.tag}`} target="_blank" rel="noopener">${name}</a></p>`;
}
