// The reading of a document: starts the check, does what the server asks, and leads to what the check was for. A
// refusal and a broken connection are told with what to do now.
/** @import { Segl } from '../../segl.js' */
/** @import { ChipCarrier } from '../../device/chip.js' */
/** @import { DocumentPurpose } from '../../types.js' */
/** @import { Starter } from '../../documents/checks.js' */
/** @import { Answers, AskedFace, Printed, Told, ZonePart } from '../../documents/reading.js' */
/** @import { ChipStep } from './chip.js' */
import { beginUnkept, sendDocument } from '../../activation.js';
import { Screen } from '../../components/screen.js';
import { isChipLost } from '../../device/chip.js';
import { companion } from '../../device/companion.js';
import { endFreeze, startCheck } from '../../documents/checks.js';
import { read } from '../../documents/reading.js';
import { No } from '../../refusals.js';
import { html, useEffect, useRef, useState } from '../../vendor/preact.js';
import { Chip } from './chip.js';
import { Face } from './face.js';
import { NotGranted } from './not-granted.js';
import { Zone } from './zone.js';

/** What the server waits for. `answer` is called with what the person gave.
 * @typedef {{ step: 'working' } | ChipStep
 *   | { step: 'zone', wrong: ZonePart, answer: (printed: Printed) => void }
 *   | { step: 'face', asked: AskedFace, answer: (pictures: Uint8Array<ArrayBuffer>[]) => void }} At */

/** Reasons that lie in what was said before the document was read. */
const askedWrong = ['DocumentFromElsewhere', 'DocumentHolderUnknown', 'DocumentTextWrong', 'PCodeWrong', 'PCodeOver',
  'PersonNumberInvalid'];

/** @type {At} */
const working = { step: 'working' };

/** `onCarrierLost`: the card reader is gone.
 * @typedef {{ segl: Segl, purpose: DocumentPurpose, terms: unknown, told: Told, printed: Printed,
 *   carrier: ChipCarrier, onPrinted: (printed: Printed) => void, onCarrierLost: () => void }} Props */

/** @param {Props} props */
export function DocumentReading({ segl, purpose, terms, told, printed, carrier, onPrinted, onCarrierLost }) {
  const [at, setAt] = useState(working);
  const [until, setUntil] = useState(0);
  const [error, setError] = useState(/** @type {unknown} */ (null));
  const [turn, setTurn] = useState(0);
  const newest = useRef(printed);
  newest.current = printed;
  useEffect(() => {
    const stop = new AbortController();
    const run = async () => {
      setAt(working);
      setError(null);
      const starter = await starterOf(segl, purpose, terms);
      const begun = await startCheck(segl, starter, purpose, terms);
      setUntil(begun.validUntil);
      const first = { ...told, ...newest.current };
      const answers = answersOf(carrier, told, setAt, onPrinted);
      await read({ ...begun, installation: segl.installation.id }, first, answers, stop.signal);
      setAt(working);
      await goOn(segl, purpose, starter, begun.check);
    };
    run().catch(failed => { if (!stop.signal.aborted) { setError(failed); } });
    return () => stop.abort();
  }, [turn]);
  const leave = () => segl.goHome();
  const fromStart = () => segl.go('document', { purpose, terms });
  const again = () => isChipLost(error) ? onCarrierLost()
    : error instanceof No && askedWrong.includes(error.reason) ? fromStart()
    : setTurn(turn + 1);
  if (error) {
    return html`<${NotGranted} segl=${segl} error=${error} onAgain=${again} onAnother=${fromStart} />`;
  }
  switch (at.step) {
    case 'zone':
      return html`<${Zone} segl=${segl} wrong=${at.wrong} onPrinted=${at.answer} />`;
    case 'chip':
      return html`<${Chip} segl=${segl} at=${at} until=${until} isOnReader=${carrier === companion}
        onLeave=${leave} />`;
    case 'face':
      return html`<${Face} segl=${segl} asked=${at.asked} until=${until} onPictures=${at.answer} onLeave=${leave} />`;
    default:
      return html`<${Screen} segl=${segl} title=${segl.texts.documents.working} top="none" key="working">
        <p role="status">${segl.texts.working}</p><//>`;
  }
}

/** An app that is in use asks with its own key, an empty one with that of a new activation.
 * @param {Segl} segl
 * @param {DocumentPurpose} purpose
 * @param {unknown} terms
 * @returns {Promise<Starter>} */
async function starterOf(segl, purpose, terms) {
  return purpose === 'activate' ? { activation: await beginUnkept(segl, terms) } : { person: segl.person };
}

/** @param {ChipCarrier} carrier
 * @param {Told} told
 * @param {(at: At) => void} setAt
 * @param {(printed: Printed) => void} onPrinted
 * @returns {Answers} */
function answersOf(carrier, { can }, setAt, onPrinted) {
  return {
    carrier,
    zone: wrong => new Promise(resolve => setAt({
      step: 'zone',
      wrong,
      answer: printed => { setAt(working); onPrinted(printed); resolve({ ...printed, ...can && { can } }); },
    })),
    awaitsChip: (isAgain, missing) => setAt({ step: 'chip', percent: null, isAgain, ...missing && { missing } }),
    progress: percent => setAt({ step: 'chip', percent, isAgain: false }),
    face: asked => new Promise(resolve => setAt({
      step: 'face', asked, answer: pictures => { setAt(working); resolve(pictures); },
    })),
  };
}

/** What the check was for.
 * @param {Segl} segl
 * @param {DocumentPurpose} purpose
 * @param {Starter} starter
 * @param {string} check */
async function goOn(segl, purpose, starter, check) {
  if ('activation' in starter) {
    await sendDocument(segl, starter.activation, check);
    segl.goInstead('activation');
    return;
  }
  const { person } = starter;
  switch (purpose) {
    case 'end-freeze':
      await endFreeze(person, check);
      await segl.refresh(person);
      segl.goInstead('reactivated');
      break;
    case 'new-pin':
      segl.goInstead('change-pin', { document: check });
      break;
    default:
      segl.goInstead('granted', { app: person.app, check });
  }
}
