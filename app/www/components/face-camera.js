// The face scan: the front camera in an oval, one press, a straight picture, then pictures during the movement that
// the server chose. Each step is also said, sounded and felt, for whoever does not see the oval.
/** @import { Segl } from '../segl.js' */
import { cameraTrouble } from '../device/camera.js';
import { cueing } from '../device/cues.js';
import { face, pause, takePictures } from '../device/face.js';
import { html, useEffect, useRef, useState } from '../vendor/preact.js';
import { Finder } from './finder.js';

/** @typedef {'left' | 'right' | 'nod'} FaceMovement */
/** @typedef {'tooDark' | 'noFace' | 'tooSmall' | 'moreThanOne' | 'noMovement'} FaceFault */

/** Milliseconds between the press and the straight picture, to look up and hold still. */
const settling = 1500;

/** What the server asks for, each time anew: how many pictures, the straight one included; why those before were of
 * no use.
 * @typedef {{ movement: FaceMovement, pictures: number, again?: FaceFault }} AskedPictures */

/** @param {{ segl: Segl, asked: AskedPictures, onPictures: (pictures: Uint8Array<ArrayBuffer>[]) => unknown }} props */
export function FaceCamera({ segl, asked, onPictures }) {
  const texts = segl.texts.face;
  const { movement, pictures, again } = asked;
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const running = useRef(/** @type {AbortController | null} */ (null));
  const [step, setStep] = useState(/** @type {'opening' | 'ready' | 'straight' | 'moving' | 'taken'} */ ('opening'));
  const [missing, setMissing] = useState('');
  const fail = (/** @type {unknown} */ error) => {
    console.info(error);
    setMissing(`${segl.texts.scan.camera[cameraTrouble(error)]} ${texts.withoutCamera}`);
  };
  const open = () => {
    const stop = new AbortController();
    running.current = stop;
    setMissing('');
    setStep('opening');
    show(video.current, stop.signal).then(() => setStep('ready'), fail);
    return stop;
  };
  useEffect(() => {
    open();
    return () => running.current?.abort();
  }, []);
  // Asked for again, the camera is still open.
  useEffect(() => setStep(now => now === 'taken' ? 'ready' : now), [asked]);
  const begin = async () => {
    const { current: stop } = running;
    const { current: seen } = video;
    if (step !== 'ready' || !stop || !seen) {
      return;
    }
    cueing.ready();
    try {
      setStep('straight');
      await pause(settling, stop.signal);
      cueing.give('picture');
      const taken = await takePictures(seen, pictures, () => {
        cueing.give('move');
        setStep('moving');
      }, stop.signal);
      cueing.give('done');
      setStep('taken');
      onPictures(taken);
    } catch (error) {
      if (!stop.signal.aborted) {
        stop.abort();
        fail(error);
      }
    }
  };
  const said = step === 'moving' ? texts.moving[movement] : texts[step];
  return html`<div class="face-camera ${step} ${movement}">
      <p>${again ? texts.again[again] : texts.lead}</p>
      <${Finder} video=${video} missing=${missing} />
      <p role="status" class="centred two-lines"><strong>${!missing && said}</strong></p>
    </div>
    <div class="actions">
      ${missing
        ? html`<button class="act" onClick=${open}>${texts.openAgain}</button>`
        : html`<button class="act" aria-disabled=${step !== 'ready'} onClick=${begin}>${texts.begin}</button>`}
    </div>`;
}

/** @param {HTMLVideoElement | null} video
 * @param {AbortSignal} signal */
async function show(video, signal) {
  if (!video || !face.supported()) {
    throw new Error('There is no camera here.');
  }
  await face.open(video, signal);
}
