// The QR code of a login, read by the camera; or its link, pasted by an owner who cannot scan.
/** @import { Segl } from '../segl.js' */
import { seenIn } from '../address.js';
import { claim } from '../approving.js';
import { Trouble, useAction } from '../components/action.js';
import { Field } from '../components/field.js';
import { Finder } from '../components/finder.js';
import { Persons } from '../components/persons.js';
import { Screen } from '../components/screen.js';
import { camera, cameraTrouble } from '../device/camera.js';
import { html, useEffect, useRef, useState } from '../vendor/preact.js';

/** What is said below the picture; each keeps its room, however many lines it takes. */
const states = /** @type {const} */ (['starting', 'running']);

/** @param {{ segl: Segl }} props */
export default function Scan({ segl }) {
  const { texts } = segl;
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [seeing, setSeeing] = useState(/** @type {'starting' | 'running' | 'missing'} */ ('starting'));
  const [missing, setMissing] = useState('');
  const [link, setLink] = useState('');
  const take = useAction(segl, async (/** @type {string} */ text, /** @type {string} */ otherwise) => {
    const seen = seenIn(text);
    if (!seen) {
      take.setTrouble(otherwise);
      return;
    }
    // A link pasted by hand cannot lead back to its browser, so a return code is needed.
    await claim(segl, segl.person, 'link' in seen ? { ...seen, returnCode: true } : seen);
    segl.goInstead('approve');
  });
  const found = useRef(take.run);
  found.current = take.run;
  useEffect(() => {
    const stop = new AbortController();
    watch(video.current, text => found.current(text, texts.scan.notOurs), stop.signal)
      .then(() => setSeeing('running'), error => {
        console.info(error);
        setMissing(`${texts.scan.camera[cameraTrouble(error)]} ${texts.scan.orLink}`);
        setSeeing('missing');
      });
    return () => stop.abort();
  }, []);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    take.run(link.trim(), texts.scan.pasteWrong);
  };
  return html`<${Screen} segl=${segl} title=${texts.scan.title}>
    <p>${texts.scan.lead}</p>
    <${Persons} segl=${segl} />
    <${Finder} video=${video} missing=${missing} />
    <p role="status" class="hint centred either">${states.map(state => html`<span key=${state}
      hidden=${seeing !== state}>${texts.scan[state]}</span>`)}</p>
    <details class="more" open=${seeing === 'missing'}>
      <summary>${texts.scan.paste}</summary>
      <p>${texts.scan.byNumber}</p>
      <form onSubmit=${submit}>
        <${Field} id="link" label=${texts.scan.pasteLabel} hint=${texts.scan.pasteHint} value=${link} onValue=${setLink}
          input=${{ inputmode: 'url', autocomplete: 'off', autocapitalize: 'none', spellcheck: false }} />
        <button class="act" aria-disabled=${take.busy}>${take.busy ? texts.working : texts.scan.use}</button>
      </form>
    </details>
    <div class="actions"><${Trouble} text=${take.trouble} /></div>
  <//>`;
}

/** @param {HTMLVideoElement | null} video
 * @param {(text: string) => void} found
 * @param {AbortSignal} signal */
async function watch(video, found, signal) {
  if (!video || !camera.supported()) {
    throw new Error('There is no camera here.');
  }
  /** @type {string | null} */
  let before = null;
  await camera.read(video, text => {
    if (text !== before) { // a code in view is handled once; a login's next code differs
      before = text;
      found(text);
    }
  }, signal);
}
