// Where a person can help: the way to an appointment at a desk.
/** @import { Segl } from '../segl.js' */
import { html } from '../vendor/preact.js';
import { HelpPage } from './help-page.js';

/** @param {{ segl: Segl }} props */
export function Desk({ segl }) {
  const { desk } = segl.texts.documents;
  return html`<p>${desk.lead}</p><${HelpPage} segl=${segl} path="/desks" name=${desk.find} />`;
}
