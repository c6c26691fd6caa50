// A check that ended without success: why, and what to do now.
/** @import { Segl } from '../../segl.js' */
import { explain } from '../../components/action.js';
import { Desk } from '../../components/desk.js';
import { Screen } from '../../components/screen.js';
import { isChipLost } from '../../device/chip.js';
import { ReadingBroken } from '../../documents/reading.js';
import { No, Unreachable } from '../../refusals.js';
import { html } from '../../vendor/preact.js';

/** @param {{ segl: Segl, error: unknown, onAgain: () => void }} props */
export function NotGranted({ segl, error, onAgain }) {
  const { texts } = segl;
  const words = texts.documents.notGranted;
  const isBroken = error instanceof ReadingBroken || error instanceof Unreachable || isChipLost(error);
  const why = isChipLost(error) ? words.readerGone : isBroken ? words.broken : explain(segl, error);
  return html`<${Screen} segl=${segl} title=${isBroken ? words.brokenTitle : words.title} top="none" key="not-granted">
    <p role="alert" class="note no">${why}</p>
    <p>${words.deleted}</p>
    ${!isBroken && html`<${Desk} segl=${segl} />`}
    <div class="actions">
      ${mayTryAgain(error) && html`<button class="act" onClick=${onAgain}>${texts.documents.beginAnew}</button>`}
      <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button>
    </div>
  <//>`;
}

/** Reasons that stay the same however often the document is read. */
const final =
  ['DocumentExpired', 'DocumentReportedLost', 'DocumentOfAnother', 'DocumentNotGenuine', 'FaceNotCompared',
    'TooManyDocumentChecks'];

/** @param {unknown} error */
const mayTryAgain = error => !(error instanceof No) || !final.includes(error.reason);
