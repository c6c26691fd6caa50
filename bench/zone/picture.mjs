// Pictures of documents as a camera takes them: the lines printed with the real OCR-B, seen from an angle, in uneven
// light, out of focus and with noise. Every picture is the same for the same seed.
import { glyphsOf } from './font.mjs';

/** @typedef {{ width: number, height: number, data: Float32Array }} Sheet brightness, 0 is black and 1 white */

const font = '/usr/share/fonts/opentype/ocr-b/OCRB.otf';
const glyphs = glyphsOf(font, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<');

/** Pixels of a printed sheet for a millimetre. */
const fineness = 16;
/** Millimetres from character to character (ten an inch). */
const pitch = 2.54;

/** Numbers between 0 and 1 that look random (mulberry32).
 * @param {number} seed */
export function randomness(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 0x6d2b79f5 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
}

/** Sizes of documents and where their lines stand, in millimetres.
 * @type {Record<number, { width: number, height: number, left: number, foot: number, rows: number }>} */
const papers = {
  44: { width: 125, height: 88, left: 6, foot: 9.4, rows: 6.35 },
  36: { width: 105, height: 74, left: 5, foot: 9.4, rows: 6.35 },
  30: { width: 85.6, height: 54, left: 4, foot: 5, rows: 4.23 },
};

/** A document with its lines, guilloches below them, and a portrait and other writing above.
 * @param {string[]} lines
 * @param {{ ink?: number, paper?: number, pattern?: number, rows?: number }} [print]
 * @returns {Sheet} */
export function printed(lines, { ink = 0.12, paper = 0.85, pattern = 0.06, rows } = {}) {
  const size = papers[lines[0].length];
  const [width, height] = [Math.round(size.width * fineness), Math.round(size.height * fineness)];
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const bend = 6 * Math.sin(y / 90);
    for (let x = 0; x < width; x++) {
      data[y * width + x] = paper + pattern * Math.sin(x / 17 + bend) * Math.cos(y / 23 - x / 31);
    }
  }
  const sheet = { width, height, data };
  for (let y = Math.round(0.08 * height); y < 0.6 * height; y++) {
    for (let x = Math.round(0.04 * width); x < 0.3 * width; x++) {
      data[y * width + x] = 0.35 + 0.3 * Math.sin(x / 60) * Math.cos(y / 80);
    }
  }
  lines.forEach((line, row) => {
    const y = size.height - size.foot - (lines.length - 1 - row) * (rows ?? size.rows);
    write(sheet, line, size.left, y, ink, pitch);
  });
  ['SPECIMEN', 'ANNA MARIA', '12 08 1974', 'UTOPIA'].forEach((text, row) =>
    write(sheet, text.replaceAll(' ', ''), size.width * 0.4, 12 + 7 * row, 0.3, 2));
  return sheet;
}

/** @param {Sheet} sheet
 * @param {string} text
 * @param {number} left millimetres
 * @param {number} foot millimetres from the top to the feet of the letters
 * @param {number} ink
 * @param {number} step millimetres from letter to letter */
function write(sheet, text, left, foot, ink, step) {
  [...text].forEach((character, at) => {
    const { advance, contours } = glyphs.get(character);
    const scale = step / advance * fineness;
    const [x, y] = [(left + at * step) * fineness, foot * fineness];
    fill(sheet, contours.map(points => points.map(([u, v]) => [x + u * scale, y - v * scale])), ink);
  });
}

/** Fills outlines by the nonzero rule, row by row.
 * @param {Sheet} sheet
 * @param {import('./font.mjs').Point[][]} contours
 * @param {number} ink */
function fill({ width, height, data }, contours, ink) {
  const ys = contours.flat().map(([, y]) => y);
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < Math.min(height, Math.max(...ys) + 1); y++) {
    const crossings = [];
    for (const points of contours) {
      points.forEach(([ax, ay], at) => {
        const [bx, by] = points[(at + 1) % points.length];
        if (ay <= y + 0.5 !== by <= y + 0.5) {
          crossings.push({ x: ax + (y + 0.5 - ay) / (by - ay) * (bx - ax), turn: ay < by ? 1 : -1 });
        }
      });
    }
    let inside = 0;
    crossings.sort((a, b) => a.x - b.x).forEach(({ x, turn }, at) => {
      inside += turn;
      for (let to = Math.round(x); inside && to < Math.round(crossings[at + 1].x); to++) {
        data[y * width + to] = ink;
      }
    });
  }
}

/** How a camera sees a sheet.
 * @typedef {object} View
 * @property {number} [width] of the picture in pixels
 * @property {number} [height]
 * @property {number} [share] of the picture's width that the sheet takes
 * @property {number} [turn] degrees
 * @property {[number, number]} [tilt] how much nearer the right and the lower edge are, as shares
 * @property {[number, number]} [shift] of the middle, as shares of the width
 * @property {number} [blur] standard deviation in pixels
 * @property {number} [noise] standard deviation in grey levels of 255
 * @property {number} [light] of 1, the whole range
 * @property {number} [slope] how much darker the left edge is than the right one, as a share
 * @property {number} [glare] strength of a bright spot, 0 for none
 * @property {number} [seed] */

/** @param {Sheet} sheet
 * @param {View} view
 * @returns {{ width: number, height: number, data: Uint8ClampedArray }} RGBA */
export function seen(sheet, view) {
  const { width = 1280, height = 720, blur = 0.7, noise = 4, light = 0.9, slope = 0, glare = 0, seed = 1 } = view;
  const random = randomness(seed);
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const grey = blurred(taken(sheet, { ...view, width, height }), width, height, blur);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const lit = light * (1 - slope * (1 - x / width) - slope / 3 * y / height);
      const spot = glare * Math.exp(-((x - 0.6 * width) ** 2 + (y - 0.7 * height) ** 2) / (0.08 * width) ** 2);
      data.fill(255 * (grey[at] * lit + spot) + noise * gaussian(), 4 * at, 4 * at + 3);
      data[4 * at + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Places within a pixel whose mean it is. */
const within = [[-0.375, -0.125], [0.125, -0.375], [0.375, 0.125], [-0.125, 0.375]];

/** The sheet in perspective on a dark table.
 * @param {Sheet} sheet
 * @param {View} view */
function taken(sheet, { width, height, share = 0.9, turn = 0, tilt = [0, 0], shift = [0, 0] }) {
  const grey = new Float32Array(width * height);
  const scale = share * width / sheet.width;
  const [cos, sin] = [Math.cos(turn * Math.PI / 180) / scale, Math.sin(turn * Math.PI / 180) / scale];
  const [halfWidth, halfHeight] = [sheet.width / 2, sheet.height / 2];
  const [tiltX, tiltY] = [tilt[0] / sheet.width, tilt[1] / sheet.height];
  const [middleX, middleY] = [width * (0.5 + shift[0]), height / 2 + width * shift[1]];
  for (const [right, down] of within) {
    for (let y = 0, at = 0; y < height; y++) {
      const q = y + down - middleY;
      for (let x = 0; x < width; x++, at++) {
        const p = x + right - middleX;
        const [u, v] = [p * cos + q * sin, q * cos - p * sin];
        const depth = 1 - tiltX * u - tiltY * v;
        const [s, t] = [Math.floor(u / depth + halfWidth), Math.floor(v / depth + halfHeight)];
        const isOnSheet = s >= 0 && t >= 0 && s < sheet.width && t < sheet.height;
        grey[at] += (isOnSheet ? sheet.data[t * sheet.width + s] : 0.25) / within.length;
      }
    }
  }
  return grey;
}

/** @param {Float32Array} grey
 * @param {number} width
 * @param {number} height
 * @param {number} sigma */
function blurred(grey, width, height, sigma) {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2 + 1e-9)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let from = grey;
  for (const step of sigma > 0 ? [1, width] : []) {
    const to = new Float32Array(from.length);
    weights.forEach((weight, i) => {
      const away = (i - reach) * step;
      for (let at = Math.max(0, -away); at < Math.min(to.length, to.length - away); at++) {
        to[at] += weight / all * from[at + away];
      }
    });
    from = to;
  }
  return from;
}
