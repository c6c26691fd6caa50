// The app is not active any more on the server: it was deleted or blocked from elsewhere. On a shared phone it need not
// be that of the selected person.
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl, app: string }} props */
export default function NotActive({ segl, app }) {
  const { texts } = segl;
  const person = segl.persons.find(one => one.app === app);
  const again = () => person ? segl.forgetPerson(app) : segl.goHome();
  return html`<${Screen} segl=${segl} title=${texts.notActive.title} top="none">
    <p><strong><bdi>${person?.name}</bdi></strong></p>
    <p>${texts.notActive.lead}</p>
    <div class="actions"><button class="act" onClick=${again}>${texts.notActive.again}</button></div>
  <//>`;
}
