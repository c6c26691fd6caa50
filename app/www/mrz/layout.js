// Where the fields of the three sizes of documents stand (Doc 9303 parts 4 to 6), as Segl.Passport has it, too: places
// are counted from 0 in all lines joined. What a place may hold: L a letter or the filler, D a digit, F a digit or the
// filler, X anything.

/** @typedef {[from: number, to: number]} Place `to` is the first character behind it */

/** @typedef {object} Layout
 * @property {'TD1' | 'TD2' | 'TD3'} format
 * @property {number} lineLength
 * @property {string} places
 * @property {Place} number
 * @property {Place} birth its check digit follows it
 * @property {Place} expiry its check digit follows it
 * @property {Place} optional
 * @property {Place[]} composite
 * @property {number} compositeCheck */

/** A card (Doc 9303-5 section 4.2.2).
 * @type {Layout} */
const td1 = {
  format: 'TD1',
  lineLength: 30,
  places: `LXLLLXXXXXXXXXF${'X'.repeat(15)}FFFFFFDLDDDDDDDLLL${'X'.repeat(11)}D${'L'.repeat(30)}`,
  number: [5, 14],
  birth: [30, 36],
  expiry: [38, 44],
  optional: [15, 30],
  composite: [[5, 30], [30, 37], [38, 45], [48, 59]],
  compositeCheck: 59,
};

/** Two lines of 36 characters (Doc 9303-6 section 4.2.2).
 * @type {Layout} */
const td2 = {
  format: 'TD2',
  lineLength: 36,
  places: `LXLLL${'L'.repeat(31)}XXXXXXXXXFLLLFFFFFFDLDDDDDDD${'X'.repeat(7)}D`,
  number: [36, 45],
  birth: [49, 55],
  expiry: [57, 63],
  optional: [64, 71],
  composite: [[36, 46], [49, 56], [57, 71]],
  compositeCheck: 71,
};

/** A passport: two lines of 44 characters (Doc 9303-4 section 4.2.2).
 * @type {Layout} */
const td3 = {
  format: 'TD3',
  lineLength: 44,
  places: `LXLLL${'L'.repeat(39)}XXXXXXXXXDLLLFFFFFFDLDDDDDDD${'X'.repeat(14)}FD`,
  number: [44, 53],
  birth: [57, 63],
  expiry: [65, 71],
  optional: [72, 86],
  composite: [[44, 54], [57, 64], [65, 87]],
  compositeCheck: 87,
};

export const layouts = [td1, td2, td3];

/** @param {number} characters
 * @returns {Layout | null} the one that has so many */
export function layoutOf(characters) {
  return layouts.find(layout => layout.places.length === characters) ?? null;
}

/** The character that belongs in a place, when letters and digits that look alike are taken for each other where the
 * place decides which it is; null if none that looks like it may stand there. In a document number both may stand, so
 * nothing is changed there.
 * @param {string} character
 * @param {string} place L, D, F or X
 * @returns {string | null} */
export function belonging(character, place) {
  const isDigit = /^[0-9]$/.test(character);
  if (place === 'L' && isDigit) {
    return asLetter[character] ?? null;
  }
  return place === 'D' && !isDigit || place === 'F' && character !== '<' && !isDigit
    ? asDigit[character] ?? null : character;
}

/** @type {Record<string, string>} */
const asLetter = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' };
/** @type {Record<string, string>} */
const asDigit = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' };
