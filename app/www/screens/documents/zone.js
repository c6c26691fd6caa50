// The first of the two ways in which a document is scanned: its machine-readable zone, by the camera; or the three
// fields of it that open the chip, typed.
/** @import { Segl } from '../../segl.js' */
/** @import { Lamp } from '../../device/zone.js' */
/** @import { Printed, ZonePart } from '../../documents/reading.js' */
/** @import { Typed as TypedFields } from '../../documents/typed.js' */
/** @import { ZoneAdvice } from '../../mrz/camera/watch.js' */
import { danishDay } from '../../clock.js';
import { Field } from '../../components/field.js';
import { Finder } from '../../components/finder.js';
import { Screen } from '../../components/screen.js';
import { cameraTrouble } from '../../device/camera.js';
import { zoneCamera } from '../../device/zone.js';
import { dateTyped } from '../../documents/dates.js';
import { faultsOf, faultsSoFar, numberTyped } from '../../documents/typed.js';
import { html, useEffect, useRef, useState } from '../../vendor/preact.js';

/** @typedef {(printed: Printed) => void} OnPrinted */

/** What is said below the picture; each keeps its room, however many lines it takes.
 * @type {ZoneAdvice[]} */
const advices = ['looking', 'closer', 'farther', 'still', 'tooDark', 'tooBright'];

/** @param {{ segl: Segl, wrong?: ZonePart, onPrinted: OnPrinted }} props
 *   `wrong`: the part that the server found wrong */
export function Zone({ segl, wrong, onPrinted }) {
  const { texts } = segl;
  const words = texts.documents.zone;
  const [missing, setMissing] = useState(!zoneCamera.supported());
  return html`<${Screen} segl=${segl} title=${words.title} key="zone">
    ${wrong && html`<p class="note no" role="alert">${words.wrong[wrong]}</p>`}
    <p>${words.lead}</p>
    ${zoneCamera.supported() && html`<${Camera} segl=${segl} onPrinted=${onPrinted}
      onMissing=${() => setMissing(true)} />`}
    <details class="more" open=${missing || wrong !== undefined}>
      <summary>${words.type}</summary>
      <${Typed} segl=${segl} onPrinted=${onPrinted} />
    </details>
  <//>`;
}

/** @param {{ segl: Segl, onPrinted: OnPrinted, onMissing: () => void }} props */
function Camera({ segl, onPrinted, onMissing }) {
  const { texts } = segl;
  const words = texts.documents.zone;
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [why, setWhy] = useState('');
  const [advice, setAdvice] = useState(/** @type {ZoneAdvice} */ ('looking'));
  const [lamp, setLamp] = useState(/** @type {Lamp | null} */ (null));
  useEffect(() => {
    const stop = new AbortController();
    if (video.current) {
      const found = (/** @type {string} */ zone) => {
        stop.abort(); // one zone is enough: the camera goes out
        onPrinted({ zone });
      };
      zoneCamera.read(video.current, found, stop.signal, setAdvice).then(lamp => setLamp(lamp ?? null), error => {
        console.info(error);
        setWhy(texts.scan.camera[cameraTrouble(error)]);
        onMissing();
      });
    }
    return () => stop.abort();
  }, []);
  return html`<div class="seen"><${Finder} video=${video} missing=${why} shape="wide" />
    ${lamp && html`<${LampSwitch} words=${words} lamp=${lamp} />`}</div>
    <p role="status" class="hint centred either">${!why && advices.map(one => html`<span key=${one}
      hidden=${advice !== one}>${words.advice[one]}</span>`)}</p>`;
}

/** @param {{ words: { lampOn: string, lampOff: string }, lamp: Lamp }} props */
function LampSwitch({ words, lamp }) {
  const [isOn, setOn] = useState(false);
  const turn = () => lamp.turn(!isOn).then(() => setOn(!isOn), error => console.info(error));
  return html`<button class="plain" onClick=${turn}>${isOn ? words.lampOff : words.lampOn}</button>`;
}

/** @param {{ segl: Segl, onPrinted: OnPrinted }} props */
function Typed({ segl, onPrinted }) {
  const { texts } = segl;
  const words = texts.documents.zone;
  const [typed, setTyped] = useState({ number: '', digit: '', birth: '', expiry: '' });
  const [isAsked, setAsked] = useState(false);
  const today = danishDay();
  const faults = isAsked ? faultsOf(typed, today) : faultsSoFar(typed, today);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    setAsked(true); // from now on also what is missing is told
    const [birthDate, expiry] = [dateTyped(typed.birth), dateTyped(typed.expiry)];
    if (Object.keys(faultsOf(typed, today)).length === 0 && birthDate && expiry) {
      onPrinted({ documentNumber: numberTyped(typed.number), birthDate, expiry });
    }
  };
  const field = (/** @type {keyof TypedFields} */ id, /** @type {string} */ hint, more = {}) => {
    const fault = faults[id];
    const change = (/** @type {string} */ value) => setTyped({ ...typed, [id]: value });
    return html`<${Field} id=${id} label=${words[id]} hint=${hint} value=${typed[id]}
      wrong=${fault ? words.typedWrong[fault] : ''} onValue=${change}
      input=${{ autocomplete: 'off', spellcheck: false, maxlength: 24, class: 'code',
        ...id === 'number' ? { autocapitalize: 'characters' } : { inputmode: 'numeric' }, ...more }} />`;
  };
  return html`<form onSubmit=${submit}>
    ${field('number', '')}${field('digit', words.digitHint, { maxlength: 1 })}
    ${field('birth', words.dateHint)}${field('expiry', words.dateHint)}
    <button class="act">${texts.next}</button>
  </form>`;
}
