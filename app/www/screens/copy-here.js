// The new phone of a copy, S2, steps 14 to 19: consent, short-range link, code, digits. From the user ID on it is an
// ordinary activation (activation.js). Nothing is stored until the old phone has vouched, so whoever leaves before
// that starts anew.
/** @import { Segl } from '../segl.js' */
/** @import { Scanned } from '../copying/new-phone.js' */
/** @import { Link } from '../types.js' */
import { beginUnkept } from '../activation.js';
import { toBase64Url } from '../bytes.js';
import { Trouble, useAction } from '../components/action.js';
import { Countdown } from '../components/countdown.js';
import { Field } from '../components/field.js';
import { Finder } from '../components/finder.js';
import { Screen } from '../components/screen.js';
import { digitsHere, readCode, scanned, vouched } from '../copying/new-phone.js';
import { camera, cameraTrouble } from '../device/camera.js';
import { broadcastOn } from '../device/link.js';
import { html, useEffect, useRef, useState } from '../vendor/preact.js';
import { fromWords } from '../words.js';
import { AllowLink } from './copy-link.js';

/** @typedef {{ w: Uint8Array<ArrayBuffer>, ea?: Uint8Array<ArrayBuffer> }} ReadCode */

/** @param {{ segl: Segl, terms: unknown }} props */
export default function CopyHere({ segl, terms }) {
  const { texts } = segl;
  const [step, setStep] = useState(/** @type {'tick' | 'link' | 'scan'} */ ('tick'));
  const [isShown, setIsShown] = useState(false);
  const [link, setLink] = useState(/** @type {Link | null} */ (null));
  const [here, setHere] = useState(/** @type {Scanned | null} */ (null));
  const [trouble, setTrouble] = useState('');
  const take = useAction(segl, async (/** @type {ReadCode} */ code) => {
    if (link) {
      setHere(await scanned(await beginUnkept(segl, terms), code, link.kind));
    }
  });
  if (here && link) {
    const again = (/** @type {string} */ why) => { setHere(null); setTrouble(why); };
    return html`<${Near} segl=${segl} here=${here} link=${link} onLost=${again} />`;
  }
  if (step === 'tick') {
    const next = () => isShown ? setStep('link') : setTrouble(texts.copy.mustBeShown);
    return html`<${Screen} segl=${segl} title=${texts.copy.hereTitle} key="tick">
      <p>${texts.copy.hereLead}</p>
      <label class="tick"><input type="checkbox" checked=${isShown}
        onChange=${(/** @type {any} */ event) => { setIsShown(event.target.checked); setTrouble(''); }} />
        ${texts.copy.isShown}</label>
      <p class="note warn">${texts.copy.noCall}</p>
      <div class="actions">
        <${Trouble} text=${trouble} />
        <button class="act" onClick=${next}>${texts.copy.scan}</button>
        <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button>
      </div>
    <//>`;
  }
  if (step === 'link') {
    const allowed = (/** @type {Link[]} */ [strongest]) => {
      setLink(strongest ?? null);
      setTrouble('');
      setStep('scan');
    };
    return html`<${AllowLink} segl=${segl} use="broadcast" onAllowed=${allowed}
      onCancel=${() => segl.goHome()} />`;
  }
  return html`<${ScanCode} segl=${segl} trouble=${take.trouble || trouble} busy=${take.busy} onCode=${take.run} />`;
}

/** Reads the code with the camera, or as twelve words.
 * @param {{ segl: Segl, busy: boolean, trouble: string, onCode: (code: any) => Promise<void> }} props */
function ScanCode({ segl, busy, trouble, onCode }) {
  const { texts } = segl;
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [missing, setMissing] = useState('');
  const tell = (/** @type {unknown} */ error) =>
    setMissing(`${texts.scan.camera[cameraTrouble(error)]} ${texts.copy.orWords}`);
  const [words, setWords] = useState('');
  const found = useRef(onCode);
  found.current = onCode;
  const typed = useAction(segl, async () => {
    const read = await fromWords(words, segl.installation.language === 'en' ? 'en' : 'da');
    if (read instanceof Uint8Array) {
      await onCode({ w: read });
    } else {
      typed.setTrouble(
        read.wrong === 'unknown' ? texts.copy.wordUnknown(read.at + 1) : texts.copy.wordsWrong[read.wrong]);
    }
  });
  useEffect(() => {
    const stop = new AbortController();
    /** @type {string} */
    let before = '';
    const element = video.current;
    if (!element || !camera.supported()) {
      tell(null);
      return;
    }
    camera.read(element, text => {
      const code = text === before ? null : readCode(text);
      before = text;
      if (code) {
        found.current(code);
      }
    }, stop.signal).catch(tell);
    return () => stop.abort();
  }, []);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    typed.run();
  };
  return html`<${Screen} segl=${segl} title=${texts.copy.scanTitle} top="none" key="scan">
    <p>${texts.copy.scanLead}</p>
    <${Finder} video=${video} missing=${missing} />
    <details class="more" open=${missing !== ''}>
      <summary>${texts.copy.typeWords}</summary>
      <form onSubmit=${submit}>
        <${Field} id="words" label=${texts.copy.words} hint=${texts.copy.wordsHint} value=${words} onValue=${setWords}
          input=${{ autocomplete: 'off', autocapitalize: 'none', spellcheck: false }} />
        <button class="act" aria-disabled=${typed.busy || busy}>${texts.next}</button>
      </form>
    </details>
    <div class="actions">
      <${Trouble} text=${trouble || typed.trouble} />
      <p role="status" class="hint centred">${busy && texts.working}</p>
      <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button>
    </div>
  <//>`;
}

/** The code is known: broadcasts, then shows the digits until the old phone has vouched.
 * @param {{ segl: Segl, here: Scanned, link: Link, onLost: (why: string) => void }} props */
function Near({ segl, here, link, onLost }) {
  const { texts } = segl;
  const [digits, setDigits] = useState('');
  const run = useAction(segl, async (/** @type {AbortSignal} */ stop, /** @type {AbortController} */ quiet) => {
    broadcastOn(link, here.broadcast, quiet.signal)
      .catch(error => run.setTrouble(texts.copy.cannotListen(String(error))));
    const found = await digitsHere(here, stop);
    quiet.abort();
    setDigits(found);
    segl.announce(texts.copy.digitsAre(found.split('').join(' ')));
    const validUntil = await vouched(here, stop);
    await segl.keepActivation({
      ...here.activation, step: 'userId', validUntil, transcript: toBase64Url(here.transcript),
    });
    segl.goInstead('activation');
  });
  useEffect(() => {
    const [stop, quiet] = [new AbortController(), new AbortController()];
    run.run(stop.signal, quiet);
    return () => { stop.abort(); quiet.abort(); };
  }, [here]);
  return html`<${Screen} segl=${segl} title=${digits ? texts.copy.compareTitle : texts.copy.nearHereTitle} top="none"
      key=${digits ? 'digits' : 'near'}>
    ${digits
      ? html`<p class="digits code" aria-label=${digits.split('').join(' ')}>${digits}</p>
          <p>${texts.copy.compareHere}</p>`
      : html`<p role="status">${texts.copy.broadcasting}</p>`}
    <${Countdown} segl=${segl} until=${here.validUntil} onEnd=${() => onLost(texts.copy.codeOver)} />
    <p class="note warn">${texts.copy.noCall}</p>
    <div class="actions">
      <${Trouble} text=${run.trouble} />
      ${run.trouble && html`<button class="act" onClick=${() => onLost('')}>${texts.tryAgain}</button>`}
      <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button>
    </div>
  <//>`;
}
