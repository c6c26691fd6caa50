// The second way in which a document is scanned: its chip, with the progress of the reading.
/** @import { ReaderState } from '../../device/chip.js' */
/** @import { Segl } from '../../segl.js' */
/** @import { Texts } from '../../texts/da.js' */
import { Countdown } from '../../components/countdown.js';
import { Screen } from '../../components/screen.js';
import { html } from '../../vendor/preact.js';

/** `percent`: null until the chip is found; `missing`: why a card reader waits.
 * @typedef {{ step: 'chip', percent: number | null, isAgain: boolean, missing?: ReaderState }} ChipStep */

/** @param {{ segl: Segl, at: ChipStep, until: number, isOnReader: boolean, onLeave: () => void }} props
 *   `isOnReader`: the document is laid on a card reader, not under the phone */
export function Chip({ segl, at, until, isOnReader, onLeave }) {
  const { texts } = segl;
  const words = texts.documents.chip;
  const isFound = at.percent !== null;
  const title = isFound ? words.readingTitle : isOnReader ? words.readerTitle : words.title;
  return html`<${Screen} segl=${segl} title=${title} top="none" changes key="chip">
    <p role="status" class="two-lines">${whatNow(texts, at, isOnReader)}</p>
    ${!isOnReader && html`<${Laid} />`}
    <progress class="reading" max="100" value=${at.percent ?? 0} aria-label=${words.progress}></progress>
    ${!isOnReader && html`<ul>${words.advice.map(one => html`<li key=${one}>${one}</li>`)}</ul>`}
    <${Countdown} segl=${segl} until=${until} />
    <div class="actions"><button class="plain" onClick=${onLeave}>${texts.cancel}</button></div>
  <//>`;
}

/** @param {Texts} texts
 * @param {ChipStep} at
 * @param {boolean} isOnReader */
function whatNow({ documents, companion }, { percent, isAgain, missing }, isOnReader) {
  const words = documents.chip;
  if (percent !== null) {
    return isOnReader ? words.leaveThere : words.holdStill;
  }
  return isOnReader ? companion.reader[missing ?? 'noDocument'] : isAgain ? words.lost : words.lead;
}

/** The upper half of a phone on an open passport. */
function Laid() {
  return html`<svg class="laid" aria-hidden="true" viewBox="0 0 160 120">
    <rect x="14" y="52" width="132" height="60" rx="6" /><path d="M80 52v60M26 66h34M26 78h34M26 90h22" />
    <rect class="phone" x="86" y="8" width="44" height="80" rx="8" /><path d="M102 16h12" />
    <path class="waves" d="M98 66a14 14 0 0 1 20 0M92 58a22 22 0 0 1 32 0" /></svg>`;
}
