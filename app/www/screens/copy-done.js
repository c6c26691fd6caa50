// The copy is active. The old app stays active until its owner deletes it (R48); the owner is advised to keep it as a
// spare.
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { Tick } from '../components/tick.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export function CopyDone({ segl }) {
  const { texts } = segl;
  return html`<${Screen} segl=${segl} title=${texts.copy.doneTitle} top="none">
    <${Tick} />
    <p>${texts.copy.done}</p>
    <div class="actions">
      <button class="act" onClick=${() => segl.goHome()}>${texts.copy.keep}</button>
      <button class="plain" onClick=${() => segl.goInstead('delete')}>${texts.copy.deleteOld}</button>
    </div>
  <//>`;
}
