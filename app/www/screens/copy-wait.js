// S2, step 7: the wait, with its end as a time of day and as a ring; OK minimises it. Any app of the person can stop
// the copy.
/** @import { Segl } from '../segl.js' */
/** @import { Copy } from '../types.js' */
import { handIn, offer } from '../acts.js';
import { serverNow } from '../clock.js';
import { Trouble, timeOf, useAction } from '../components/action.js';
import { Screen } from '../components/screen.js';
import { html, useEffect, useRef, useState } from '../vendor/preact.js';

const minute = 60000;

/** @param {{ segl: Segl, copy: Copy, onReady: () => Promise<unknown> }} props */
export function CopyWait({ segl, copy, onReady }) {
  const { texts } = segl;
  const [now, setNow] = useState(serverNow);
  const ready = useAction(segl, onReady);
  useEffect(() => {
    const tick = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(tick);
  }, []);
  const left = Math.max(0, copy.readyAt - now);
  useEffect(() => {
    if (left === 0 && copy.here && copy.step === 'waiting') {
      ready.run();
    }
  }, [left === 0]);
  const minutes = Math.max(1, Math.ceil(left / minute));
  const share = 1 - left / Math.max(1, copy.readyAt - copy.startedAt);
  return html`<${Screen} segl=${segl} title=${copy.here ? texts.copy.waitTitle : texts.copy.elsewhereTitle} top="menu">
    ${!copy.here && html`<p>${texts.copy.elsewhere(copy.fromName)}</p>`}
    ${left > 0
      ? html`<div class="ring" role="img" aria-label=${texts.copy.readyAt(timeOf(texts, copy.readyAt))}>
          <svg viewBox="0 0 120 120" aria-hidden="true">
            <circle cx="60" cy="60" r="52" pathLength="100" />
            <circle class="done" cx="60" cy="60" r="52" pathLength="100" stroke-dasharray="${100 * share} 100"
              transform="rotate(-90 60 60)" />
          </svg>
          <strong>${texts.copy.minutesLeft(minutes)}</strong>
          <small>${texts.copy.readyShort(timeOf(texts, copy.readyAt))}</small>
        </div>
        <p class="spoken" role="status">${texts.copy.waitLead(timeOf(texts, copy.readyAt), minutes)}</p>`
      : html`<p role="status">${texts.copy.isReady}</p>`}
    ${copy.here && html`<p>${texts.copy.mayClose}</p>`}
    <div class="actions">
      <button class="act" onClick=${() => segl.goHome()}>${texts.ok}</button>
      <${StopCopy} segl=${segl} />
    </div>
  <//>`;
}

/** "Stop", from any app of the person; no PIN is needed (R42).
 * @param {{ segl: Segl }} props */
export function StopCopy({ segl }) {
  const { texts, person } = segl;
  const [sure, setSure] = useState(false);
  const question = useRef(/** @type {HTMLElement | null} */ (null));
  // Wherever on the screen it was pressed: the question and both answers come into view.
  useEffect(() => { question.current?.parentElement?.scrollIntoView({ block: 'end' }); }, [sure]);
  const stop = useAction(segl, async () => {
    const { payload } = await offer(person, 'stop');
    await handIn(person, 'stop', payload, null);
    await segl.refresh(person);
    segl.announce(texts.copy.stopped);
    segl.goHome();
  });
  return html`
    <${Trouble} text=${stop.trouble} />
    ${sure
      ? html`<p class="apart" ref=${question}>${texts.copy.stopSure}</p>
          <button class="harm final" aria-disabled=${stop.busy}
            onClick=${() => stop.run()}>${texts.copy.stopYes}</button>
          <button class="plain" onClick=${() => setSure(false)}>${texts.cancel}</button>`
      : html`<button class="harm apart" onClick=${() => setSure(true)}>${texts.copy.stop}</button>`}`;
}
