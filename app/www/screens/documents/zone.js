// The first of the two ways in which a document is scanned: its machine-readable zone, by the camera; or the three
// fields of it that open the chip, typed.
/** @import { Segl } from '../../segl.js' */
/** @import { Printed, ZonePart } from '../../documents/reading.js' */
import { Field } from '../../components/field.js';
import { Finder } from '../../components/finder.js';
import { Screen } from '../../components/screen.js';
import { cameraTrouble } from '../../device/camera.js';
import { zoneCamera } from '../../device/zone.js';
import { dateTyped } from '../../documents/dates.js';
import { html, useEffect, useRef, useState } from '../../vendor/preact.js';

/** @typedef {(printed: Printed) => void} OnPrinted */

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
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [why, setWhy] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    if (video.current) {
      zoneCamera.read(video.current, zone => onPrinted({ zone }), stop.signal).catch(error => {
        console.info(error);
        setWhy(texts.scan.camera[cameraTrouble(error)]);
        onMissing();
      });
    }
    return () => stop.abort();
  }, []);
  return html`<${Finder} video=${video} missing=${why} />
    <p role="status" class="hint centred">${!why && texts.documents.zone.looking}</p>`;
}

/** @param {{ segl: Segl, onPrinted: OnPrinted }} props */
function Typed({ segl, onPrinted }) {
  const { texts } = segl;
  const words = texts.documents.zone;
  const [typed, setTyped] = useState({ number: '', birth: '', expiry: '' });
  const [wrong, setWrong] = useState({ number: '', birth: '', expiry: '' });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const documentNumber = typed.number.replace(/\s/g, '').toUpperCase();
    const [birthDate, expiry] = [dateTyped(typed.birth), dateTyped(typed.expiry)];
    setWrong({
      number: /^[0-9A-Z]+$/.test(documentNumber) ? '' : words.numberWrong,
      birth: birthDate ? '' : words.dateWrong,
      expiry: expiry ? '' : words.dateWrong,
    });
    if (/^[0-9A-Z]+$/.test(documentNumber) && birthDate && expiry) {
      onPrinted({ documentNumber, birthDate, expiry });
    }
  };
  const field = (/** @type {'number' | 'birth' | 'expiry'} */ id, /** @type {string} */ hint) =>
    html`<${Field} id=${id} label=${words[id]} hint=${hint} value=${typed[id]} wrong=${wrong[id]}
      onValue=${(/** @type {string} */ value) => setTyped({ ...typed, [id]: value })}
      input=${{ autocomplete: 'off', spellcheck: false, maxlength: 24, class: 'code',
        ...id === 'number' ? { autocapitalize: 'characters' } : { inputmode: 'numeric' } }} />`;
  return html`<form onSubmit=${submit}>
    ${field('number', '')}${field('birth', words.dateHint)}${field('expiry', words.dateHint)}
    <button class="act">${texts.next}</button>
  </form>`;
}
