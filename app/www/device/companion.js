// The companion (companion/README.md): a program on the same computer that carries commands between this page and a
// document on a card reader. It listens at 127.0.0.1 only, and answers the site it was started for and nobody else.
/** @import { Chip, ReaderState } from './chip.js' */
import { ChipLost } from './chip.js';
import { either } from './until.js';

/** The ports that the program may listen on; the Content-Security-Policy names the same. */
const ports = [28817, 28818, 28819];

/** The first connection may wait until the browser's question about devices on this computer is answered. */
const patience = 60_000;

/** `forbidden`: by the browser.
 * @typedef {'paired' | 'wrongCode' | 'newCode' | 'busy' | 'absent' | 'forbidden'} Pairing */

/** What the program gave this page for the code. Only in memory: a page that is loaded anew is paired anew.
 * @type {string | null} */
let key = null;

export const companion = {
  /** Whether this page has a key of the program; asks nobody. */
  paired: () => key !== null,

  /** Whether this page is paired and the program still there. */
  async available() {
    const line = key === null ? null : await call(AbortSignal.timeout(patience));
    line?.close();
    return line !== null;
  },

  /** Types the code that the program shows. A browser may ask first whether the page may reach this computer, so this
   * follows a press of a button.
   * @param {string} code
   * @returns {Promise<Pairing>} */
  async pair(code) {
    const line = await call(AbortSignal.timeout(patience));
    if (line === null) {
      return await isForbidden() ? 'forbidden' : 'absent';
    }
    try {
      line.send(JSON.stringify({ type: 'pair', code }));
      const answer = await line.next();
      if (answer.type !== 'paired') {
        return answer.reason;
      }
      key = answer.key;
      return 'paired';
    } catch (error) {
      if (error instanceof ChipLost) {
        return 'absent';
      }
      throw error;
    } finally {
      line.close();
    }
  },

  /** Waits until a document is on a reader.
   * @param {AbortSignal} signal
   * @param {(state: ReaderState) => void} told what is missing meanwhile
   * @returns {Promise<Chip>} */
  async connect(signal, told = () => {}) {
    const line = await call(either(signal, AbortSignal.timeout(patience)));
    if (line === null) {
      signal.throwIfAborted();
      throw new ChipLost('The companion is not there.');
    }
    const stop = () => line.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      line.send(JSON.stringify({ type: 'connect', key }));
      await documentOn(line, told);
    } catch (error) {
      line.close();
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    return {
      async transmit(command) {
        line.send(command);
        const answer = await line.next();
        if (answer instanceof ArrayBuffer) {
          return new Uint8Array(answer);
        }
        throw new ChipLost(answer.reason);
      },
      close: () => line.close(),
    };
  },
};

/** Whether the user or the browser said no to programs on this computer. Browsers that do not ask know no such name. */
async function isForbidden() {
  try {
    const name = /** @type {PermissionName} */ ('loopback-network');
    return (await navigator.permissions.query({ name })).state === 'denied';
  } catch {
    return false;
  }
}

/** @param {Line} line
 * @param {(state: ReaderState) => void} told */
async function documentOn(line, told) {
  for (let said = await line.next(); said.type !== 'document'; said = await line.next()) {
    if (said.type === 'no') {
      key = said.reason === 'notPaired' ? null : key;
      throw new ChipLost(said.reason);
    }
    told(said.state);
  }
}

/** @typedef {{ send: (data: string | Uint8Array<ArrayBuffer>) => void, next: () => Promise<any>, close: () => void }}
 *   Line `next` is a message, or an answer as ArrayBuffer */

/** Calls all ports at once, because a closed one keeps some computers waiting.
 * @param {AbortSignal} signal
 * @returns {Promise<Line | null>} null: no program for this site */
async function call(signal) {
  const sockets = ports.map(port => new WebSocket(`ws://127.0.0.1:${port}/`, 'segl-companion'));
  const first = await Promise.any(sockets.map(socket => opened(socket, signal))).catch(() => null);
  sockets.filter(socket => socket !== first).forEach(socket => socket.close());
  return first === null ? null : lineOver(first);
}

/** @param {WebSocket} socket
 * @param {AbortSignal} signal
 * @returns {Promise<WebSocket>} */
function opened(socket, signal) {
  return new Promise((resolve, reject) => {
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => resolve(socket), { once: true });
    socket.addEventListener('close', reject, { once: true });
    signal.addEventListener('abort', reject, { once: true });
    if (signal.aborted) {
      reject(signal.reason);
    }
  });
}

/** @param {WebSocket} socket
 * @returns {Line} */
function lineOver(socket) {
  /** @type {any[]} */
  const waiting = [];
  let arrived = () => {};
  socket.addEventListener('message', ({ data }) => {
    waiting.push(typeof data === 'string' ? JSON.parse(data) : data);
    arrived();
  });
  socket.addEventListener('close', () => arrived());
  return {
    send: data => socket.send(data),
    async next() {
      if (waiting.length === 0 && socket.readyState < WebSocket.CLOSING) {
        await new Promise(resolve => arrived = () => resolve(null));
      }
      if (waiting.length === 0) {
        throw new ChipLost('The companion hung up.');
      }
      return waiting.shift();
    },
    close: () => socket.close(),
  };
}
