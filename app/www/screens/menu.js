// The menu. Functions that do not exist yet are left out.
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Menu({ segl }) {
  const { menuItems } = segl.texts;
  /** @type {[string, string, Record<string, any>?][]} */
  const items = segl.persons.length === 0
    ? [['welcome', menuItems.activate], ['settings', menuItems.settings], ['help', menuItems.help]]
    : [
        ['home', menuItems.home],
        ['scan', menuItems.scan],
        ['activate', menuItems.activateMore],
        ['authenticators', menuItems.authenticators],
        ['welcome', menuItems.addPerson],
        ['settings', menuItems.settings],
        ['help', menuItems.help],
        ['delete', menuItems.delete],
        ['sign', menuItems.freeze, { what: 'freeze' }],
      ];
  return html`<${Screen} segl=${segl} title=${menuItems.title}>
    <nav class="menu" aria-label=${menuItems.title}>
      ${items.map(([screen, name, params]) =>
        html`<button key=${screen} onClick=${() => segl.goInstead(screen, params)}>${name}</button>`)}
    </nav>
  <//>`;
}
