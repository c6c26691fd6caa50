// R21: which personal PINs are refused, and why. The server never learns a PIN, so this rule is enforced here.

/** @typedef {'form' | 'oneDigit' | 'run' | 'repeats' | 'personal' | 'common'} PinReason */

/** What makes a PIN weak for any owner; null if nothing does.
 * @param {string} pin
 * @param {ReadonlySet<string>} common the most used six-digit PINs
 * @returns {PinReason | null} */
export function weakness(pin, common) {
  if (!/^[0-9]{6}$/.test(pin)) {
    return 'form';
  }
  if (/^(.)\1{5}$/.test(pin)) {
    return 'oneDigit';
  }
  if (isRun(pin)) {
    return 'run';
  }
  if (/^(..)\1\1$/.test(pin) || /^(...)\1$/.test(pin)) {
    return 'repeats';
  }
  return common.has(pin) ? 'common' : null;
}

/** Up or down by one at each step; 9 and 0 are neighbours, as on a keypad.
 * @param {string} pin */
function isRun(pin) {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  return steps.every(step => step === 1) || steps.every(step => step === 9);
}

/** The PINs made of the birth date: day, month and year in any order, each in its short or long form.
 * @param {string} birthDate yyyy-mm-dd
 * @returns {string[]} */
export function birthDatePins(birthDate) {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const forms = [[year, year.slice(2)], [month, String(Number(month))], [day, String(Number(day))]];
  const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
  const pins = new Set();
  for (const order of orders) {
    const [first = [], second = [], third = []] = order.map(part => forms[part]);
    first.forEach(a => second.forEach(b => third.forEach(c => pins.add(a + b + c))));
  }
  return [...pins].filter(pin => pin.length === 6);
}

/** Six digits in a row of the temporary PIN.
 * @param {string} temporaryPin eight digits
 * @returns {string[]} */
export function temporaryPinParts(temporaryPin) {
  return [0, 1, 2].map(start => temporaryPin.slice(start, start + 6));
}

/** The 740 most used six-digit PINs, loaded when a PIN is about to be chosen. */
export async function commonPins() {
  const answer = await fetch('/vendor/common-pins.json');
  return new Set(/** @type {string[]} */ (await answer.json()));
}
