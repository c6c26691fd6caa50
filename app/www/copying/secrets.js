// The calculations of copying the app (docs/protocol.md, "Copying the app"), with the names used there.
import { idBytes, join, sha256, utf8 } from '../bytes.js';
import { compressed, number, uncompressed } from './p256.js';

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** The kinds of short-range link, as encoded in H. */
export const links = { bluetooth: 1, sound: 2 };

/** @typedef {keyof typeof links} LinkKind */

/** @param {number} length */
export function random(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** T, by which the server identifies a code, and S, which only the two phones know.
 * @param {Bytes} w 16 bytes */
export async function ofCode(w) {
  const [ticket, secret] = await Promise.all([
    hkdf(w, 'segl copy ticket v1', 16), hkdf(w, 'segl copy secret v1', 16),
  ]);
  return { ticket, secret };
}

/** An ephemeral key pair, and its compressed public point. */
export async function ephemeral() {
  const keys = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const point = compressed(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
  return { key: keys.privateKey, point };
}

/** r ‖ tag: the 20 bytes that the new phone broadcasts, bound to its key.
 * @param {Bytes} secret S
 * @param {Bytes} r
 * @param {Bytes} newKey SPKI of N */
export async function broadcastOf(secret, r, newKey) {
  const near = await hkdf(secret, 'segl copy near v1', 32);
  return join(r, (await mac(near, join(r, await sha256(newKey)))).subarray(0, 4));
}

/** H: the digest of everything that both sides have seen.
 * @param {{ copy: string, ticket: Bytes, ea: Bytes, eb: Bytes, newKey: Bytes, oldKey: Bytes, commitment: Bytes,
 *   r: Bytes, link: LinkKind }} seen */
export async function transcriptOf(seen) {
  return sha256(join(
    utf8('segl copy v1'), idBytes(seen.copy), seen.ticket, seen.ea, seen.eb, await sha256(seen.newKey),
    await sha256(seen.oldKey), seen.commitment, seen.r, Uint8Array.of(links[seen.link])));
}

/** k: the shared key of the two phones.
 * @param {CryptoKey} mine
 * @param {Bytes} theirs 33 bytes
 * @param {Bytes} secret S
 * @param {Bytes} transcript H */
export async function keyOf(mine, theirs, secret, transcript) {
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
  const point = await crypto.subtle.importKey('raw', uncompressed(theirs), algorithm, false, []);
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: point }, mine, 256));
  return hkdf(join(shared, secret), 'segl copy key v1', 32, transcript);
}

/** @param {Bytes} k
 * @param {Bytes} transcript H */
export function newProof(k, transcript) {
  return mac(k, join(utf8('new'), transcript));
}

/** @param {Bytes} k
 * @param {Bytes} transcript H
 * @param {Bytes} ra */
export function oldProof(k, transcript, ra) {
  return mac(k, join(utf8('old'), transcript, ra));
}

/** The four digits that both screens show.
 * @param {Bytes} k
 * @param {Bytes} ra
 * @param {Bytes} rb */
export async function digitsOf(k, ra, rb) {
  return String(number(await mac(k, join(utf8('digits'), ra, rb))) % 10000n).padStart(4, '0');
}

/** For the twelve words: authenticates Ea with a key derived from the words.
 * @param {Bytes} secret S
 * @param {Bytes} ticket T
 * @param {Bytes} ea */
export function eaProof(secret, ticket, ea) {
  return mac(secret, join(utf8('ea'), ticket, ea));
}

/** Compares in constant time.
 * @param {Bytes} one
 * @param {Bytes} other */
export function equal(one, other) {
  return one.length === other.length && one.reduce((sum, byte, at) => sum | byte ^ (other[at] ?? 0), 0) === 0;
}

/** @param {Bytes} key
 * @param {Bytes} message
 * @returns {Promise<Bytes>} */
async function mac(key, message) {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, hmac, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
}

/** @param {Bytes} key
 * @param {string} info
 * @param {number} length bytes
 * @param {Bytes} [salt] */
async function hkdf(key, info, length, salt = new Uint8Array(0)) {
  const imported = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, imported, 8 * length));
}
