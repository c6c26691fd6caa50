// "This was not me", before this app has claimed anything (R94): all logins that wait end, whatever they are.
/** @import { Segl } from '../segl.js' */
import { refuseWaiting } from '../approving.js';
import { Trouble, useAction } from '../components/action.js';
import { Screen } from '../components/screen.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function NotMe({ segl }) {
  const { texts, person } = segl;
  const no = useAction(segl, async () => {
    await refuseWaiting(person);
    segl.goInstead('refused');
  });
  return html`<${Screen} segl=${segl} title=${texts.approve.notMeTitle} top="none">
    <p>${texts.home.notMeLead}</p>
    <p>${texts.home.notMeThen}</p>
    <div class="actions">
      <${Trouble} text=${no.trouble} />
      <button class="harm final" aria-disabled=${no.busy} onClick=${() => no.run()}>${texts.approve.notMeYes}</button>
      <button class="plain" onClick=${() => history.back()}>${texts.approve.notMeNo}</button>
    </div>
  <//>`;
}
