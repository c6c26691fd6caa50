// A push service for the phones of the demo: the demo itself. Nothing is decrypted, since a lock screen shows only that
// something came.
import { ask, words } from './phone.js';

const kept = 'demo push';

/** @param {string} endpoint where the server pushes to */
export function push(endpoint) {
  return {
    supported: () => true,
    permission: () => localStorage.getItem(kept) ?? 'default',

    async ask() {
      if (localStorage.getItem(kept) !== 'granted' && await ask(words.push, words.allow, words.refuse)) {
        localStorage.setItem(kept, 'granted');
      }
      return localStorage.getItem(kept) === 'granted';
    },

    async subscribe() {
      const curve = { name: 'ECDH', namedCurve: 'P-256' };
      const { publicKey } = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
      const { toBase64Url } = await import('/bytes.js');
      return {
        endpoint,
        p256dh: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))),
        auth: toBase64Url(crypto.getRandomValues(new Uint8Array(16))),
      };
    },

    unsubscribe: async () => {},
  };
}
