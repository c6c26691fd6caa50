// The demo's replacement for a short-range link: the page with the two phones relays messages between them. Only the
// demo's page may frame the app (frame-ancestors), so outside the demo this link does not exist.
/** @import { Link } from '../types.js' */
import { until } from './until.js';

/** Milliseconds between two repetitions. */
const pause = 400;

/** @type {Link} */
export const demoLink = {
  kind: 'demo',
  supported: () => globalThis.parent !== globalThis.self,
  permission: async () => 'granted',
  ask: async () => true,

  async broadcast(bytes, signal) {
    const say = () => parent.postMessage({ segl: 'near', bytes: Array.from(bytes) }, '*');
    say();
    const repetition = setInterval(say, pause);
    await until(signal);
    clearInterval(repetition);
  },

  async listen(heard, signal) {
    const hear = (/** @type {MessageEvent} */ { source, data }) => {
      if (source === parent && data?.segl === 'near' && Array.isArray(data.bytes)) {
        heard(Uint8Array.from(data.bytes));
      }
    };
    addEventListener('message', hear, { signal });
    await until(signal);
  },
};
