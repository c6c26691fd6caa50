// The camera that reads the lines of a document. The pictures are looked at in a worker of this page and leave it not;
// a native shell may bring what its phone has for reading text.
/** @import { ZoneAdvice } from '../mrz/camera/watch.js' */
import { danishDay } from '../clock.js';
import { addressOf } from '../scripts.js';
import { deviceOr } from './device.js';

/** The longer side of the searched picture in pixels. */
const searchedSide = 1280;
/** Milliseconds between an answer and the next picture: the phone stays cool, and two pictures are not the same one. */
const pause = 60;

/** The lamp beside the camera.
 * @typedef {{ turn(on: boolean): Promise<void> }} Lamp */

export const zoneCamera = deviceOr('zone', {
  supported() {
    return Boolean(navigator.mediaDevices?.getUserMedia) && 'Worker' in globalThis;
  },

  /** Shows the camera in `video` and calls `found` with the lines, once they fit, until the signal aborts; meanwhile
   * `advise` hears what would help. Throws when there is no camera or permission was denied.
   * @param {HTMLVideoElement} video
   * @param {(zone: string) => void} found
   * @param {AbortSignal} signal
   * @param {(advice: ZoneAdvice) => void} [advise]
   * @returns {Promise<Lamp | null | void>} the camera's lamp, where it has one */
  async read(video, found, signal, advise = () => {}) {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
    });
    const worker = new Worker(addressOf('/mrz/camera/worker.js'), { type: 'module' });
    const stop = () => {
      worker.terminate();
      stream.getTracks().forEach(track => track.stop());
      video.srcObject = null;
    };
    if (signal.aborted) {
      stop();
      return null;
    }
    signal.addEventListener('abort', stop);
    video.srcObject = stream;
    await video.play();
    look(video, worker, signal, ({ zone, advice }) => {
      if (zone !== null) {
        found(zone);
      }
      advise(advice);
    });
    return lampOf(stream);
  },
});

/** Shows the worker one picture after the other.
 * @param {HTMLVideoElement} video
 * @param {Worker} worker
 * @param {AbortSignal} signal
 * @param {(seen: { zone: string | null, advice: ZoneAdvice }) => void} hear */
function look(video, worker, signal, hear) {
  const canvas = document.createElement('canvas');
  const show = () => {
    const picture = signal.aborted ? null : pictureOf(video, canvas);
    if (picture) {
      worker.postMessage({ picture, today: danishDay() }, [picture.data.buffer]);
    } else if (!signal.aborted) {
      setTimeout(show, pause);
    }
  };
  worker.addEventListener('message', ({ data }) => {
    if (!signal.aborted) {
      hear(data);
      setTimeout(show, pause);
    }
  });
  worker.addEventListener('error', error => console.error('The lines cannot be looked for.', error.message));
  show();
}

/** What the camera sees now; of a picture that is higher than wide, the square in its middle.
 * @param {HTMLVideoElement} video
 * @param {HTMLCanvasElement} canvas
 * @returns {ImageData | null} */
function pictureOf(video, canvas) {
  const [width, height] = [video.videoWidth, Math.min(video.videoWidth, video.videoHeight)];
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (!width || !drawing) {
    return null;
  }
  const scale = Math.min(1, searchedSide / width);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  drawing.drawImage(video, 0, (video.videoHeight - height) / 2, width, height, 0, 0, canvas.width, canvas.height);
  return drawing.getImageData(0, 0, canvas.width, canvas.height);
}

/** @param {MediaStream} stream
 * @returns {Lamp | null} */
function lampOf(stream) {
  const [track] = stream.getVideoTracks();
  const can = /** @type {{ torch?: boolean } | undefined} */ (track?.getCapabilities?.());
  return track && can?.torch
    ? { turn: on => track.applyConstraints({ advanced: [/** @type {MediaTrackConstraintSet} */ ({ torch: on })] }) }
    : null;
}
