// Where the characters of a zone stand in a picture: columns and rows at fixed distances, seen in perspective.

/** A character's column and row, counted from 0, and the middle and height of what was seen there, in pixels.
 * @typedef {{ column: number, row: number, x: number, y: number, height: number }} Seen */

/** Unknowns of a projective map of the plane. */
const unknowns = 8;
/** Columns are many and rows few: both get about the same weight. */
const columnScale = 20;

export class Grid {
  #map;

  /** @param {number[]} map */
  constructor(map) {
    this.#map = map;
  }

  /** The map for which the squares of the distances are least; null when the points do not determine one.
   * @param {Seen[]} seen
   * @returns {Grid | null} */
  static through(seen) {
    const middleX = mean(seen.map(({ x }) => x));
    const middleY = mean(seen.map(({ y }) => y));
    const size = 100;
    const sums = Array.from({ length: unknowns }, () => new Float64Array(unknowns + 1));
    for (const { column, row, x, y } of seen) {
      const [u, v, p, q] = [column / columnScale, row, (x - middleX) / size, (y - middleY) / size];
      addTo(sums, [u, v, 1, 0, 0, 0, -u * p, -v * p, p]);
      addTo(sums, [0, 0, 0, u, v, 1, -u * q, -v * q, q]);
    }
    const solved = solve(sums);
    if (!solved) {
      return null;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solved;
    return new Grid([
      a * size + g * middleX, b * size + h * middleX, c * size + middleX,
      d * size + g * middleY, e * size + h * middleY, f * size + middleY, g, h,
    ]);
  }

  /** @param {number} column
   * @param {number} row
   * @returns {[x: number, y: number]} in pixels */
  at(column, row) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#map;
    const u = column / columnScale;
    const depth = g * u + h * row + 1;
    return [(a * u + b * row + c) / depth, (d * u + e * row + f) / depth];
  }

  /** The step to the next column, and the direction to the next row, at a place.
   * @param {number} column
   * @param {number} row */
  stepsAt(column, row) {
    const [left, right] = [this.at(column - 0.5, row), this.at(column + 0.5, row)];
    const [above, below] = [this.at(column, row - 0.25), this.at(column, row + 0.25)];
    const down = [below[0] - above[0], below[1] - above[1]];
    const length = Math.hypot(down[0] ?? 0, down[1] ?? 0) || 1;
    return {
      alongX: right[0] - left[0], alongY: right[1] - left[1],
      downX: (down[0] ?? 0) / length, downY: (down[1] ?? 0) / length,
    };
  }

  /** Pixels between a mark and the place where it should stand.
   * @param {Seen} seen */
  distanceOf({ column, row, x, y }) {
    const [toX, toY] = this.at(column, row);
    return Math.hypot(toX - x, toY - y);
  }
}

/** @param {number[]} values */
export const mean = values => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** @param {number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Adds one equation to the normal equations.
 * @param {Float64Array[]} sums
 * @param {number[]} equation coefficients and right side */
function addTo(sums, equation) {
  for (let i = 0; i < unknowns; i++) {
    const row = /** @type {Float64Array} */ (sums[i]);
    for (let j = 0; j <= unknowns; j++) {
      row[j] = (row[j] ?? 0) + (equation[i] ?? 0) * (equation[j] ?? 0);
    }
  }
}

/** By elimination with the largest pivot.
 * @param {Float64Array[]} rows
 * @returns {number[] | null} */
function solve(rows) {
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    const rest = rows.slice(at);
    const pivot = /** @type {Float64Array} */ (
      rest.reduce((best, row) => Math.abs(row[at] ?? 0) > Math.abs(best[at] ?? 0) ? row : best));
    if (Math.abs(pivot[at] ?? 0) < 1e-9) {
      return null;
    }
    const from = rows.indexOf(pivot);
    [rows[at], rows[from]] = [pivot, /** @type {Float64Array} */ (rows[at])];
    for (const row of rows) {
      if (row !== pivot) {
        const times = (row[at] ?? 0) / (pivot[at] ?? 1);
        for (let j = at; j <= size; j++) {
          row[j] = (row[j] ?? 0) - times * (pivot[j] ?? 0);
        }
      }
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
