// Connected dark marks of a picture, and the rows that marks of one height make.
/** @import { Grey } from './picture.js' */
import { darkPixels } from './picture.js';

/** @typedef {{ x: number, y: number, width: number, height: number }} Mark x and y are its middle, in pixels */

/** Pixels: a lower mark cannot be read, a higher one is no character of a whole zone. */
const lowest = 5;
const highest = 90;
/** More marks than this a document does not have; a picture full of specks is not searched for longer. */
const mostMarks = 6000;

/** The marks that may be characters: runs of dark pixels, joined where they touch, also at a corner.
 * @param {Grey} picture
 * @returns {Mark[]} from left to right */
export function marksOf(picture) {
  const { width, height } = picture;
  const dark = darkPixels(picture);
  const runs = new Runs();
  for (let y = 0, above = 0, here = 0; y < height; y++) {
    [above, here] = [here, runs.count];
    for (let x = 0, at = y * width; x < width; x++) {
      if (dark[at + x]) {
        const from = x;
        while (x < width && dark[at + x]) {
          x++;
        }
        above = runs.add(from, x, y, above, here);
      }
    }
  }
  return runs.marks();
}

/** Runs of dark pixels in rows, and which of them belong together. */
class Runs {
  count = 0;
  /** @type {number[]} */ #from = [];
  /** @type {number[]} */ #to = [];
  /** @type {number[]} */ #y = [];
  /** @type {number[]} */ #parent = [];

  /** @param {number} from
   * @param {number} to behind its last pixel
   * @param {number} y
   * @param {number} above the first run of the row above that may touch it
   * @param {number} here the first run of its own row
   * @returns {number} the first run above that may touch the next one */
  add(from, to, y, above, here) {
    const run = this.count++;
    this.#from.push(from);
    this.#to.push(to);
    this.#y.push(y);
    this.#parent.push(run);
    while (above < here && (this.#to[above] ?? 0) < from) {
      above++;
    }
    for (let other = above; other < here && (this.#from[other] ?? 0) <= to; other++) {
      this.#parent[this.#rootOf(other)] = this.#rootOf(run);
    }
    return above;
  }

  /** @param {number} run */
  #rootOf(run) {
    let root = run;
    while (this.#parent[root] !== root) {
      root = this.#parent[root] ?? 0;
    }
    while (this.#parent[run] !== root) {
      const next = this.#parent[run] ?? 0;
      this.#parent[run] = root;
      run = next;
    }
    return root;
  }

  /** @returns {Mark[]} */
  marks() {
    /** @type {Map<number, { left: number, right: number, top: number, bottom: number }>} */
    const boxes = new Map();
    for (let run = 0; run < this.count; run++) {
      const root = this.#rootOf(run);
      const [left, right, y] = [this.#from[run] ?? 0, this.#to[run] ?? 0, this.#y[run] ?? 0];
      const box = boxes.get(root);
      if (box) {
        box.left = Math.min(box.left, left);
        box.right = Math.max(box.right, right);
        box.bottom = y + 1;
      } else {
        boxes.set(root, { left, right, top: y, bottom: y + 1 });
      }
    }
    const marks = [];
    for (const { left, right, top, bottom } of boxes.values()) {
      const [width, height] = [right - left, bottom - top];
      if (height >= lowest && height <= highest && width <= 1.5 * height && width * 6 >= height) {
        marks.push({ x: (left + right) / 2, y: (top + bottom) / 2, width, height });
      }
    }
    return marks.length > mostMarks ? [] : marks.sort((a, b) => a.x - b.x);
  }
}

/** Chains of marks, each the nearest to the right of the one before.
 * @param {Mark[]} marks from left to right
 * @returns {Mark[][]} the longest first */
export function chainsOf(marks) {
  const next = marks.map((mark, at) => nextOf(marks, at));
  /** @type {Map<number, number>} who has whom as its neighbour; the nearest one wins */
  const before = new Map();
  for (const [at, neighbour] of next.entries()) {
    const other = before.get(neighbour);
    if (neighbour >= 0 && (other === undefined || (marks[other]?.x ?? 0) < (marks[at]?.x ?? 0))) {
      before.set(neighbour, at);
    }
  }
  const chains = [];
  for (const at of marks.keys()) {
    if (!before.has(at)) {
      const chain = [];
      for (let link = at; link >= 0; link = before.get(next[link] ?? -1) === link ? next[link] ?? -1 : -1) {
        chain.push(/** @type {Mark} */ (marks[link]));
      }
      chains.push(chain);
    }
  }
  return chains.sort((a, b) => b.length - a.length);
}

/** The nearest mark of about the same height to the right, at about the same height; -1 without one.
 * @param {Mark[]} marks
 * @param {number} at */
function nextOf(marks, at) {
  const mark = /** @type {Mark} */ (marks[at]);
  let [nearest, least] = [-1, Infinity];
  for (let to = at + 1; to < marks.length; to++) {
    const other = /** @type {Mark} */ (marks[to]);
    const [right, down] = [other.x - mark.x, Math.abs(other.y - mark.y)];
    if (right > 3 * mark.height || right > least) {
      break;
    }
    const isAlike = other.height < 1.7 * mark.height && mark.height < 1.7 * other.height;
    if (isAlike && right > 0.35 * mark.height && down < 0.1 * mark.height + 0.3 * right && right + 2 * down < least) {
      [nearest, least] = [to, right + 2 * down];
    }
  }
  return nearest;
}
