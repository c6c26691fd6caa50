// This device cannot reach the chip of a document: says so before anything is typed, and names what can.
/** @import { ChipCarrier } from '../../device/chip.js' */
/** @import { Segl } from '../../segl.js' */
import { CompanionPairing } from '../../components/companion-pairing.js';
import { Desk } from '../../components/desk.js';
import { Screen } from '../../components/screen.js';
import { companion } from '../../device/companion.js';
import { html, useState } from '../../vendor/preact.js';

/** @param {{ segl: Segl, onReader: (carrier: ChipCarrier) => void }} props */
export function NoReader({ segl, onReader }) {
  const { texts } = segl;
  const words = texts.documents.noReader;
  const [pairs, setPairs] = useState(false);
  if (pairs) {
    return html`<${Screen} segl=${segl} title=${texts.companion.title} top="none" key="companion">
      <${CompanionPairing} segl=${segl} onPaired=${() => onReader(companion)}>
        <button type="button" class="plain" onClick=${() => setPairs(false)}>${texts.cancel}</button><//>
    <//>`;
  }
  return html`<${Screen} segl=${segl} title=${words.title} key="no-reader">
    <p>${words.lead}</p>
    <h2>${words.waysTitle}</h2>
    <ul>${words.ways.map(way => html`<li key=${way}>${way}</li>`)}</ul>
    <${Desk} segl=${segl} />
    <div class="actions">
      <button class="act" onClick=${() => setPairs(true)}>${words.reader}</button>
      <button class="plain" onClick=${() => segl.goHome()}>${texts.notNow}</button>
    </div>
  <//>`;
}
