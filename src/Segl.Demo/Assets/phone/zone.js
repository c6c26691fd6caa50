// The camera that reads lines, for the phones of the demo: it sees the document that the drawer has laid on this phone.
import { at } from './phone.js';

/** Milliseconds between two looks. */
const pause = 500;
/** Milliseconds that the lines are in the picture before they are read, so that it is seen. */
const reading = 1200;

export const zone = {
  supported: () => true,

  /** @param {HTMLVideoElement} video
   * @param {(zone: string) => void} found
   * @param {AbortSignal} signal */
  async read(video, found, signal) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 480;
    draw(canvas, null);
    video.srcObject = canvas.captureStream(5);
    video.play().catch(() => {});
    let isRead = false;
    const looking = setInterval(async () => {
      const lines = await linesInSight(signal).catch(() => null); // the server may be restarting
      if (lines && !isRead && !signal.aborted) {
        isRead = true;
        draw(canvas, lines);
        setTimeout(() => signal.aborted || found(lines.join('\n')), reading);
      }
    }, pause);
    signal.addEventListener('abort', () => {
      clearInterval(looking);
      video.srcObject = null;
    });
  },
};

/** @param {AbortSignal} signal
 * @returns {Promise<string[] | null>} */
async function linesInSight(signal) {
  return (await (await fetch(at('/demo/phone/drawer'), { signal })).json()).document ?? null;
}

/** A table, or the page of a document with its lines. */
function draw(canvas, lines) {
  const drawing = canvas.getContext('2d');
  drawing.fillStyle = '#4a443c';
  drawing.fillRect(0, 0, 480, 480);
  if (lines) {
    drawing.fillStyle = '#e7ecdf';
    drawing.fillRect(20, 100, 440, 290);
    drawing.fillStyle = '#b9c3b4';
    drawing.fillRect(40, 120, 110, 150);
    drawing.fillStyle = '#1c1c1c';
    drawing.font = `${lines.length > 2 ? 23 : 16}px monospace`;
    lines.forEach((line, row) => drawing.fillText(line, 32, 320 + row * 28, 416));
  }
}
