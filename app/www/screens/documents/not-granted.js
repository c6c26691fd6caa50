// A check that ended without success: why, and what to do now.
/** @import { Segl } from '../../segl.js' */
import { explain } from '../../components/action.js';
import { Desk } from '../../components/desk.js';
import { Screen } from '../../components/screen.js';
import { isChipLost } from '../../device/chip.js';
import { ReadingBroken } from '../../documents/reading.js';
import { No, Unreachable } from '../../refusals.js';
import { html } from '../../vendor/preact.js';

/** @param {{ segl: Segl, error: unknown, onAgain: () => void, onAnother: () => void }} props `onAnother`: the check
 *   begins again with another document */
export function NotGranted({ segl, error, onAgain, onAnother }) {
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
      ${takesAnother(error) && html`<button class="act" onClick=${onAnother}>${texts.documents.another}</button>`}
      <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button>
    </div>
  <//>`;
}

/** Reasons that lie in the document: they stay the same however often it is read, and another one may do. */
const ofDocument = ['DocumentExpired', 'DocumentReportedLost', 'DocumentOfAnother', 'DocumentNotGenuine'];

/** Reasons that stay the same whatever document is read. */
const final = ['FaceNotCompared', 'TooManyDocumentChecks'];

/** @param {unknown} error */
const takesAnother = error => error instanceof No && ofDocument.includes(error.reason);

/** @param {unknown} error */
const mayTryAgain = error => !(error instanceof No) || ![...ofDocument, ...final].includes(error.reason);
