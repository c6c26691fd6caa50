// The camera of a phone of the demo: it sees what the PC or another phone of the page shows.
import { at } from './phone.js';

/** How often it looks, ms. */
const look = 500;

/** The simulated camera: asks what the PC or the other phone shows, draws it into the picture, and decodes it. */
export async function seeWhatIsShown(video, found, signal) {
  const { default: encode } = await import('/vendor/qr/index.js');
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 320;
  draw(canvas, null);
  video.srcObject = canvas.captureStream(5);
  video.play().catch(() => {});
  const looking = setInterval(async () => {
    const code = await codeInSight().catch(() => null); // the server may be restarting
    if (code && !signal.aborted) {
      draw(canvas, encode(code, 'raw', { ecc: 'medium', border: 2 }));
      found(code);
    }
  }, look);
  signal.addEventListener('abort', () => {
    clearInterval(looking);
    video.srcObject = null;
  });
}

/** @returns {Promise<string | undefined>} */
async function codeInSight() {
  return (await (await fetch(at('/demo/screen'))).json()).code;
}

/** Draws a desk with a screen on it; the code is slightly rotated, as with a hand-held phone. */
function draw(canvas, rows) {
  const drawing = canvas.getContext('2d');
  const { width, height } = canvas;
  drawing.setTransform(1, 0, 0, 1, 0, 0);
  drawing.fillStyle = '#3b3a38';
  drawing.fillRect(0, 0, width, height);
  drawing.translate(width / 2, height / 2);
  drawing.rotate(-0.05);
  drawing.fillStyle = rows ? '#ffffff' : '#55534f';
  drawing.fillRect(-110, -110, 220, 220);
  if (rows) {
    const size = 220 / rows.length;
    drawing.fillStyle = '#000000';
    rows.forEach((row, y) => row.forEach((dark, x) => {
      if (dark) {
        drawing.fillRect(-110 + x * size, -110 + y * size, size + 0.5, size + 0.5);
      }
    }));
  }
}
