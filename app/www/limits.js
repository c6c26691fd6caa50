// The numbers of the rules: texts and fields use them; no decision of the app depends on them alone.
/** @import { Limits } from './types.js' */
import { get } from './api.js';

const address = '/limits.json';
const secondsBetweenTries = 2;

/** The current limits of the server. Offline, the service worker responds with its cached copy.
 * @returns {Promise<Limits>} */
export const askedLimits = () => get(address);

/** From the cache of this version of the app where it holds them, so that the start does not wait; otherwise from the
 * server, retried until it responds, since every text needs them.
 * @returns {Promise<Limits>} */
export async function limitsAtTheStart() {
  const kept = await globalThis.caches?.match(address).catch(() => undefined);
  if (kept) {
    return kept.json();
  }
  for (;;) {
    try {
      return await askedLimits();
    } catch {
      await new Promise(resolve => setTimeout(resolve, 1000 * secondsBetweenTries));
    }
  }
}
