// A machine-readable zone (Doc 9303 parts 3 to 6), judged as Segl.Passport judges it: docs/mrz-vectors.json holds for
// both. The server judges every zone again.
/** @import { Layout, Place } from './layout.js' */
import { checkDigit } from './check-digit.js';
import { belonging, layoutOf } from './layout.js';

/** Ninety characters, line ends and some spaces of a hand that copies; nothing longer is looked at. */
const longestText = 200;

/** What is wrong with it, so that whoever types it knows where to look.
 * @typedef {'length' | 'character' | 'position' | 'documentCode' | 'documentNumber' | 'birthDate' | 'expiryDate'
 *   | 'personalNumber' | 'composite'} MrzFault */

/** @typedef {object} Mrz
 * @property {'TD1' | 'TD2' | 'TD3'} format
 * @property {string} text all lines joined, as corrected
 * @property {string[]} lines
 * @property {string} documentNumber
 * @property {string | null} birthDate yyyy-mm-dd; null when the document does not know it wholly
 * @property {string} expiryDate yyyy-mm-dd, the last day on which the document is valid */

/** Reads a zone as typed or recognized in a picture: lines apart or joined, in capitals or not.
 * @param {string} text
 * @param {string} today yyyy-mm-dd; it decides the century of the dates
 * @returns {Mrz | { fault: MrzFault }} */
export function readMrz(text, today) {
  const joined = text.length > longestText ? '' : text.replace(/\s/g, '').replace(/[a-z]/g, c => c.toUpperCase());
  const layout = layoutOf(joined.length);
  if (!layout) {
    return { fault: 'length' };
  }
  const corrected = correct(joined, layout);
  if (typeof corrected === 'object') {
    return corrected;
  }
  const fault = firstFault(corrected, layout);
  if (fault) {
    return { fault };
  }
  const birthDate = birthOf(at(corrected, layout.birth), today);
  if (birthDate === undefined) {
    return { fault: 'birthDate' };
  }
  const expiryDate = expiryOf(at(corrected, layout.expiry), today);
  if (!expiryDate) {
    return { fault: 'expiryDate' };
  }
  return {
    format: layout.format,
    text: corrected,
    lines: corrected.match(new RegExp(`.{${layout.lineLength}}`, 'g')) ?? [],
    documentNumber: numberOf(corrected, layout) ?? '',
    birthDate,
    expiryDate,
  };
}

/** @param {string} text
 * @param {Place} place */
const at = (text, [from, to]) => text.slice(from, to);

/** @param {string} text
 * @param {Layout} layout
 * @returns {string | { fault: MrzFault }} */
function correct(text, layout) {
  let corrected = '';
  for (const [index, character] of [...text].entries()) {
    if (!/^[A-Z0-9<]$/.test(character)) {
      return { fault: 'character' };
    }
    const belongs = belonging(character, layout.places.charAt(index));
    if (belongs === null) {
      return { fault: 'position' };
    }
    corrected += belongs;
  }
  return corrected;
}

/** @param {string} text
 * @param {Layout} layout
 * @returns {MrzFault | null} */
function firstFault(text, layout) {
  // V is a visa, which has no chip and no composite check digit (Doc 9303-7).
  const codes = layout.format === 'TD3' ? 'P' : 'IACP';
  return !codes.includes(text.charAt(0)) ? 'documentCode'
    : numberOf(text, layout) === null ? 'documentNumber'
    : !fits(text, layout.birth) ? 'birthDate'
    : !fits(text, layout.expiry) ? 'expiryDate'
    : layout.format === 'TD3' && !personalNumberFits(text, layout) ? 'personalNumber'
    : checkDigit(layout.composite.map(place => at(text, place)).join('')) !== text.charAt(layout.compositeCheck)
      ? 'composite'
    : null;
}

/** @param {string} text
 * @param {Place} place */
const fits = (text, place) => checkDigit(at(text, place)) === text.charAt(place[1]);

/** An empty personal number has the check digit 0 or a filler (Doc 9303-4 section 4.2.2.2).
 * @param {string} text
 * @param {Layout} layout */
function personalNumberFits(text, { optional }) {
  return fits(text, optional) || /^<+$/.test(text.slice(optional[0], optional[1] + 1));
}

/** A number of more than nine characters has a filler for its check digit and goes on in the optional data, where the
 * check digit is its last character (Doc 9303-5 section 4.2.2.2, note j; Doc 9303-6 likewise).
 * @param {string} text
 * @param {Layout} layout
 * @returns {string | null} */
function numberOf(text, { number, optional }) {
  const first = at(text, number);
  if (text.charAt(number[1]) !== '<') {
    return fits(text, number) && /[^<]/.test(first) ? first.replace(/<+$/, '') : null;
  }
  const rest = at(text, optional).split('<')[0] ?? '';
  const whole = first + rest.slice(0, -1);
  return rest.length > 1 && checkDigit(whole) === rest.at(-1) ? whole : null;
}

/** The latest day with this date that is not after today; null when parts of it are unknown (fillers).
 * @param {string} text yymmdd
 * @param {string} today
 * @returns {string | null | undefined} undefined when it is neither a date nor one with unknown parts */
function birthOf(text, today) {
  if (text.includes('<')) {
    return /^(<{6}|\d{2}<{4}|\d{4}<{2})$/.test(text) ? null : undefined;
  }
  const century = Number(today.slice(0, 2));
  return [century, century - 1].map(c => dateIn(text, c)).find(date => date !== null && date <= today);
}

/** The day with this date that is less than fifty years away, before or after.
 * @param {string} text yymmdd
 * @param {string} today
 * @returns {string | undefined} */
function expiryOf(text, today) {
  const century = Number(today.slice(0, 2));
  const [past, future] = [-50, 50].map(years => String(Number(today.slice(0, 4)) + years) + today.slice(4));
  return [century, century + 1, century - 1].map(c => dateIn(text, c))
    .find(date => date !== null && date > String(past) && date <= String(future)) ?? undefined;
}

/** @param {string} text yymmdd
 * @param {number} century the first two digits of the year
 * @returns {string | null} */
function dateIn(text, century) {
  const date = `${century}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`;
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date) ? date : null;
}
