// The short-range links (R45, R46): twenty bytes from the new phone to an old one nearby. docs/protocol.md specifies
// what a native shell offers as Bluetooth.
/** @import { Link, LinkKind } from '../types.js' */
import { deviceOr } from './device.js';
import { sound } from './sound.js';
import { either } from './until.js';

/** The length of a broadcast; any other is ignored. */
export const broadcastBytes = 20;

/** Only a native shell offers Bluetooth: a browser cannot advertise. */
const bluetooth = deviceOr('bluetooth', /** @type {Link | null} */ (null));

/** @param {readonly LinkKind[]} allowed the kinds that the operator allows
 * @returns {Promise<Link[]>} those that this device supports, the preferred one first */
export async function offeredLinks(allowed) {
  const links = [bluetooth, sound].filter(link => link !== null);
  const supported = await Promise.all(links.map(link => allowed.includes(link.kind) && link.supported()));
  return links.filter((_, at) => supported[at]);
}

/** New phone: broadcasts the bytes until the signal aborts. One link at a time, since both phones put its kind into
 * the values they compare. Throws when the link fails.
 * @param {Link} link
 * @param {Uint8Array<ArrayBuffer>} bytes 20
 * @param {AbortSignal} signal */
export async function broadcastOn(link, bytes, signal) {
  if (bytes.length !== broadcastBytes) {
    throw new RangeError(`A broadcast carries ${broadcastBytes} bytes.`);
  }
  if (!signal.aborted) {
    await link.broadcast(bytes, signal);
  }
}

/** Old phone: listens on all links. Returns the first broadcast that is accepted, and its kind of link; a broadcast
 * that is not accepted, or has another length, is ignored (T-01). Null when the signal aborted; throws when no link
 * could listen.
 * @param {readonly Link[]} links
 * @param {(bytes: Uint8Array<ArrayBuffer>, kind: LinkKind) => boolean | Promise<boolean>} accept
 * @param {AbortSignal} signal
 * @param {number} [longest] milliseconds after which the microphone is let go, whoever forgot it
 * @returns {Promise<{ bytes: Uint8Array<ArrayBuffer>, kind: LinkKind } | null>} */
export async function listenOn(links, accept, signal, longest) {
  if (signal.aborted) {
    return null;
  }
  const enough = new AbortController();
  const ended = either(signal, enough.signal);
  const tooLong = longest === undefined ? undefined : setTimeout(() => enough.abort(), longest);
  try {
    return await new Promise((resolve, reject) => {
      const judge = async (/** @type {Uint8Array} */ heard, /** @type {LinkKind} */ kind) => {
        const bytes = Uint8Array.from(heard);
        if (bytes.length === broadcastBytes && !ended.aborted && await accept(bytes, kind)) {
          resolve({ bytes, kind });
        }
      };
      const listening = links.map(link =>
        link.listen(heard => void judge(heard, link.kind).catch(reject), ended));
      Promise.any(listening).then(() => resolve(null), reject);
    });
  } finally {
    clearTimeout(tooLong);
    enough.abort();
  }
}
