// The camera that reads QR codes. The decoder is loaded when the camera opens.
import { deviceOr } from './device.js';

/** How many pictures a second are searched for a code. */
const picturesPerSecond = 8;
/** The longer side of the searched picture in pixels: enough for a code that fills a third of it. */
const searchedSide = 640;

export const camera = deviceOr('camera', {
  supported() {
    return Boolean(navigator.mediaDevices?.getUserMedia);
  },

  /** Shows the camera in `video` and calls `found` with each code's text until the signal aborts. Throws when there is
   * no camera or permission was denied.
   * @param {HTMLVideoElement} video
   * @param {(text: string) => void} found
   * @param {AbortSignal} signal */
  async read(video, found, signal) {
    const [{ default: decode }, stream] = await Promise.all([
      import('../vendor/qr/decode.js'),
      navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 } } }),
    ]);
    const stop = () => stream.getTracks().forEach(track => track.stop());
    if (signal.aborted) {
      stop();
      return;
    }
    video.srcObject = stream;
    await video.play();
    const search = setInterval(() => {
      const text = searchIn(video, decode);
      if (text !== null) {
        found(text);
      }
    }, 1000 / picturesPerSecond);
    signal.addEventListener('abort', () => {
      clearInterval(search);
      stop();
      video.srcObject = null;
    });
  },
});

/** @typedef {'refused' | 'none' | 'busy' | 'failed'} CameraTrouble */

/** What it was that kept the camera shut.
 * @param {unknown} error as `read` throws it
 * @returns {CameraTrouble} */
export function cameraTrouble(error) {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return camera.supported() ? 'failed' : 'none';
  }
}

const canvas = document.createElement('canvas');

/** @param {HTMLVideoElement} video
 * @param {(picture: { width: number, height: number, data: Uint8ClampedArray }) => string} decode
 * @returns {string | null} */
function searchIn(video, decode) {
  if (!video.videoWidth) {
    return null;
  }
  const scale = Math.min(1, searchedSide / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (!drawing) {
    return null;
  }
  drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    return decode(drawing.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return null; // no code in this picture: the decoder throws then
  }
}
