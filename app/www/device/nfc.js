// The chip of a passport or ID card by the phone's own NFC. A browser cannot reach it; a native shell brings it as
// `window.seglDevice.nfc`. The server is the terminal: what carries its commands learns nothing of what they mean.
/** @import { ChipCarrier } from './chip.js' */
import { ChipLost } from './chip.js';
import { deviceOr } from './device.js';

export const nfc = deviceOr('nfc', /** @type {ChipCarrier} */ ({
  async available() {
    return false;
  },

  async connect() {
    throw new ChipLost('A browser cannot reach a chip.');
  },
}));
