// Reed-Solomon over GF(256) with x^8 + x^4 + x^3 + x^2 + 1; the generator's roots are a^0 … a^(parity - 1), a = 2.
// Polynomials are arrays with the coefficient of x^0 first; a word's first byte is its highest coefficient.

const power = new Uint8Array(510); // a^n, written twice so that a sum of two logarithms needs no modulo
const logarithm = new Uint8Array(256);
for (let n = 0, value = 1; n < 255; n++) {
  power[n] = power[n + 255] = value;
  logarithm[value] = n;
  value = value << 1 ^ (value & 0x80 ? 0x11D : 0);
}

/** a^n for any integer n.
 * @param {number} n */
const raised = n => power[(n % 255 + 255) % 255] ?? 0;

/** @param {number} a
 * @param {number} b */
const times = (a, b) => a && b ? power[(logarithm[a] ?? 0) + (logarithm[b] ?? 0)] ?? 0 : 0;

/** @param {number} a
 * @param {number} b not 0 */
const over = (a, b) => a ? raised((logarithm[a] ?? 0) - (logarithm[b] ?? 0)) : 0;

/** @param {ArrayLike<number>} a
 * @param {ArrayLike<number>} b */
function product(a, b) {
  const whole = new Array(a.length + b.length - 1).fill(0);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      whole[i + j] ^= times(a[i] ?? 0, b[j] ?? 0);
    }
  }
  return whole;
}

/** @param {ArrayLike<number>} polynomial
 * @param {number} x */
function valueAt(polynomial, x) {
  let value = 0;
  for (let n = polynomial.length - 1; n >= 0; n--) {
    value = times(value, x) ^ (polynomial[n] ?? 0);
  }
  return value;
}

/** Appends parity bytes.
 * @param {Uint8Array} data
 * @param {number} parity how many; together at most 255 bytes
 * @returns {Uint8Array<ArrayBuffer>} */
export function protect(data, parity) {
  let generator = [1];
  for (let n = 0; n < parity; n++) {
    generator = product(generator, [raised(n), 1]);
  }
  const word = new Uint8Array(data.length + parity);
  word.set(data);
  for (let at = 0; at < data.length; at++) {
    const factor = word[at] ?? 0;
    for (let n = 0; n <= parity; n++) {
      word[at + n] = (word[at + n] ?? 0) ^ times(generator[parity - n] ?? 0, factor);
    }
  }
  word.set(data);
  return word;
}

/** Corrects a word as long as 2 × errors + erasures <= parity.
 * @param {Uint8Array} received
 * @param {number} parity
 * @param {number[]} [erased] erasure positions
 * @returns {Uint8Array<ArrayBuffer> | null} the data, or null if it cannot be corrected */
export function repair(received, parity, erased = []) {
  const word = Uint8Array.from(received);
  const highestFirst = Array.from(word).reverse();
  const syndromes = Array.from({ length: parity }, (_, n) => valueAt(highestFirst, raised(n)));
  if (syndromes.some(syndrome => syndrome !== 0)) {
    const locator = errorLocator(syndromes, erased.map(at => word.length - 1 - at));
    if (!locator || !correct(word, syndromes, locator)) {
      return null;
    }
  }
  return word.slice(0, word.length - parity);
}

/** Berlekamp-Massey, initialised with the known positions (Blahut).
 * @param {number[]} syndromes
 * @param {number[]} erased exponents
 * @returns {number[] | null} a polynomial whose roots are the inverses of a^position */
function errorLocator(syndromes, erased) {
  let locator = erased.reduce((known, at) => product(known, [1, raised(at)]), [1]);
  let previous = locator;
  let length = erased.length;
  for (let step = erased.length; step < syndromes.length; step++) {
    previous = [0, ...previous];
    let discrepancy = 0;
    for (let n = 0; n < locator.length; n++) {
      discrepancy ^= times(locator[n] ?? 0, syndromes[step - n] ?? 0);
    }
    if (discrepancy === 0) {
      continue;
    }
    const before = locator;
    locator = sum(locator, previous.map(c => times(c, discrepancy)));
    if (2 * length <= step + erased.length) {
      length = step + 1 + erased.length - length;
      previous = before.map(c => over(c, discrepancy));
    }
  }
  while (locator.at(-1) === 0) {
    locator.pop();
  }
  const wrong = locator.length - 1;
  return 2 * wrong - erased.length <= syndromes.length ? locator : null;
}

/** @param {number[]} a
 * @param {number[]} b */
function sum(a, b) {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, n) => (a[n] ?? 0) ^ (b[n] ?? 0));
}

/** Finds the error positions (Chien search) and corrects the bytes there (Forney).
 * @param {Uint8Array} word
 * @param {number[]} syndromes
 * @param {number[]} locator
 * @returns {boolean} whether every root of the locator is a position of this word */
function correct(word, syndromes, locator) {
  const evaluator = product(syndromes, locator).slice(0, syndromes.length);
  const derivative = locator.map((c, n) => n % 2 ? c : 0).slice(1);
  let found = 0;
  for (let exponent = 0; exponent < word.length; exponent++) {
    const root = raised(-exponent);
    if (valueAt(locator, root) !== 0) {
      continue;
    }
    const slope = valueAt(derivative, root);
    if (slope === 0) {
      return false;
    }
    const at = word.length - 1 - exponent;
    word[at] = (word[at] ?? 0) ^ times(raised(exponent), over(valueAt(evaluator, root), slope));
    found++;
  }
  return found === locator.length - 1;
}
