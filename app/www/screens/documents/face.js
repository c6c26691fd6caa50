// The third part of the check: the face, compared with the photo in the chip.
/** @import { Segl } from '../../segl.js' */
/** @import { AskedFace } from '../../documents/reading.js' */
import { Countdown } from '../../components/countdown.js';
import { FaceCamera } from '../../components/face-camera.js';
import { Screen } from '../../components/screen.js';
import { html } from '../../vendor/preact.js';

/** @param {{ segl: Segl, asked: AskedFace, until: number, onLeave: () => void,
 *   onPictures: (pictures: Uint8Array<ArrayBuffer>[]) => void }} props */
export function Face({ segl, asked, until, onPictures, onLeave }) {
  const { texts } = segl;
  return html`<${Screen} segl=${segl} title=${texts.face.title} top="none" onCancel=${onLeave} key="face">
    <p>${texts.face.compared}</p>
    <${Countdown} segl=${segl} until=${until} />
    <${FaceCamera} segl=${segl} asked=${asked} onPictures=${onPictures} />
  <//>`;
}
