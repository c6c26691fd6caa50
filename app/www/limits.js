// The numbers of the rules: texts and fields take them from here, and nothing in the app decides by them alone.
/** @import { Limits } from './types.js' */
import { get } from './api.js';

const address = '/limits.json';
const secondsBetweenTries = 2;

/** As the server has them now. Without a connection the service worker answers with what it kept.
 * @returns {Promise<Limits>} */
export const askedLimits = () => get(address);

/** At once where this version of the app was installed with them, so that nothing is waited for; else from the server,
 * again and again until it is reached, since no sentence can be said without them.
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
