// The app was opened by a login's link or by the phone's own QR reader: the selected person's app claims the login.
/** @import { Segl } from '../segl.js' */
/** @import { Person } from '../types.js' */
import { claim } from '../approving.js';
import { Trouble, useAction } from '../components/action.js';
import { Screen } from '../components/screen.js';
import { standalone } from '../device/standalone.js';
import { html, useEffect } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Claiming({ segl }) {
  const { texts, persons, opened } = segl;
  const take = useAction(segl, async (/** @type {Person} */ person) => {
    if (opened) {
      await claim(segl, person, 'link' in opened ? { ...opened, returnCode: standalone() } : opened);
    }
    segl.opened = null;
    segl.goInstead(segl.claim ? 'approve' : 'home');
  });
  const [only, ...others] = persons;
  const alone = only && others.length === 0;
  useEffect(() => {
    if (alone) {
      take.run(only);
    }
  }, []);
  return html`<${Screen} segl=${segl} title=${alone ? texts.working : texts.scan.whoTitle} top="menu">
    ${!alone && persons.map(person =>
      html`<button class="choice" key=${person.app} onClick=${() => take.run(person)}>
        <bdi>${person.name}</bdi></button>`)}
    ${take.trouble && html`<div class="actions">
      <${Trouble} text=${take.trouble} />
      <button class="act" onClick=${() => segl.goHome()}>${texts.ok}</button>
    </div>`}
  <//>`;
}
