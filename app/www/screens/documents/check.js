// The document check, step by step: where the document is from, a number for who has no Danish document, the
// zone, and the reading. What was said stays in this screen's memory only, so whoever leaves the app begins anew.
/** @import { Segl } from '../../segl.js' */
/** @import { ChipCarrier } from '../../device/chip.js' */
/** @import { DocumentPurpose } from '../../types.js' */
/** @import { Printed, Told } from '../../documents/reading.js' */
import { Screen } from '../../components/screen.js';
import { nfc } from '../../device/nfc.js';
import { denmark } from '../../documents/countries.js';
import { html, useEffect, useState } from '../../vendor/preact.js';
import { AccessNumber } from './access-number.js';
import { Country } from './country.js';
import { NoReader } from './no-reader.js';
import { NumberOfPerson } from './number-of-person.js';
import { DocumentReading } from './reading.js';
import { Zone } from './zone.js';

/** The steps after the country.
 * @typedef {'number' | 'zone' | 'can' | 'reading'} Step */
/** @typedef {{ purpose: DocumentPurpose, terms: unknown, step?: Step }} Params */

/** @param {{ segl: Segl } & Params} props */
export default function DocumentCheck({ segl, purpose, terms, step }) {
  const [carrier, setCarrier] = useState(/** @type {ChipCarrier | null | undefined} */ (undefined));
  const [told, setTold] = useState(/** @type {Told | null} */ (null));
  const [printed, setPrinted] = useState(/** @type {Printed | null} */ (null));
  // A step that is in the history and not in memory: the app was closed, and nothing of the document is kept.
  const [wasLeft] = useState(step !== undefined);
  useEffect(() => {
    nfc.available().then(available => setCarrier(available ? nfc : null), () => setCarrier(null));
  }, []);
  const go = (/** @type {Step} */ next) => segl.go('document', { purpose, terms, step: next });
  const say = (/** @type {Told} */ more, /** @type {Step} */ next) => { setTold(more); go(next); };
  if (carrier === undefined) {
    return html`<${Screen} segl=${segl} title=${segl.texts.working} key="looking"><//>`;
  }
  if (carrier === null) {
    return html`<${NoReader} segl=${segl} onReader=${setCarrier} />`;
  }
  if (!told || !step) {
    return html`<${Country} segl=${segl} wasLeft=${wasLeft && !told} onChosen=${(/** @type {string} */ country) =>
      say({ country }, country === denmark ? 'zone' : 'number')} />`;
  }
  switch (step) {
    case 'number':
      return html`<${NumberOfPerson} segl=${segl} isKnown=${purpose !== 'activate'}
        onSaid=${(/** @type {object} */ number) => say({ country: told.country, ...number }, 'zone')} />`;
    case 'can':
      return html`<${AccessNumber} segl=${segl}
        onSaid=${(/** @type {string} */ can) => say({ ...told, ...can && { can } }, 'reading')} />`;
    case 'reading':
      return html`<${DocumentReading} segl=${segl} purpose=${purpose} terms=${terms} told=${told} printed=${printed}
        carrier=${carrier} onPrinted=${setPrinted} onCarrierLost=${() => setCarrier(null)} />`;
    default:
      return html`<${Zone} segl=${segl} onPrinted=${(/** @type {Printed} */ read) => {
        setPrinted(read);
        go(isOfPassport(read) ? 'reading' : 'can');
      }} />`;
  }
}

/** Only a card may have an access number on its front; of what was typed nobody knows.
 * @param {Printed} printed */
const isOfPassport = printed => 'zone' in printed && printed.zone.startsWith('P');
