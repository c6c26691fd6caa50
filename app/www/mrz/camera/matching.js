// Which character stands in a place of the grid: the template that fits best of those that may stand there, wherever
// within a few pixels it fits best.
/** @import { Grey } from './picture.js' */
/** @import { Candidate } from './rows.js' */
/** @import { Alphabet } from './templates.js' */
import { pixelsAPitch, templateHeight, templateWidth } from './templates.js';

/** Pixels by which a character may be away from its place, at most. */
const reach = 3;
const patchWidth = templateWidth + 2 * reach;
const patchHeight = templateHeight + 2 * reach;
/** So many templates are compared again at every shift. */
const finalists = 6;

/** @typedef {object} Match
 * @property {string} character
 * @property {number} fit the correlation with its template: 1 is the template itself
 * @property {number} lead how far it lies on its side of the middle between it and the next best: 0.5 is the template
 *   itself, 0 is in the middle
 * @property {string} next the next best
 * @property {number} right pixels by which it is away from the middle of its patch
 * @property {number} down */

/** The ink around a place of the grid; dark is positive.
 * @param {Grey[]} pyramid the picture, and it halved, and halved again
 * @param {Candidate} candidate
 * @param {number} at the place, counted row by row
 * @param {{ right: number, down: number }} [away] pixels of the patch by which the character is away from its place
 * @returns {Float32Array<ArrayBuffer>} */
export function patchOf(pyramid, { grid, columns, height }, at, away = { right: 0, down: 0 }) {
  const [row, column] = [Math.floor(at / columns), at % columns];
  const { alongX, alongY, downX, downY } = grid.stepsAt(column, row);
  const scale = Math.hypot(alongX, alongY) / pixelsAPitch;
  const level = Math.min(pyramid.length - 1, scale > 3 ? 2 : scale > 1.5 ? 1 : 0);
  const [rightX, rightY] = [alongX / pixelsAPitch, alongY / pixelsAPitch];
  const [belowX, belowY] = [downX * height * scale, downY * height * scale];
  const [x, y] = grid.at(column, row);
  return patchAt(/** @type {Grey} */ (pyramid[level]), 2 ** level,
    [x + away.right * rightX + away.down * belowX, y + away.right * rightY + away.down * belowY],
    { rightX, rightY, downX: belowX, downY: belowY });
}

/** @param {Grey} picture
 * @param {number} size of its pixels, in those of the whole picture
 * @param {[number, number]} place
 * @param {{ rightX: number, rightY: number, downX: number, downY: number }} steps from pixel to pixel of the patch */
function patchAt({ width, height, data }, size, [middleX, middleY], { rightX, rightY, downX, downY }) {
  const patch = new Float32Array(patchWidth * patchHeight);
  for (let row = 0, to = 0; row < patchHeight; row++) {
    const down = row + 0.5 - patchHeight / 2;
    for (let column = 0; column < patchWidth; column++, to++) {
      const right = column + 0.5 - patchWidth / 2;
      const x = Math.min(width - 1.001, Math.max(0, (middleX + right * rightX + down * downX) / size - 0.5));
      const y = Math.min(height - 1.001, Math.max(0, (middleY + right * rightY + down * downY) / size - 0.5));
      const [left, top] = [x | 0, y | 0];
      const [p, q, at] = [x - left, y - top, top * width + left];
      patch[to] = -((1 - q) * ((1 - p) * (data[at] ?? 0) + p * (data[at + 1] ?? 0))
        + q * ((1 - p) * (data[at + width] ?? 0) + p * (data[at + width + 1] ?? 0)));
    }
  }
  return patch;
}

/** @param {Float32Array<ArrayBuffer>} patch
 * @param {Alphabet} alphabet
 * @param {number[]} allowed indices of the templates that may stand here
 * @param {number} freedom pixels by which the character may be away from the middle of the patch
 * @returns {Match} */
export function matchIn(patch, { templates, likeness }, allowed, freedom) {
  const windows = new Windows(patch);
  const coarse = freedom > 1 ? [-2, 0, 2] : [-1, 1];
  const around = (/** @type {number} */ shift) =>
    [shift - 1, shift, shift + 1].filter(near => Math.abs(near) <= freedom);
  const shifts = coarse.flatMap(down => coarse.map(right => windows.at(right, down, 2)));
  const fine = allowed.map(index => bestOf(shifts, index, templates[index]?.coarse ?? nothing))
    .sort((a, b) => b.fit - a.fit).slice(0, finalists)
    .map(({ index, right, down }) => {
      const near = around(down).flatMap(y => around(right).map(x => windows.at(x, y, 1)));
      return bestOf(near, index, templates[index]?.values ?? nothing);
    }).sort((a, b) => b.fit - a.fit);
  const [best, next] = fine;
  if (!best) {
    return { character: '', fit: 0, lead: 0, next: '', right: 0, down: 0 };
  }
  const alike = likeness[best.index * templates.length + (next?.index ?? 0)] ?? 0;
  const lead = next ? (best.fit - next.fit) / (2 * (1 - alike) * Math.max(0.1, best.fit)) : 0.5;
  return { character: templates[best.index]?.character ?? '', fit: best.fit, lead,
    next: templates[next?.index ?? -1]?.character ?? '', right: best.right, down: best.down };
}

const nothing = new Float32Array(0);

/** The part of a patch that a template is compared with, of mean 0 and length 1.
 * @typedef {{ right: number, down: number, values: Float32Array<ArrayBuffer> }} Window */

/** A patch at its shifts; each is taken out once. */
class Windows {
  /** @type {Map<number, Window>} */ #known = new Map();
  #patch;

  /** @param {Float32Array<ArrayBuffer>} patch */
  constructor(patch) {
    this.#patch = patch;
  }

  /** @param {number} right
   * @param {number} down
   * @param {number} stride 2 takes every second pixel of every second row
   * @returns {Window} */
  at(right, down, stride) {
    const key = ((down + reach) * (2 * reach + 1) + right + reach) * 2 + stride - 1;
    let window = this.#known.get(key);
    if (!window) {
      window = { right, down, values: normalised(this.#cut(right, down, stride)) };
      this.#known.set(key, window);
    }
    return window;
  }

  /** @param {number} right
   * @param {number} down
   * @param {number} stride */
  #cut(right, down, stride) {
    const values = new Float32Array(templateWidth / stride * templateHeight / stride);
    for (let row = 0, to = 0; row < templateHeight; row += stride) {
      let from = (row + down + reach) * patchWidth + right + reach;
      for (let column = 0; column < templateWidth; column += stride, from += stride) {
        values[to++] = this.#patch[from] ?? 0;
      }
    }
    return values;
  }
}

/** @param {Float32Array<ArrayBuffer>} values is changed
 * @returns {Float32Array<ArrayBuffer>} the same */
function normalised(values) {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const length = Math.sqrt(Math.max(1e-9, squares - sum * mean));
  for (let at = 0; at < values.length; at++) {
    values[at] = ((values[at] ?? 0) - mean) / length;
  }
  return values;
}

/** The window in which a template fits best.
 * @param {Window[]} windows
 * @param {number} index
 * @param {Float32Array<ArrayBuffer>} template */
function bestOf(windows, index, template) {
  const best = { index, fit: -1, right: 0, down: 0 };
  for (const { right, down, values } of windows) {
    let fit = 0;
    for (let at = 0; at < template.length; at++) {
      fit += (template[at] ?? 0) * (values[at] ?? 0);
    }
    if (fit > best.fit) {
      [best.fit, best.right, best.down] = [fit, right, down];
    }
  }
  return best;
}
