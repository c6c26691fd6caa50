// The two or three rows of a zone among the chains of marks: parallel, of the same fixed pitch, one below the other.
/** @import { Mark } from './marks.js' */
/** @import { Seen } from './grid.js' */
import { Grid, mean, median } from './grid.js';

/** A row that leads the search has so many marks in one chain. */
const leading = 9;
/** So many of the longest chains may lead. */
const mostLeaders = 4;
/** The distance of two rows in pitches: 4.2 or 6.35 mm beside 2.54 mm, tilted or not. */
const nearestRow = 1.25;
const farthestRow = 3.3;
/** Marks that a row of a zone has at least. */
const fewestMarks = 8;
/** Characters of a line, by the number of lines. */
const lineLengths = /** @type {Record<number, number[]>} */ ({ 2: [44, 36], 3: [30] });

/** @typedef {{ mark: Mark, at: number }} Placed a mark and its place along the leading row, in pitches */
/** @typedef {{ marks: Placed[], below: number, pitch: number }} Row `below`: pitches below the leading row */
/** Where a zone may stand.
 * @typedef {object} Candidate
 * @property {Grid} grid
 * @property {number} lines
 * @property {number} columns
 * @property {number} height how much longer a length is across the rows than along them
 * @property {number} share of its places in which a mark was found, less those found beside them */

/** The row that a chain begins: where it runs and how far apart its marks are.
 * @param {Mark[]} chain */
export function leaderOf(chain) {
  const first = /** @type {Mark} */ (chain[0]);
  const last = /** @type {Mark} */ (chain.at(-1));
  const slope = slopeOf(chain);
  const length = Math.hypot(1, slope);
  const [alongX, alongY] = [1 / length, slope / length];
  const middle = { x: mean(chain.map(({ x }) => x)), y: mean(chain.map(({ y }) => y)) };
  const along = (/** @type {Mark} */ { x, y }) => (x - middle.x) * alongX + (y - middle.y) * alongY;
  const across = (/** @type {Mark} */ { x, y }) => (y - middle.y) * alongX - (x - middle.x) * alongY;
  const steps = chain.slice(1).map((mark, at) => along(mark) - along(/** @type {Mark} */ (chain[at])));
  return { first, last, along, across, slope, pitch: median(steps), count: chain.length };
}

/** @param {Mark[]} chain */
function slopeOf(chain) {
  const [x, y] = [mean(chain.map(mark => mark.x)), mean(chain.map(mark => mark.y))];
  const [both, one] = chain.reduce(([both, one], mark) =>
    [both + (mark.x - x) * (mark.y - y), one + (mark.x - x) ** 2], [0, 1e-9]);
  return both / one;
}

/** Every place where a zone may stand, the likeliest first.
 * @param {Mark[][]} chains
 * @returns {Candidate[]} */
export function candidatesIn(chains) {
  const found = [];
  for (const chain of chains.slice(0, mostLeaders)) {
    if (chain.length >= leading) {
      for (const rows of groupsOf(rowsBeside(leaderOf(chain), chains))) {
        found.push(...gridsOf(rows));
      }
      if (found.length > 0) {
        break; // another chain of the same zone would find the same
      }
    }
  }
  return found.sort((a, b) => b.share - a.share);
}

/** The rows that run along a leader, itself included.
 * @param {ReturnType<typeof leaderOf>} leader
 * @param {Mark[][]} chains
 * @returns {Row[]} from top to bottom */
function rowsBeside({ along, across, slope, pitch }, chains) {
  /** @type {{ placed: Placed[], below: number }[]} */
  const pieces = [];
  for (const chain of chains) {
    const below = median(chain.map(across)) / pitch;
    const isParallel = chain.length < 5 || Math.abs(slopeOf(chain) - slope) < 0.08;
    const height = median(chain.map(mark => mark.height));
    if (chain.length >= 2 && isParallel && Math.abs(below) < 2 * farthestRow && height < 1.6 * pitch
      && height > 0.45 * pitch) {
      pieces.push({ placed: chain.map(mark => ({ mark, at: along(mark) })), below });
    }
  }
  /** @type {Placed[][]} */
  const rows = [];
  let before = -Infinity;
  for (const { placed, below } of pieces.sort((a, b) => a.below - b.below)) {
    if (below - before > 0.45) {
      rows.push([]);
    }
    rows.at(-1)?.push(...placed);
    before = below;
  }
  return rows.filter(placed => placed.length >= fewestMarks)
    .map(placed => counted(placed.sort((a, b) => a.at - b.at), pitch))
    .map(row => ({ ...row, below: median(row.marks.map(({ mark }) => across(mark))) / pitch }));
}

/** Counts the columns of a row from mark to mark; the pitch may change along the row, as in perspective it does.
 * @param {Placed[]} placed from left to right, in pixels
 * @param {number} pitch
 * @returns {{ marks: Placed[], pitch: number }} */
function counted(placed, pitch) {
  let here = pitch;
  let column = 0;
  const marks = placed.map(({ mark, at }, index) => {
    if (index > 0) {
      const step = at - (placed[index - 1]?.at ?? 0);
      const columns = Math.round(step / here);
      column += columns;
      here = columns === 1 ? 0.85 * here + 0.15 * step : here;
    }
    return { mark, at: column };
  });
  return { marks, pitch: here };
}

/** Three or two rows at equal distances, likeliest first.
 * @param {Row[]} rows from top to bottom
 * @returns {Row[][]} */
function groupsOf(rows) {
  const groups = [];
  for (let top = 0; top < rows.length; top++) {
    for (let next = top + 1; next < rows.length; next++) {
      const step = belowOf(rows, next) - belowOf(rows, top);
      if (step < nearestRow || step > farthestRow) {
        continue;
      }
      const third = rows.findIndex((row, at) => at > next
        && Math.abs(row.below - belowOf(rows, next) - step) < 0.2 * step);
      const two = [rows[top], rows[next]];
      groups.push(/** @type {Row[]} */ (third < 0 ? two : [...two, rows[third]]));
    }
  }
  const marksIn = (/** @type {Row[]} */ group) => group.reduce((sum, row) => sum + row.marks.length, 0);
  return groups.sort((a, b) => marksIn(b) - marksIn(a)).slice(0, 2);
}

/** @param {Row[]} rows
 * @param {number} at */
const belowOf = (rows, at) => rows[at]?.below ?? 0;

/** The grids that a group of rows can be: by its number of lines, and by where its first column is.
 * @param {Row[]} rows
 * @returns {Candidate[]} */
function gridsOf(rows) {
  const aligned = alignedBelow(rows);
  const grid = fitted(aligned);
  if (!grid) {
    return [];
  }
  const near = aligned.filter(seen => grid.distanceOf(seen) < 0.4 * pitchOf(grid, seen));
  const inRows = rows.map((_, row) => near.filter(seen => seen.row === row).map(({ column }) => column));
  const candidates = [];
  for (const columns of lineLengths[rows.length] ?? []) {
    for (const firsts of firstColumns(inRows, columns)) {
      const seen = near.map(one => ({ ...one, column: one.column - (firsts[one.row] ?? 0) }))
        .filter(({ column }) => column >= 0 && column < columns);
      const final = seen.length > 0.75 * columns * rows.length ? fitted(seen) : null;
      if (final) {
        const share = seen.length / columns / rows.length - (near.length - seen.length) / near.length;
        candidates.push({ grid: final, lines: rows.length, columns, height: heightOf(seen, final), share });
      }
    }
  }
  return candidates;
}

/** All marks of the rows, with columns that count on below each other.
 * @param {Row[]} rows
 * @returns {Seen[]} */
function alignedBelow(rows) {
  const seen = [];
  let left = 0;
  for (const [row, { marks }] of rows.entries()) {
    const first = Math.min(...marks.map(({ at }) => at));
    const above = rows[row - 1];
    left = above ? left + offsetBelow(above, rows[row] ?? above) : -first;
    for (const { mark, at } of marks) {
      seen.push({ column: at + left, row, x: mark.x, y: mark.y, height: mark.height });
    }
  }
  return seen;
}

/** How many columns the count of the lower row must be raised by to agree with the upper row's.
 * @param {Row} upper
 * @param {Row} lower */
function offsetBelow(upper, lower) {
  const differences = lower.marks.map(({ mark, at }) => {
    const nearest = upper.marks.reduce((best, one) =>
      distance(one.mark, mark) < distance(best.mark, mark) ? one : best);
    const foot = footOf(upper, mark);
    return nearest.at + (foot - footOf(upper, nearest.mark)) / upper.pitch - at;
  });
  return Math.round(median(differences));
}

/** Pixels along a row up to the point that is nearest to a mark.
 * @param {Row} row
 * @param {Mark} mark */
function footOf({ marks }, mark) {
  const [first, last] = [/** @type {Placed} */ (marks[0]).mark, /** @type {Placed} */ (marks.at(-1)).mark];
  const length = Math.hypot(last.x - first.x, last.y - first.y) || 1;
  return ((mark.x - first.x) * (last.x - first.x) + (mark.y - first.y) * (last.y - first.y)) / length;
}

/** @param {Mark} a
 * @param {Mark} b */
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/** A grid through the marks, without those that lie far off: specks, and letters that touch.
 * @param {Seen[]} seen
 * @returns {Grid | null} */
function fitted(seen) {
  let grid = Grid.through(seen);
  for (const share of [0.6, 0.35, 0.3]) {
    const last = grid;
    if (!last) {
      return null;
    }
    const near = seen.filter(one => last.distanceOf(one) < share * pitchOf(last, one));
    grid = near.length >= 2 * fewestMarks ? Grid.through(near) : null;
  }
  return grid;
}

/** @param {Grid} grid
 * @param {Seen} seen */
function pitchOf(grid, { column, row }) {
  const { alongX, alongY } = grid.stepsAt(column, row);
  return Math.hypot(alongX, alongY);
}

/** Which column of each row may be the first of a line: those with which the most marks lie within the line.
 * @param {number[][]} rows the columns of each row's marks
 * @param {number} columns
 * @returns {number[][]} */
function firstColumns(rows, columns) {
  const whole = rows.map(row => [Math.min(...row), Math.max(...row)]);
  /** @type {number[][]} */
  const choices = [];
  if (whole.every(([from = 0, to = 0]) => to - from + 1 === columns)) {
    return [whole.map(([from = 0]) => from)];
  }
  const all = rows.flat();
  const within = (/** @type {number} */ from) => all.filter(column => column >= from && column < from + columns).length;
  const starts = Array.from(new Set(all.flatMap(column => [column, column - columns + 1])))
    .sort((a, b) => within(b) - within(a) || a - b);
  const most = within(starts[0] ?? 0);
  for (const from of starts.slice(0, 3)) {
    if (within(from) >= most - 2 && all.length - within(from) <= 0.15 * all.length) {
      choices.push(rows.map(() => from));
    }
  }
  return choices.filter((choice, at) => choices.findIndex(other => String(other) === String(choice)) === at);
}

/** How much longer a length is across the rows than along them, by the height of the taller marks: capitals and digits,
 * with their strokes. It is 1 unless the document is tilted.
 * @param {Seen[]} seen
 * @param {Grid} grid */
function heightOf(seen, grid) {
  const heights = seen.map(one => one.height / pitchOf(grid, one)).sort((a, b) => a - b);
  return (heights[Math.floor(0.8 * heights.length)] ?? 1) * 254 / 265;
}
