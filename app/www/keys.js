// The keys of one person in this app (docs/protocol.md, "Keys of one person in one app").
import { idBytes, join, sha256, toBase64Url, utf8 } from './bytes.js';
import { deviceKeys } from './device/keys.js';

/** A new device key and device secret; both stay on this device. */
export async function makeKeys() {
  const [keys, secret] = await Promise.all([deviceKeys.makeSigningKey(), deviceKeys.makeSecret()]);
  return { keys, secret };
}

/** The public device key as a JWK with only the members of RFC 7638.
 * @param {CryptoKeyPair} keys */
export async function publicJwk(keys) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  return { kty, crv, x, y };
}

/** SHA-256 of the public device key (SPKI), base64url.
 * @param {CryptoKeyPair} keys */
export async function keyDigest(keys) {
  return toBase64Url(await sha256(await crypto.subtle.exportKey('spki', keys.publicKey)));
}

/** ES256 over ASCII text: r and s, 64 bytes (RFC 7518, 3.4).
 * @param {CryptoKeyPair} keys
 * @param {string} text */
export async function sign(keys, text) {
  return deviceKeys.sign(keys, utf8(text));
}

/** The PIN key, derived from the device secret and the PIN. Sent once when a PIN is chosen, afterwards only used in
 * proofs.
 * @param {CryptoKey} secret the device secret
 * @param {string} app
 * @param {string} pin six ASCII digits */
export function pinKey(secret, app, pin) {
  return deviceKeys.mac(secret, join(utf8('segl pin v1'), idBytes(app), utf8(pin)));
}

/** Proves knowledge of the PIN for one statement: HMAC(PIN key, SHA-256(signing input)).
 * @param {Uint8Array<ArrayBuffer>} key the PIN key
 * @param {Uint8Array<ArrayBuffer>} digest */
export async function pinProof(key, digest) {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, hmac, false, ['sign']);
  return toBase64Url(await crypto.subtle.sign('HMAC', imported, digest));
}

/** Marks of PINs to be avoided (R21): the app recognises these PINs later, also after a restart, without storing the
 * birth date or a temporary PIN.
 * @param {CryptoKey} secret
 * @param {string[]} pins */
export function marks(secret, pins) {
  return Promise.all(pins.map(async pin =>
    toBase64Url(await deviceKeys.mac(secret, join(utf8('segl avoid v1'), utf8(pin))))));
}
