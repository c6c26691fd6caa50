// Bluetooth between the phones of the demo page, as a native shell offers it (docs/protocol.md): the page hands on what
// one says to the others.
import { ask, words } from './phone.js';

/** Milliseconds between two repetitions. */
const pause = 400;
const kept = 'demo bluetooth';

export const bluetooth = {
  kind: 'bluetooth',
  supported: () => parent !== self,
  permission: async () => localStorage.getItem(kept) ?? 'prompt',

  async ask() {
    if (localStorage.getItem(kept) !== 'granted' && await ask(words.bluetooth, words.allow, words.refuse)) {
      localStorage.setItem(kept, 'granted');
    }
    return localStorage.getItem(kept) === 'granted';
  },

  async broadcast(bytes, signal) {
    while (!signal.aborted) {
      parent.postMessage({ segl: 'near', bytes: Array.from(bytes) }, '*');
      await new Promise(done => { setTimeout(done, pause); });
    }
  },

  async listen(heard, signal) {
    addEventListener('message', ({ source, data }) => {
      if (source === parent && data?.segl === 'near' && Array.isArray(data.bytes)) {
        heard(Uint8Array.from(data.bytes));
      }
    }, { signal });
    await new Promise(done => { signal.addEventListener('abort', done); });
  },
};
