// The name that this device reports, so that its owner recognises it in the list of apps.
import { deviceOr } from './device.js';

/** The server accepts at most this many plain characters. */
const longest = 40;

export const model = deviceOr('model', {
  /** @returns {Promise<string>} such as "Pixel 8", "iPhone" or "Chrome, Linux" */
  async name() {
    const hints = /** @type {any} */ (navigator).userAgentData;
    const told = hints?.mobile ? (await hints.getHighEntropyValues(['model'])).model : '';
    return (told || fromUserAgent(navigator.userAgent)).replace(/[^\p{L}\p{N} .,()-]/gu, '').slice(0, longest);
  },
});

/** @param {string} agent */
function fromUserAgent(agent) {
  const device = ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'CrOS', 'Linux'].find(n => agent.includes(n));
  const browser = ['Firefox', 'Edg', 'Chrome', 'Safari'].find(n => agent.includes(n));
  const known = { Macintosh: 'Mac', CrOS: 'Chromebook', Edg: 'Edge' };
  const called = (/** @type {string | undefined} */ n) => known[/** @type {keyof typeof known} */ (n)] ?? n;
  return [called(browser), called(device)].filter(Boolean).join(', ') || 'Browser';
}
