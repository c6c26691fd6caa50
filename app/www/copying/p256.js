// Points of P-256 compressed to 33 bytes (SEC 1, 2.3.3 and 2.3.4): WebCrypto reads and writes only uncompressed ones.
import { join } from '../bytes.js';

const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const coordinate = 32;

/** @param {Uint8Array} point 65 bytes
 * @returns {Uint8Array<ArrayBuffer>} 33 bytes */
export function compressed(point) {
  return join(Uint8Array.of(2 + ((point[2 * coordinate] ?? 0) & 1)), point.subarray(1, 1 + coordinate));
}

/** @param {Uint8Array} point 33 bytes; throws unless they are a point of the curve
 * @returns {Uint8Array<ArrayBuffer>} 65 bytes */
export function uncompressed(point) {
  const sign = point[0];
  if (point.length !== 1 + coordinate || (sign !== 2 && sign !== 3)) {
    throw new TypeError('Not a point.');
  }
  const x = number(point.subarray(1));
  const square = (x ** 3n - 3n * x + b) % p;
  const root = power((square + p) % p, (p + 1n) / 4n); // p mod 4 is 3, so a root is a power
  if (x >= p || root * root % p !== (square + p) % p) {
    throw new TypeError('Not a point.');
  }
  const y = Number(root & 1n) === (sign & 1) ? root : p - root;
  return join(Uint8Array.of(4), point.subarray(1), bytes(y));
}

/** @param {Uint8Array} big big-endian */
export function number(big) {
  return big.reduce((sum, byte) => sum << 8n | BigInt(byte), 0n);
}

/** @param {bigint} value */
function bytes(value) {
  const digits = value.toString(16).padStart(2 * coordinate, '0').match(/../g) ?? [];
  return Uint8Array.from(digits, pair => Number.parseInt(pair, 16));
}

/** @param {bigint} base
 * @param {bigint} exponent */
function power(base, exponent) {
  let [result, factor] = [1n, base];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    result = rest & 1n ? result * factor % p : result;
    factor = factor * factor % p;
  }
  return result;
}
