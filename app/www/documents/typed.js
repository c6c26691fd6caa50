// What a person types of a document, told at once where it cannot be right. A digit that says whether the number is
// right stands in the lines only (Doc 9303-3 section 4.9), so it may be left out.
import { checkDigit } from '../mrz/check-digit.js';
import { dateTyped } from './dates.js';

/** @typedef {{ number: string, digit: string, birth: string, expiry: string }} Typed as it stands in the fields */
/** @typedef {'number' | 'digit' | 'date' | 'noDate' | 'unborn' | 'expired'} TypedFault */
/** @typedef {Partial<Record<keyof Typed, TypedFault>>} TypedFaults */

/** @param {string} typed
 * @returns {string} the number without spaces, in capitals */
export const numberTyped = typed => typed.replace(/\s/g, '').toUpperCase();

/** What cannot be right of that which was typed so far; nothing is said of a date before its eight digits.
 * @param {Typed} typed
 * @param {string} today yyyy-mm-dd
 * @returns {TypedFaults} */
export function faultsSoFar(typed, today) {
  const number = numberTyped(typed.number);
  const digit = typed.digit.trim();
  const [birth, expiry] = [dateTyped(typed.birth), dateTyped(typed.expiry)];
  return {
    ...!/^[0-9A-Z]*$/.test(number) && { number: 'number' },
    ...digit && number && (!/^\d$/.test(digit) || checkDigit(number) !== digit) && { digit: 'digit' },
    ...birth === null ? unlike('birth', typed.birth) : birth > today && { birth: 'unborn' },
    ...expiry === null ? unlike('expiry', typed.expiry) : expiry < today && { expiry: 'expired' },
  };
}

/** What is wrong with what is no date: there is no such day, or it is not written like one.
 * @param {'birth' | 'expiry'} id
 * @param {string} text
 * @returns {TypedFaults} */
function unlike(id, text) {
  const isDate = /^(\d{1,2}[\s./-]+\d{1,2}[\s./-]+\d{4}|\d{8})$/.test(text.trim());
  return text.replace(/\D/g, '').length < 8 && !isDate ? {} : { [id]: isDate ? 'noDate' : 'date' };
}

/** What keeps it from being sent.
 * @param {Typed} typed
 * @param {string} today
 * @returns {TypedFaults} */
export function faultsOf(typed, today) {
  return {
    ...!numberTyped(typed.number) && { number: 'number' },
    ...!dateTyped(typed.birth) && { birth: 'date' },
    ...!dateTyped(typed.expiry) && { expiry: 'date' },
    ...faultsSoFar(typed, today),
  };
}
