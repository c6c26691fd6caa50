// Every field of a statement, as it is signed, so that the owner can see all of it (R93).
/** @import { Segl } from '../segl.js' */
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl, fields: import('../statements.js').Fields }} props */
export function Everything({ segl, fields }) {
  return html`<details class="everything">
    <summary>${segl.texts.approve.everything}</summary>
    <dl>
      ${Object.entries(fields).map(([name, value]) => html`<div key=${name}>
        <dt>${name}</dt><dd><bdi>${typeof value === 'string' ? value : JSON.stringify(value)}</bdi></dd></div>`)}
    </dl>
  </details>`;
}
