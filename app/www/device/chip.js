// What carries commands to the chip of a document, the same for a phone's NFC and for the companion's reader.

/** A document within reach.
 * @typedef {object} Chip
 * @property {(command: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>} transmit the chip's answer to a
 *   command of ISO/IEC 7816-4; throws `ChipLost` when the document is out of reach
 * @property {() => void} close
 */

/** What brings a document within reach: the phone's NFC, or the companion.
 * @typedef {object} ChipCarrier
 * @property {() => Promise<boolean>} available
 * @property {(signal: AbortSignal, told: (missing: ReaderState) => void) => Promise<Chip>} connect waits until a
 *   document is there; a card reader tells what is missing meanwhile
 */

/** @typedef {'noReader' | 'noDocument' | 'otherCard' | 'inUse'} ReaderState */

/** The document was taken away, or its reader was: lay it there again. A native shell throws an error of this name. */
export class ChipLost extends Error {
  name = 'ChipLost';
}

/** @param {unknown} error
 * @returns {boolean} */
export function isChipLost(error) {
  return error instanceof Error && error.name === 'ChipLost';
}
