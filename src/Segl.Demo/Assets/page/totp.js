// What a code display holds: a seed, and how to make codes of it and the time (RFC 6238 over RFC 4226). It is written
// after the RFCs and shares nothing with the server, as the makers' devices do not.

/** @typedef {{ seed: string, hash: 'SHA-1' | 'SHA-256' | 'SHA-512', seconds: number, digits: number }} Token
 * the seed in hexadecimal */

/** @param {Token} token
 * @param {number} now in milliseconds since 1970
 * @returns {number} the step that the time is in */
export const stepAt = (token, now) => Math.floor(now / (token.seconds * 1000));

/** @param {Token} token
 * @param {number} step */
export async function codeOf(token, step) {
  const seed = Uint8Array.from(token.seed.match(/../g) ?? [], byte => parseInt(byte, 16));
  const key = await crypto.subtle.importKey('raw', seed, { name: 'HMAC', hash: token.hash }, false, ['sign']);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter));
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const number = mac.getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** token.digits).padStart(token.digits, '0');
}
