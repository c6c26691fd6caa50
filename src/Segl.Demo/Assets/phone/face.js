// The front camera of a phone of the demo: a drawn face, of whom the drawer says that they look into it. Which one it
// is stands in a comment of the JPEG, where the demo's server reads it: nobody here has a face to be compared.
import { at } from './phone.js';

const mark = 'segl demo face: ';
const looks = {
  Karla: { skin: '#f2c9a5', hair: '#8a5a2b' },
  Mikkel: { skin: '#e8b98f', hair: '#3b2a1a' },
  Lena: { skin: '#f6d6bd', hair: '#d9b36b' },
};

let seen = 'Nobody';

export const face = {
  supported: () => true,

  /** @param {HTMLVideoElement} video
   * @param {AbortSignal} signal */
  async open(video, signal) {
    const canvas = document.createElement('canvas');
    canvas.width = 480;
    canvas.height = 600;
    const look = async () => {
      seen = (await (await fetch(at('/demo/phone/drawer'), { signal })).json()).face;
      draw(canvas);
    };
    await look();
    video.srcObject = canvas.captureStream(5);
    video.play().catch(() => {});
    const looking = setInterval(() => look().catch(() => {}), 500);
    signal.addEventListener('abort', () => {
      clearInterval(looking);
      video.srcObject = null;
    });
  },

  async picture() {
    const canvas = document.createElement('canvas');
    canvas.width = 480;
    canvas.height = 600;
    draw(canvas);
    const drawn = await new Promise(done => { canvas.toBlob(done, 'image/jpeg', 0.8); });
    const jpeg = new Uint8Array(await drawn.arrayBuffer());
    return seen === 'Nobody' ? jpeg : marked(jpeg);
  },
};

/** The picture with a comment (ITU-T T.81, B.2.4.5) right after its first two bytes. */
function marked(jpeg) {
  const text = new TextEncoder().encode(mark + seen);
  return Uint8Array.from([...jpeg.slice(0, 2), 0xff, 0xfe, 0, text.length + 2, ...text, ...jpeg.slice(2)]);
}

/** @param {HTMLCanvasElement} canvas */
function draw(canvas) {
  const drawing = canvas.getContext('2d');
  const { width, height } = canvas;
  const oval = (x, y, across, down, colour) => {
    drawing.fillStyle = colour;
    drawing.beginPath();
    drawing.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
    drawing.fill();
  };
  drawing.fillStyle = '#c9d3dc';
  drawing.fillRect(0, 0, width, height);
  const look = looks[seen];
  if (!look) {
    drawing.fillStyle = '#7a5c3e';
    drawing.fillRect(150, 260, 180, 340); // an empty chair
    return;
  }
  oval(width / 2, 250, 165, 205, look.hair);
  oval(width / 2, 290, 135, 180, look.skin);
  for (const side of [-1, 1]) {
    oval(width / 2 + side * 52, 265, 14, 18, '#26303a');
  }
  oval(width / 2, 320, 12, 22, '#d79f7a');
  oval(width / 2, 385, 48, 12, '#b4534d');
}
