// The app is not active any more on the server: it was deleted or blocked from elsewhere.
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function NotActive({ segl }) {
  const { texts } = segl;
  const again = () => segl.forgetPerson(segl.person.app);
  return html`<${Screen} segl=${segl} title=${texts.notActive.title} top="none">
    <p><strong><bdi>${segl.person.name}</bdi></strong></p>
    <p>${texts.notActive.lead}</p>
    <div class="actions"><button class="act" onClick=${again}>${texts.notActive.again}</button></div>
  <//>`;
}
