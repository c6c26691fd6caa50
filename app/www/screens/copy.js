// Copying the app, on the old phone (R40-R46) and on every other app of the same person; the server's state of the
// copy decides which screen is shown.
/** @import { Segl } from '../segl.js' */
/** @import { Copy } from '../types.js' */
import { Trouble, useAction } from '../components/action.js';
import { Screen } from '../components/screen.js';
import { look } from '../copying/old-phone.js';
import { No } from '../refusals.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { CopyDone } from './copy-done.js';
import { CopyShow } from './copy-show.js';
import { CopyStart } from './copy-start.js';
import { CopyWait } from './copy-wait.js';

/** @param {{ segl: Segl }} props */
export default function CopyScreen({ segl }) {
  const { texts, person } = segl;
  const [copy, setCopy] = useState(/** @type {Copy | null | undefined} */ (undefined));
  const [vouched, setVouched] = useState(false);
  const load = useAction(segl, async (/** @type {AbortSignal} */ stop) => follow(person, copy => {
    setCopy(copy);
    if (copy?.step === 'vouched') {
      setVouched(true);
    }
  }, stop));
  useEffect(() => {
    const stop = new AbortController();
    load.run(stop.signal);
    return () => stop.abort();
  }, [person.app]);
  const lookAgain = async () => setCopy(await look(person, undefined));
  if (copy === undefined) {
    return html`<${Screen} segl=${segl} title=${texts.copy.title}>
      ${load.trouble
        ? html`<div class="actions">
            <${Trouble} text=${load.trouble} />
            <button class="act" onClick=${() => load.run(new AbortController().signal)}>${texts.tryAgain}</button>
          </div>`
        : html`<p role="status">${texts.working}</p>`}
    <//>`;
  }
  if (copy === null) {
    return vouched
      ? html`<${CopyDone} segl=${segl} />`
      : html`<${CopyStart} segl=${segl} onStarted=${lookAgain} />`;
  }
  if (copy.step === 'waiting' || !copy.here) {
    return html`<${CopyWait} segl=${segl} copy=${copy} onReady=${lookAgain} />`;
  }
  return html`<${CopyShow} segl=${segl} copy=${copy} onShown=${lookAgain} />`;
}

/** Calls `say` with the state of the copy after each change, until the signal aborts; null when no copy is under way.
 * @param {import('../types.js').Person} person
 * @param {(copy: Copy | null) => void} say
 * @param {AbortSignal} stop */
async function follow(person, say, stop) {
  /** @type {number | undefined} */
  let turn;
  while (!stop.aborted) {
    try {
      const copy = await look(person, turn, stop);
      turn = copy.turn;
      say(copy);
    } catch (error) {
      if (stop.aborted) {
        return;
      }
      if (!(error instanceof No) || (error.reason !== 'NotFound' && error.reason !== 'CopyOver')) {
        throw error;
      }
      turn = undefined;
      say(null);
      await new Promise(resolve => { setTimeout(resolve, 3000); });
    }
  }
}
