// NFC for the phones of the demo: carries commands to the chip of the document that the drawer has laid on this phone.
import { at } from './phone.js';

/** Milliseconds between two looks whether a document lies here. */
const pause = 400;

/** The document was moved away; the app knows the error by its name. */
class ChipLost extends Error {
  name = 'ChipLost';
}

export const nfc = {
  available: async () => true,

  /** @param {AbortSignal} signal */
  async connect(signal) {
    for (;;) {
      signal.throwIfAborted();
      const answer = await fetch(at('/demo/phone/chip'), { method: 'POST', signal });
      if (answer.ok) {
        return conversation((await answer.json()).conversation);
      }
      await new Promise(done => { setTimeout(done, pause); });
    }
  },
};

/** @param {number} number */
function conversation(number) {
  return {
    /** @param {Uint8Array<ArrayBuffer>} command */
    async transmit(command) {
      const answer = await fetch(at(`/demo/phone/chip/${number}`), {
        method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: command,
      });
      if (!answer.ok) {
        throw new ChipLost('The document was moved away.');
      }
      return new Uint8Array(await answer.arrayBuffer());
    },

    close() {},
  };
}
