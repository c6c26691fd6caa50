// Bytes, and the encodings of the protocol.

/** Base64url without padding (RFC 4648, 5).
 * @param {ArrayBuffer | Uint8Array} bytes */
export function toBase64Url(bytes) {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  return btoa(String.fromCharCode(...view)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text base64url without padding; anything else throws
 * @returns {Uint8Array<ArrayBuffer>} */
export function fromBase64Url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) {
    throw new TypeError('Not base64url.');
  }
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
}

/** @param {string} text
 * @returns {Uint8Array<ArrayBuffer>} */
export function utf8(text) {
  return new TextEncoder().encode(text);
}

/** The 16 big-endian bytes of a UUID.
 * @param {string} id 36 characters */
export function idBytes(id) {
  const digits = id.replaceAll('-', '').match(/../g) ?? [];
  return Uint8Array.from(digits, pair => Number.parseInt(pair, 16));
}

/** @param {Uint8Array[]} parts
 * @returns {Uint8Array<ArrayBuffer>} */
export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {BufferSource} bytes */
export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
