// Keys that never leave the device: WebCrypto, not extractable. A native shell uses its secure element instead.
import { deviceOr } from './device.js';

export const deviceKeys = deviceOr('keys', {
  /** @returns {Promise<CryptoKeyPair>} ECDSA P-256 */
  makeSigningKey() {
    return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  },

  /** @returns {Promise<CryptoKey>} 32 random bytes for HMAC-SHA-256 */
  makeSecret() {
    return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
  },

  /** @param {CryptoKeyPair} keys
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @returns {Promise<Uint8Array<ArrayBuffer>>} */
  async sign(keys, bytes) {
    return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, bytes));
  },

  /** @param {CryptoKey} secret
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @returns {Promise<Uint8Array<ArrayBuffer>>} */
  async mac(secret, bytes) {
    return new Uint8Array(await crypto.subtle.sign('HMAC', secret, bytes));
  },
});
