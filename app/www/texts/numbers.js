// How a text writes a number of the rules: a count with its noun, a duration in its largest whole unit. Always in
// digits, since citizens look for them.

/** "1 app", "3 apps".
 * @param {number} number
 * @param {string} one
 * @param {string} many */
export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** @typedef {[one: string, many: string]} Unit */

/** @param {number} seconds
 * @param {{ day: Unit, hour: Unit, minute: Unit, second: Unit }} units */
function duration(seconds, { day, hour, minute, second }) {
  if (seconds % 86_400 === 0 && seconds > 172_800) {
    return count(seconds / 86_400, ...day);
  }
  if (seconds % 3600 === 0) {
    return count(seconds / 3600, ...hour);
  }
  return seconds % 60 === 0 ? count(seconds / 60, ...minute) : count(seconds, ...second);
}

/** "1 time", "15 minutter"; two days remain 48 hours.
 * @param {number} seconds */
export const inDanish = seconds => duration(seconds, {
  day: ['dag', 'dage'], hour: ['time', 'timer'], minute: ['minut', 'minutter'], second: ['sekund', 'sekunder'],
});

/** "1 hour", "15 minutes"; two days remain 48 hours.
 * @param {number} seconds */
export const inEnglish = seconds => duration(seconds, {
  day: ['day', 'days'], hour: ['hour', 'hours'], minute: ['minute', 'minutes'], second: ['second', 'seconds'],
});
