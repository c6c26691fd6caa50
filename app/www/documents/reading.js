// The reading of a document: one WebSocket connection to the server, which asks for the zone, sends its commands to the
// chip, asks for pictures of the face, and decides (docs/protocol.md, "The document check"). Whatever breaks the
// connection ends the check; it can only be begun anew.
/** @import { Chip, ChipCarrier, ReaderState } from '../device/chip.js' */
import { heard } from '../clock.js';
import { isChipLost } from '../device/chip.js';
import { either } from '../device/until.js';
import { No } from '../refusals.js';

/** The sub-protocol of the connection. */
const protocol = 'segl-reading';

/** The connection ended before the decision. */
export class ReadingBroken extends Error {}

/** @typedef {'documentNumber' | 'birthDate' | 'expiry' | 'composite'} ZonePart */
/** @typedef {{ movement: 'left' | 'right' | 'nod', pictures: number,
 *   again?: 'tooDark' | 'noFace' | 'tooSmall' | 'moreThanOne' | 'noMovement' }} AskedFace */

/** What was scanned of the printed document: the lines of its zone; or, typed, the three fields that open the chip.
 * @typedef {{ zone: string } | { documentNumber: string, birthDate: string, expiry: string }} Printed */

/** What the person said before the document is read.
 * @typedef {object} Told
 * @property {string} country three letters
 * @property {string} [personNumber]
 * @property {string} [pCode]
 * @property {string} [can] the access number on the front of a card
 */

/** What the app does when the server asks.
 * @typedef {object} Answers
 * @property {(wrong: ZonePart) => Promise<Printed & { can?: string }>} zone once more: a check digit did not
 *   fit, or the chip did not open
 * @property {ChipCarrier} carrier
 * @property {(isAgain: boolean, missing?: ReaderState) => void} awaitsChip the document is to be laid on the reader,
 *   again when it was lost; `missing`: why a card reader waits
 * @property {(percent: number) => void} progress of reading the chip
 * @property {(asked: AskedFace) => Promise<Uint8Array<ArrayBuffer>[]>} face
 */

/** Reads a document. Rejects with `No` when it was refused, with `ReadingBroken` when the connection ended.
 * @param {{ check: string, ticket: string, installation: string }} begun
 * @param {Told & Printed} first
 * @param {Answers} answers
 * @param {AbortSignal} signal
 * @returns {Promise<{ name: string }>} whose document it is */
export async function read({ check, ticket, installation }, first, answers, signal) {
  const socket = new WebSocket(addressOf(check), protocol);
  socket.binaryType = 'arraybuffer';
  const over = new AbortController();
  const reading = new Reading(socket, answers, either(signal, over.signal));
  try {
    return await new Promise((resolve, reject) => {
      let work = Promise.resolve();
      socket.onopen = () => reading.say({ type: 'zone', installation, ticket, ...first });
      socket.onmessage = ({ data }) => {
        const said = typeof data === 'string' ? JSON.parse(data) : new Uint8Array(data);
        heard(said.now);
        if (said.type === 'granted') {
          resolve({ name: said.name });
        } else if (said.type === 'refused') {
          reject(new No(said));
        } else {
          work = work.then(() => reading.answer(said)).catch(reject);
        }
      };
      socket.onclose = () => reject(new ReadingBroken());
      signal.addEventListener('abort', () => reject(new DOMException('It was left.', 'AbortError')), { once: true });
    });
  } finally {
    over.abort();
    reading.close();
    socket.close();
  }
}

class Reading {
  /** @type {Chip | null} */ #chip = null;
  #wasLost = false;
  #socket;
  #answers;
  #signal;

  /** @param {WebSocket} socket
   * @param {Answers} answers
   * @param {AbortSignal} signal */
  constructor(socket, answers, signal) {
    this.#socket = socket;
    this.#answers = answers;
    this.#signal = signal;
  }

  /** @param {object} what */
  say(what) {
    this.#socket.send(JSON.stringify(what));
  }

  close() {
    this.#chip?.close();
    this.#chip = null;
  }

  /** @param {any} asked a command APDU, or what the server asks in words */
  async answer(asked) {
    switch (asked instanceof Uint8Array ? 'command' : asked.type) {
      case 'command':
        await this.#passOn(asked);
        break;
      case 'again':
        this.say({ type: 'zone', ...await this.#answers.zone(asked.part) });
        break;
      case 'chip':
        this.#answers.awaitsChip(this.#wasLost);
        this.#chip = await this.#answers.carrier.connect(this.#signal, missing =>
          this.#answers.awaitsChip(this.#wasLost, missing));
        break;
      case 'progress':
        this.#answers.progress(asked.percent);
        break;
      case 'face':
        this.close(); // the document may be taken away
        for (const picture of await this.#answers.face(asked)) {
          this.#socket.send(picture);
        }
        break;
      default: // a newer server says more than this app knows
    }
  }

  /** @param {Uint8Array<ArrayBuffer>} command */
  async #passOn(command) {
    try {
      const response = await this.#chip?.transmit(command);
      if (response) {
        this.#socket.send(response);
      }
    } catch (error) {
      if (!isChipLost(error)) {
        throw error;
      }
      this.close();
      this.#wasLost = true;
      this.say({ type: 'lost' });
    }
  }
}

/** @param {string} check */
function addressOf(check) {
  const address = new URL(`/api/document-checks/${check}/reading`, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  return address;
}
