// A picture in grey, and what of it is darker than its surroundings.

/** @typedef {{ width: number, height: number, data: Uint8Array<ArrayBuffer> }} Grey one byte a pixel, 0 is black */
/** @typedef {{ width: number, height: number, data: Uint8ClampedArray<ArrayBufferLike> }} Colours RGBA, as ImageData */

/** Half of the square around a pixel whose mean it is compared with, as a share of the picture's width: about two
 * characters of a zone that fills the picture. */
const surroundings = 1 / 40;
/** A pixel is dark below this share of that mean. */
const darker = 0.86;

/** @param {Colours} picture
 * @returns {Grey} luma by ITU-R BT.601 */
export function greyOf({ width, height, data: colours }) {
  const data = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < data.length; at++, from += 4) {
    data[at] = 77 * (colours[from] ?? 0) + 150 * (colours[from + 1] ?? 0) + 29 * (colours[from + 2] ?? 0) >> 8;
  }
  return { width, height, data };
}

/** Of half the width and height: each pixel is the mean of four.
 * @param {Grey} picture
 * @returns {Grey} */
export function halved({ width, height, data }) {
  const half = { width: width >> 1, height: height >> 1, data: new Uint8Array((width >> 1) * (height >> 1)) };
  for (let y = 0, to = 0; y < half.height; y++) {
    for (let x = 0, from = 2 * y * width; x < half.width; x++, from += 2) {
      half.data[to++] = (data[from] ?? 0) + (data[from + 1] ?? 0) + (data[from + width] ?? 0)
        + (data[from + width + 1] ?? 0) + 2 >> 2;
    }
  }
  return half;
}

/** The sum of all pixels above and left of each corner; one row and column more than the picture.
 * @param {Grey} picture */
function sumsOf({ width, height, data }) {
  const across = width + 1;
  const sums = new Uint32Array(across * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0, at = y * width, to = (y + 1) * across + 1; x < width; x++, at++, to++) {
      row += data[at] ?? 0;
      sums[to] = (sums[to - across] ?? 0) + row;
    }
  }
  return sums;
}

/** Which pixels are darker than their surroundings: the mean of nine, against noise, beside the mean of many.
 * @param {Grey} picture
 * @returns {Uint8Array<ArrayBuffer>} 1 where dark */
export function darkPixels(picture) {
  const { width, height } = picture;
  const sums = sumsOf(picture);
  const across = width + 1;
  const reach = Math.round(Math.max(width, height) * surroundings);
  const dark = new Uint8Array(width * height);
  for (let y = 1; y < height - 1; y++) {
    const [above, below] = [Math.max(0, y - reach) * across, Math.min(height, y + reach + 1) * across];
    const rows = (below - above) / across;
    const [near, far] = [(y - 1) * across, (y + 2) * across];
    for (let x = 1; x < width - 1; x++) {
      const [left, right] = [x > reach ? x - reach : 0, x + reach + 1 < width ? x + reach + 1 : width];
      const many = ((sums[below + right] ?? 0) - (sums[below + left] ?? 0)
        - (sums[above + right] ?? 0) + (sums[above + left] ?? 0)) / (rows * (right - left));
      const nine = ((sums[far + x + 2] ?? 0) - (sums[far + x - 1] ?? 0)
        - (sums[near + x + 2] ?? 0) + (sums[near + x - 1] ?? 0)) / 9;
      if (nine < many * darker) {
        dark[y * width + x] = 1;
      }
    }
  }
  return dark;
}
