// The check digit of a machine-readable zone (Doc 9303-3 section 4.9): weights 7, 3 and 1, modulus 10.

const weights = [7, 3, 1];
const values = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The digit of these characters: 0 to 9 count as themselves, A to Z as 10 to 35, the filler as 0.
 * @param {string} text of A to Z, 0 to 9 and `<` */
export function checkDigit(text) {
  const sum = [...text].reduce((sum, character, at) =>
    sum + Math.max(0, values.indexOf(character)) * (weights[at % 3] ?? 0), 0);
  return String(sum % 10);
}
