// The short-range links (R45, R46): twenty bytes from the new phone to an old one that is near. docs/protocol.md says
// what a native shell or companion offers as Bluetooth.
/** @import { Link, LinkKind } from '../types.js' */
import { demoLink } from './demo-link.js';
import { deviceOr } from './device.js';
import { sound } from './sound.js';
import { either } from './until.js';

/** What a broadcast carries; anything of another length is not ours. */
export const broadcastBytes = 20;

/** Bluetooth is a shell's or a companion's: a browser cannot advertise. */
const bluetooth = deviceOr('bluetooth', /** @type {Link | null} */ (null));

/** @param {readonly LinkKind[]} allowed the kinds that count, by the operator's policy
 * @returns {Promise<Link[]>} what this device has of them, the one to begin with first */
export async function offeredLinks(allowed) {
  const links = [bluetooth, demoLink, sound].filter(link => link !== null);
  const supported = await Promise.all(links.map(link => allowed.includes(link.kind) && link.supported()));
  return links.filter((_, at) => supported[at]);
}

/** New phone: says the bytes until the signal ends it. One link at a time, as both phones put its kind into what they
 * compare. Throws when the link cannot.
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

/** Old phone: listens on all links. Returns the first broadcast that is accepted, and over which kind of link it came;
 * what is not accepted, or has another length, changes nothing (T-01). Null when the signal ended it; throws when no
 * link could listen.
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
