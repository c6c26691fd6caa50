// What the pictures of a camera say one after the other: the zone, once two in a row say the same, and what the person
// may do so that it can be read.
/** @import { Colours } from './picture.js' */
/** @import { Sight } from './reader.js' */
import { readIn } from './reader.js';

/** @typedef {'looking' | 'closer' | 'farther' | 'still' | 'tooDark' | 'tooBright'} ZoneAdvice */

/** Grey levels of 255: the mean of a picture in which ink and paper are hardly told apart. */
const dark = 50;
/** A pixel is overexposed from here on, and a picture when so many of its pixels are. */
const burnt = 250;
const mostBurnt = 0.2;
/** Pixels from character to character: with fewer the strokes are too thin to be told apart. */
const leastPitch = 9;
/** A row that ends so near to the picture's edge, as a share of its width, goes on beyond it. */
const edge = 0.025;
/** So many pictures in a row say something else before the advice changes, so that it can be read. */
const steadiness = 4;

export class ZoneWatch {
  /** @type {string | null} */ #before = null;
  /** @type {ZoneAdvice} */ #advice = 'looking';
  #others = 0;

  /** @param {Colours} picture
   * @param {string} today yyyy-mm-dd
   * @returns {{ zone: string | null, advice: ZoneAdvice }} the lines of the zone */
  see(picture, today) {
    const sight = readIn(picture, today);
    this.#advise(adviceOf(sight));
    return { zone: this.#hear(sight.mrz?.lines.join('\n') ?? null), advice: this.#advice };
  }

  /** A zone is believed when the picture before said the same.
   * @param {string | null} zone */
  #hear(zone) {
    const isSame = zone !== null && zone === this.#before;
    this.#before = zone;
    return isSame ? zone : null;
  }

  /** @param {ZoneAdvice} advice */
  #advise(advice) {
    this.#others = advice === this.#advice ? 0 : this.#others + 1;
    if (this.#others >= steadiness) {
      [this.#advice, this.#others] = [advice, 0];
    }
  }
}

/** @param {Sight} sight
 * @returns {ZoneAdvice} */
export function adviceOf({ mrz, grey, row, isZone }) {
  const { mean, burntShare } = lightOf(grey.data);
  if (mrz) {
    return 'still';
  }
  if (mean < dark) {
    return 'tooDark';
  }
  if (burntShare > mostBurnt) {
    return 'tooBright';
  }
  if (!row) {
    return 'looking';
  }
  return row.left < edge * grey.width || row.right > (1 - edge) * grey.width ? 'farther'
    : row.pitch < leastPitch ? 'closer'
    : isZone ? 'still'
    : 'looking';
}

/** @param {Uint8Array<ArrayBuffer>} grey */
function lightOf(grey) {
  let [sum, bright] = [0, 0];
  for (let at = 0; at < grey.length; at++) {
    const level = grey[at] ?? 0;
    sum += level;
    bright += level >= burnt ? 1 : 0;
  }
  return { mean: sum / grey.length, burntShare: bright / grey.length };
}
