// The browser evicted the app's storage: explains it, names the app that still counts, and shows the ways back.
/** @import { Segl } from '../segl.js' */
import { wipeMark } from '../device/mark.js';
import { Screen } from '../components/screen.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl, model: string }} props */
export default function Evicted({ segl, model }) {
  const { evicted } = segl.texts;
  const again = () => {
    wipeMark();
    segl.goHome();
  };
  return html`<${Screen} segl=${segl} title=${evicted.title} top="none">
    <p>${evicted.lead}</p>
    <p class="note">${evicted.place(model)}</p>
    <h2>${evicted.waysTitle}</h2>
    <ul>${evicted.ways.map(way => html`<li key=${way}>${way}</li>`)}</ul>
    <div class="actions"><button class="act" onClick=${again}>${evicted.again}</button></div>
  <//>`;
}
