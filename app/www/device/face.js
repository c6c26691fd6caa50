// The front camera, which takes the pictures that the server compares with a document's portrait. A picture is
// a JPEG as the camera sees it, not mirrored; it exists in this page's memory and is sent, never stored.
import { deviceOr } from './device.js';

/** The longer side of a picture in pixels: the face that fills the oval then has enough of them. */
const longestSide = 640;
/** More bytes than this the server does not take. */
const mostBytes = 200_000;
/** JPEG qualities, the best first; the first whose picture is small enough is taken. */
const qualities = [0.92, 0.8, 0.6, 0.4];
/** Milliseconds between the cue and the first picture of the movement, and between two of them: a slow turn of the
 * head takes about three seconds. */
const reaction = 700;
const between = 550;

export const face = deviceOr('face', {
  supported() {
    return Boolean(navigator.mediaDevices?.getUserMedia);
  },

  /** Shows the front camera in `video` until the signal aborts. Throws when there is no camera or permission was
   * denied; `cameraTrouble` says which.
   * @param {HTMLVideoElement} video
   * @param {AbortSignal} signal */
  async open(video, signal) {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: { ideal: 'user' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    const stop = () => stream.getTracks().forEach(track => track.stop());
    if (signal.aborted) {
      stop();
      return;
    }
    video.srcObject = stream;
    await video.play();
    signal.addEventListener('abort', () => {
      stop();
      video.srcObject = null;
    });
  },

  /** What the camera sees now, as a JPEG of at most 200 kB. Throws when it sees nothing any more.
   * @param {HTMLVideoElement} video
   * @returns {Promise<Uint8Array<ArrayBuffer>>} */
  async picture(video) {
    const stream = /** @type {MediaStream | null} */ (video.srcObject);
    if (!video.videoWidth || stream?.getVideoTracks()[0]?.readyState !== 'live') {
      throw new DOMException('The camera is gone.', 'NotReadableError');
    }
    const scale = Math.min(1, longestSide / Math.max(video.videoWidth, video.videoHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
    for (const quality of qualities) {
      const jpeg = await jpegOf(canvas, quality);
      if (jpeg && jpeg.size <= mostBytes) {
        return new Uint8Array(await jpeg.arrayBuffer());
      }
    }
    throw new DOMException('The picture cannot be made small enough.', 'EncodingError');
  },
});

/** The straight picture, then those during the movement.
 * @param {HTMLVideoElement} video
 * @param {number} count all of them
 * @param {() => void} move called after the straight picture: now the head is to be moved
 * @param {AbortSignal} signal ends it; the promise is then rejected
 * @returns {Promise<Uint8Array<ArrayBuffer>[]>} */
export async function takePictures(video, count, move, signal) {
  const pictures = [await face.picture(video)];
  move();
  await pause(reaction, signal);
  while (pictures.length < count) {
    pictures.push(await face.picture(video));
    await pause(between, signal);
  }
  return pictures;
}

/** @param {number} milliseconds
 * @param {AbortSignal} signal
 * @returns {Promise<void>} */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const end = () => reject(new DOMException('It was ended.', 'AbortError'));
    if (signal.aborted) {
      end();
      return;
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', ended);
      resolve();
    }, milliseconds);
    const ended = () => {
      clearTimeout(timer);
      end();
    };
    signal.addEventListener('abort', ended, { once: true });
  });
}

/** @param {HTMLCanvasElement} canvas
 * @param {number} quality
 * @returns {Promise<Blob | null>} */
function jpegOf(canvas, quality) {
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality));
}
