// What carries commands to the chip of a document, the same for a phone's NFC and for the companion's reader.

/** A document within reach.
 * @typedef {object} Chip
 * @property {(command: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>} transmit the chip's answer to a
 *   command of ISO/IEC 7816-4; throws `ChipLost` when the document is out of reach
 * @property {() => void} close
 */

/** The document was taken away, or its reader was: lay it there again. */
export class ChipLost extends Error {}
