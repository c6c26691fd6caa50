// What each character looks like in a small picture of its place: the strokes drawn with their width, and blurred as
// much as a camera may blur them.
import { middleOfLine, pitch, strokes, strokeWidth } from './strokes.js';

/** Pixels of a template for one pitch; it is one place wide and as high as a line. */
export const pixelsAPitch = 20;
export const templateWidth = 18;
export const templateHeight = 26;

/** Standard deviations of the blur in template pixels: in focus, as usual, and far away. */
const blurs = [0.7, 1.3, 2];
/** Straight pieces that stand for a curve. */
const piecesOfCurve = 10;

/** @typedef {object} Template
 * @property {string} character
 * @property {Float32Array<ArrayBuffer>} values of mean 0 and length 1
 * @property {Float32Array<ArrayBuffer>} coarse every second pixel of every second row, of mean 0 and length 1 */

/** @typedef {object} Alphabet all characters with one blur
 * @property {Template[]} templates
 * @property {Float32Array<ArrayBuffer>} likeness the correlation of each with each */

/** @type {Alphabet[] | null} */
let drawn = null;

/** @returns {Alphabet[]} the sharpest first */
export function alphabets() {
  drawn ??= blurs.map(blur => {
    const templates = Object.entries(strokes).map(([character, path]) => {
      const values = drawnOf(path, blur);
      return { character, values, coarse: normalised(values.filter((_, at) =>
        at % 2 === 0 && Math.floor(at / templateWidth) % 2 === 0)) };
    });
    const likeness = new Float32Array(templates.length ** 2);
    templates.forEach((a, i) => templates.forEach((b, j) => {
      likeness[i * templates.length + j] = a.values.reduce((sum, value, at) => sum + value * (b.values[at] ?? 0), 0);
    }));
    return { templates, likeness };
  });
  return drawn;
}

/** @param {string} path
 * @param {number} blur */
function drawnOf(path, blur) {
  const lines = linesOf(path);
  const margin = 6; // what is blurred into the template from beyond its edge
  const [width, height] = [templateWidth + 2 * margin, templateHeight + 2 * margin];
  const unit = pitch / pixelsAPitch;
  let ink = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [(x + 0.5 - width / 2) * unit, middleOfLine - (y + 0.5 - height / 2) * unit];
      const away = lines.reduce((least, line) => Math.min(least, distanceTo(line, u, v)), Infinity);
      ink[y * width + x] = Math.min(1, Math.max(0, (strokeWidth / 2 - away) / unit + 0.5));
    }
  }
  ink = blurred(blurred(ink, 1, blur), width, blur);
  const values = new Float32Array(templateWidth * templateHeight);
  for (let y = 0; y < templateHeight; y++) {
    for (let x = 0; x < templateWidth; x++) {
      values[y * templateWidth + x] = ink[(y + margin) * width + x + margin] ?? 0;
    }
  }
  return normalised(values);
}

/** @typedef {[x1: number, y1: number, x2: number, y2: number]} Line */

/** @param {string} path
 * @returns {Line[]} */
function linesOf(path) {
  /** @type {Line[]} */
  const lines = [];
  let [x, y] = [0, 0];
  for (const [, command, rest = ''] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = rest.trim().split(/\s+/).map(Number);
    const [fromX, fromY] = [x, y];
    const pieces = command === 'C' ? piecesOfCurve : 1;
    for (let i = 1; command !== 'M' && i <= pieces; i++) {
      const t = i / pieces;
      const s = 1 - t;
      const [toX, toY] = command === 'L' ? [a, b] : [
        s ** 3 * fromX + 3 * s * s * t * a + 3 * s * t * t * c + t ** 3 * e,
        s ** 3 * fromY + 3 * s * s * t * b + 3 * s * t * t * d + t ** 3 * f,
      ];
      lines.push([x, y, toX, toY]);
      [x, y] = [toX, toY];
    }
    [x, y] = command === 'C' ? [e, f] : [a, b];
  }
  return lines;
}

/** @param {Line} line
 * @param {number} x
 * @param {number} y */
function distanceTo([x1, y1, x2, y2], x, y) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** @param {Float32Array<ArrayBuffer>} from
 * @param {number} step 1 along the rows, the width along the columns
 * @param {number} sigma */
function blurred(from, step, sigma) {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return from.map((_, at) => weights.reduce((sum, weight, i) =>
    sum + weight * (from[at + (i - reach) * step] ?? 0), 0) / all);
}

/** @param {Float32Array<ArrayBuffer>} values
 * @returns {Float32Array<ArrayBuffer>} of mean 0 and length 1 */
function normalised(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return values.map(value => (value - mean) / length);
}
