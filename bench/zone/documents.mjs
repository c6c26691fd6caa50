// Documents of people who do not exist: lines with right check digits, the same for the same seed.
import { checkDigit } from '../../app/www/mrz/check-digit.js';
import { randomness } from './picture.mjs';

const families = ['ERIKSSON', 'HANSEN', 'MUELLER<LUEDENSCHEID', 'NGUYEN', 'OBRIEN', 'QVORTRUP', 'ZWICKY', 'JOERGENSEN'];
const givens = ['ANNA<MARIA', 'KARL', 'FREJA<BIRGITTE', 'WALTHER<XAVER', 'PHUC', 'OLGA', 'YVONNE', 'JENS<GORM'];
const states = ['DNK', 'D<<', 'SWE', 'UTO', 'FRA', 'GBR'];

/** @param {'TD1' | 'TD2' | 'TD3'} format
 * @param {number} seed
 * @returns {string[]} its lines */
export function linesOf(format, seed) {
  const random = randomness(7919 * seed + format.charCodeAt(2));
  const pick = from => from[Math.floor(random() * from.length)];
  const some = (length, from) => Array.from({ length }, () => pick(from)).join('');
  const two = (from, count) => String((from + Math.floor(random() * count)) % 100).padStart(2, '0');
  const date = (from, years) => two(from, years) + two(1, 12) + two(1, 28);
  const checked = text => text + checkDigit(text);
  const [state, name] = [pick(states), `${pick(families)}<<${pick(givens)}`];
  const number = checked(some(9, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
  const [birth, expiry, sex] = [checked(date(40, 65)), checked(date(27, 9)), pick('MF<')];
  const fill = (text, length) => text.slice(0, length).padEnd(length, '<');
  switch (format) {
    case 'TD3': {
      const personal = checked(fill(random() < 0.5 ? '' : some(10, '0123456789'), 14));
      const second = `${number}${state}${birth}${sex}${expiry}${personal}`;
      return [fill(`P<${state}${name}`, 44), second + checkDigit(number + birth + expiry + personal)];
    }
    case 'TD2': {
      const optional = fill(random() < 0.5 ? '' : some(5, '0123456789ABC'), 7);
      const second = `${number}${state}${birth}${sex}${expiry}${optional}`;
      return [fill(`I<${state}${name}`, 36), second + checkDigit(number + birth + expiry + optional)];
    }
    default: {
      const optional = fill(random() < 0.5 ? '' : some(10, '0123456789'), 15);
      const second = `${birth}${sex}${expiry}${state}${'<'.repeat(11)}`;
      return [`I<${state}${number}${optional}`,
        second + checkDigit(number + optional + birth + expiry + '<'.repeat(11)), fill(name, 30)];
    }
  }
}
