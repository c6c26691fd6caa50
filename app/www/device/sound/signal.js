// The transmitted signal: a chirp by which a receiver finds the frame, then one soft-edged tone after another, then
// silence. Frequencies in hertz, times in seconds.
import { choices, sets, symbols, toTones } from './frame.js';

/** The chirp sweeps from the lowest to the highest frequency; adults hear neither, small children may. */
export const lowest = 17_000;
export const highest = 19_600;
export const middle = (lowest + highest) / 2;
export const chirpTime = 0.12;
/** From the beginning of the chirp to the first symbol. The gap lets the chirp's reverberation fade. */
export const firstSymbol = 0.14;
export const symbolTime = 0.02;
/** One frame with the silence after it; then it repeats. */
export const frameTime = 2;
/** The last symbol's end. */
export const soundingTime = firstSymbol + symbols * symbolTime;

/** A little over 1 / symbolTime, so that soft edges do not spill into neighbouring tones. */
const spacing = 54;
const chirpEdge = 0.01;
const symbolEdge = 0.004;
/** Relative to full scale. Only one tone sounds at a time, so nothing clips. */
const loudness = 0.9;

/** @param {number} symbol
 * @param {number} choice 0 to 15 */
export function frequency(symbol, choice) {
  return lowest + 30 + spacing * (symbol % sets * choices + choice);
}

/** A raised-cosine envelope; a hard edge would be audible as a click.
 * @param {number} time since the tone's beginning
 * @param {number} length
 * @param {number} edge
 * @returns {number} 0 to 1 */
function softened(time, length, edge) {
  const near = Math.min(time, length - time);
  return near <= 0 ? 0 : near >= edge ? 1 : (1 - Math.cos(Math.PI * near / edge)) / 2;
}

/** @param {number} time since the symbol's beginning */
export const symbolShape = time => softened(time, symbolTime, symbolEdge);

/** The chirp at baseband: turns seen from the middle of the band, and amplitude.
 * @param {number} time since its beginning */
export function chirp(time) {
  const slope = (highest - lowest) / chirpTime;
  return { turns: time * (lowest - middle + slope * time / 2), amplitude: softened(time, chirpTime, chirpEdge) };
}

/** One frame, to be played in a loop.
 * @param {Uint8Array} payload 20 bytes
 * @param {number} sampleRate at least 44,100
 * @returns {Float32Array<ArrayBuffer>} two seconds */
export function encode(payload, sampleRate) {
  const samples = new Float32Array(frameTime * sampleRate);
  for (let at = 0; at < chirpTime * sampleRate; at++) {
    const time = at / sampleRate;
    const { turns, amplitude } = chirp(time);
    samples[at] = loudness * amplitude * Math.sin(2 * Math.PI * (turns + middle * time));
  }
  toTones(payload).forEach((choice, symbol) => {
    const begin = firstSymbol + symbol * symbolTime;
    const tone = 2 * Math.PI * frequency(symbol, choice);
    for (let at = Math.ceil(begin * sampleRate); at < (begin + symbolTime) * sampleRate; at++) {
      const time = at / sampleRate - begin;
      samples[at] = loudness * symbolShape(time) * Math.sin(tone * time);
    }
  });
  return samples;
}
