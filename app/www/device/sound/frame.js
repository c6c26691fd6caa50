// Encodes twenty bytes as a sequence of tone numbers, and back: CRC-16 of the bytes, Reed-Solomon over both, four
// bits per tone.
import { crc16 } from './crc16.js';
import { protect, repair } from './reed-solomon.js';

export const payloadBytes = 20;
const dataBytes = payloadBytes + 2;
/** As many as the data has: half of all bytes may be lost at known positions, a quarter at unknown ones. */
const parityBytes = dataBytes;
const wordBytes = dataBytes + parityBytes;

/** The number of tones of which one sounds at a time. */
export const choices = 16;
export const symbols = 2 * wordBytes;
/** Sets of tones used in turn, so that a tone's reverberation has two symbols to fade before it is used again. */
export const sets = 3;

/** How many bytes to treat as erasures, the least certain first; tried in this order. */
const erasures = [0, 6, 12, 16];

/** Rotates the numbers from symbol to symbol: equal bytes become different tones, and every tone is used.
 * @param {number} symbol */
const turn = symbol => 7 * Math.floor(symbol / sets);

/** @param {Uint8Array} payload 20 bytes
 * @returns {Uint8Array} for each symbol which of its set's 16 tones sounds */
export function toTones(payload) {
  if (payload.length !== payloadBytes) {
    throw new RangeError(`A frame carries ${payloadBytes} bytes.`);
  }
  const crc = crc16(payload);
  const word = protect(Uint8Array.of(...payload, crc >> 8, crc & 0xFF), parityBytes);
  return Uint8Array.from({ length: symbols }, (_, symbol) => {
    const byte = word[symbol >> 1] ?? 0;
    return ((symbol % 2 ? byte & 15 : byte >> 4) + turn(symbol)) % choices;
  });
}

/** @param {Float64Array} strengths 16 a symbol: each tone's power relative to its median
 * @returns {Uint8Array<ArrayBuffer> | null} 20 bytes, or null if they cannot be decoded */
export function fromStrengths(strengths) {
  const word = new Uint8Array(wordBytes);
  const certain = new Float64Array(wordBytes).fill(Infinity);
  for (let symbol = 0; symbol < symbols; symbol++) {
    const { tone, certainty } = strongest(strengths.subarray(symbol * choices, (symbol + 1) * choices));
    const nibble = (tone - turn(symbol) % choices + choices) % choices;
    const at = symbol >> 1;
    word[at] = (word[at] ?? 0) << 4 | nibble;
    certain[at] = Math.min(certain[at] ?? 0, certainty);
  }
  const doubtful = Array.from(certain.keys()).sort((a, b) => (certain[a] ?? 0) - (certain[b] ?? 0));
  for (const count of erasures) {
    const data = repair(word, parityBytes, doubtful.slice(0, count));
    const payload = data?.slice(0, payloadBytes);
    if (data && payload && crc16(payload) === ((data[payloadBytes] ?? 0) << 8 | (data[payloadBytes + 1] ?? 0))) {
      return payload;
    }
  }
  return null;
}

/** @param {Float64Array} strengths
 * @returns {{ tone: number, certainty: number }} the strongest, and its ratio to the second strongest */
function strongest(strengths) {
  let [tone, first, second] = [0, 0, 0];
  strengths.forEach((strength, at) => {
    if (strength > first) {
      [tone, second, first] = [at, first, strength];
    } else if (strength > second) {
      second = strength;
    }
  });
  return { tone, certainty: first / (second || Number.MIN_VALUE) };
}
