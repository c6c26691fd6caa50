// Reads the machine-readable zone in one picture.
/** @import { Colours, Grey } from './picture.js' */
/** @import { Candidate } from './rows.js' */
/** @import { Match } from './matching.js' */
/** @import { Alphabet } from './templates.js' */
/** @import { Mrz } from '../mrz.js' */
import { layoutOf } from '../layout.js';
import { readMrz } from '../mrz.js';
import { mean } from './grid.js';
import { chainsOf, marksOf } from './marks.js';
import { matchIn, patchOf } from './matching.js';
import { greyOf, halved } from './picture.js';
import { candidatesIn, leaderOf } from './rows.js';
import { alphabets } from './templates.js';

/** A character fits its template at least so well, and the mean of all. */
const leastFit = 0.6;
const leastMeanFit = 0.75;
/** A character is so far on its side of the middle between it and the next best. */
const leastLead = 0.15;
/** Every so manieth place tells how blurred the picture is, how high its characters are, and where. */
const sampled = 6;
/** Heights of characters beside the height that was measured. */
const heights = [0.9, 0.94, 0.98, 1.02, 1.06, 1.1];
/** Pixels of a template by which characters may be away from the grid: before that is known, and after. */
const freedomBefore = 3;
const freedomAfter = 1;
/** Places where a zone may stand that are looked at in one picture. */
const mostCandidates = 3;
/** A row of so many marks may be one of a zone. */
const marksOfARow = 12;

/** @typedef {object} Sight what a picture shows
 * @property {Mrz | null} mrz what was read without a doubt
 * @property {Grey} grey
 * @property {{ pitch: number, left: number, right: number } | null} row the longest row of marks: pixels from mark to
 *   mark, and where it begins and ends
 * @property {boolean} isZone whether there are rows as a zone has them */

/** @param {Colours} picture
 * @param {string} today yyyy-mm-dd
 * @returns {Sight} */
export function readIn(picture, today) {
  const grey = greyOf(picture);
  const half = halved(grey);
  const pyramid = [grey, half, halved(half)];
  const chains = chainsOf(marksOf(grey));
  const candidates = candidatesIn(chains).slice(0, mostCandidates);
  const longest = chains[0] && chains[0].length >= marksOfARow ? leaderOf(chains[0]) : null;
  const sight = { grey, row: longest && { pitch: longest.pitch, left: longest.first.x, right: longest.last.x },
    isZone: candidates.length > 0 };
  for (const candidate of candidates) {
    const matches = matchesOf(pyramid, candidate);
    const mrz = isSure(matches) ? readMrz(matches.map(({ character }) => character).join(''), today) : null;
    if (mrz && !('fault' in mrz)) {
      return { ...sight, mrz };
    }
  }
  return { ...sight, mrz: null };
}

/** @param {Match[]} matches */
function isSure(matches) {
  return matches.length > 0 && mean(matches.map(({ fit }) => fit)) >= leastMeanFit
    && matches.every(({ fit, lead }) => fit >= leastFit && lead >= leastLead);
}

/** Reads all places of a candidate. Some of them tell first how high the characters are, how blurred, and how far
 * away from the grid, so that each is then compared at its own place only.
 * @param {Grey[]} pyramid
 * @param {Candidate} candidate
 * @returns {Match[]} empty when it is no zone */
export function matchesOf(pyramid, candidate) {
  const allowed = allowedIn(candidate);
  const places = Array.from(allowed.keys());
  const some = places.filter(at => at % sampled === sampled >> 1);
  const [, usual] = alphabets();
  const matched = (/** @type {Float32Array<ArrayBuffer>[]} */ patches, /** @type {Alphabet} */ alphabet) =>
    patches.map((patch, index) => matchIn(patch, alphabet, allowed[some[index] ?? 0] ?? [], freedomBefore));
  const fitOf = (/** @type {Match[]} */ matches) => mean(matches.map(({ fit }) => fit));
  const { height, patches } = bestBy(heights.map(share => {
    const height = candidate.height * share;
    return { height, patches: some.map(at => patchOf(pyramid, { ...candidate, height }, at)) };
  }), ({ patches }) => fitOf(matched(patches, /** @type {Alphabet} */ (usual))));
  const { alphabet, matches } = bestBy(alphabets().map(alphabet => ({ alphabet, matches: matched(patches, alphabet) })),
    ({ matches }) => fitOf(matches));
  if (fitOf(matches) < leastMeanFit) {
    return [];
  }
  const driftAt = driftOf(matches.map((match, index) => ({ match, at: some[index] ?? 0 })), candidate);
  return places.map(at => {
    const patch = patchOf(pyramid, { ...candidate, height }, at, driftAt(at));
    return matchIn(patch, alphabet, allowed[at] ?? [], freedomAfter);
  });
}

/** How far characters are away from their places, in pixels of a template: more and more along the rows.
 * @param {{ match: Match, at: number }[]} matches
 * @param {Candidate} candidate
 * @returns {(at: number) => { right: number, down: number }} */
function driftOf(matches, { columns }) {
  const middle = mean(matches.map(({ at }) => at % columns));
  const spread = matches.reduce((sum, { at }) => sum + (at % columns - middle) ** 2, 1e-9);
  const along = (/** @type {(match: Match) => number} */ away) => {
    const usual = mean(matches.map(({ match }) => away(match)));
    const slope = matches.reduce((sum, { match, at }) =>
      sum + (at % columns - middle) * (away(match) - usual), 0) / spread;
    return (/** @type {number} */ at) => usual + slope * (at % columns - middle);
  };
  const [right, down] = [along(match => match.right), along(match => match.down)];
  return at => ({ right: right(at), down: down(at) });
}

/** @template T
 * @param {T[]} choices
 * @param {(choice: T) => number} worth
 * @returns {T} */
function bestBy(choices, worth) {
  const worths = choices.map(worth);
  return /** @type {T} */ (choices[worths.indexOf(Math.max(...worths))]);
}

/** Which characters may stand in each place, as indices of templates.
 * @param {Candidate} candidate
 * @returns {number[][]} */
function allowedIn({ lines, columns }) {
  const characters = (alphabets()[0]?.templates ?? []).map(({ character }) => character);
  const layout = layoutOf(lines * columns);
  return Array.from(layout?.places ?? '', (place, at) => Array.from(characters.keys()).filter(index => {
    const character = characters[index] ?? '';
    return at === 0 ? (layout?.format === 'TD3' ? 'P' : 'IACP').includes(character) : isAllowed(character, place);
  }));
}

/** @param {string} character
 * @param {string} place L, D, F or X */
function isAllowed(character, place) {
  const isDigit = /[0-9]/.test(character);
  return place === 'X' || place === 'D' && isDigit || place === 'L' && !isDigit
    || place === 'F' && (isDigit || character === '<');
}
