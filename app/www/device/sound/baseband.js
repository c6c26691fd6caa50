// The band between 17.0 and 19.6 kHz of the microphone's signal, mixed down to baseband and decimated to about 4,000
// complex samples a second, so that all further processing is cheap.
import { middle } from './signal.js';

/** Complex samples a second, as nearly as the microphone's rate can be divided. */
const aim = 4_000;
/** Hertz from the middle of the band: the passband ends here; beyond the transition band everything is attenuated. */
const passed = 1_350;
const stopped = 2_650;
/** The Kaiser window's beta for 80 dB of attenuation. */
const beta = 7.857;

export class Baseband {
  /** @param {number} sampleRate of the microphone, at least 44,100 */
  constructor(sampleRate) {
    if (sampleRate < 44_100) {
      throw new RangeError('The microphone is too slow for these tones.');
    }
    this.step = Math.round(sampleRate / aim);
    this.rate = sampleRate / this.step;
    const length = Math.ceil(72 / (2.285 * 2 * Math.PI * (stopped - passed) / sampleRate)) | 1;
    const { real, imaginary } = taps(length, sampleRate);
    this.real = real;
    this.imaginary = imaginary;
    /** The samples that the next complex one still needs; `skip` of those to come are not needed.
     * @type {Float32Array<ArrayBuffer>} */
    this.heard = new Float32Array(length - 1);
    this.skip = 0;
    /** The phase step of the oscillator that mixes the band down. */
    this.turnsAStep = middle * this.step / sampleRate % 1;
    this.turns = 0;
  }

  /** @param {Float32Array} samples
   * @param {(real: number, imaginary: number) => void} keep is called for each complex sample */
  push(samples, keep) {
    const all = new Float32Array(this.heard.length + samples.length);
    all.set(this.heard);
    all.set(samples, this.heard.length);
    const length = this.real.length;
    let from = this.skip;
    for (; from + length <= all.length; from += this.step) {
      let [real, imaginary] = [0, 0];
      for (let n = 0; n < length; n++) {
        const sample = all[from + n] ?? 0;
        real += sample * (this.real[n] ?? 0);
        imaginary += sample * (this.imaginary[n] ?? 0);
      }
      const angle = -2 * Math.PI * this.turns;
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      keep(real * cosine - imaginary * sine, real * sine + imaginary * cosine);
      this.turns = (this.turns + this.turnsAStep) % 1;
    }
    const rest = Math.min(from, all.length);
    this.skip = from - rest;
    this.heard = all.slice(rest);
  }
}

/** A low pass (windowed sinc) shifted to the middle of the band, with zero phase at its centre.
 * @param {number} length odd
 * @param {number} sampleRate */
function taps(length, sampleRate) {
  const half = (length - 1) / 2;
  const cutOff = (passed + stopped) / 2 / sampleRate;
  const [real, imaginary] = [new Float64Array(length), new Float64Array(length)];
  for (let n = 0; n < length; n++) {
    const x = n - half;
    const sinc = x === 0 ? 2 * cutOff : Math.sin(2 * Math.PI * cutOff * x) / (Math.PI * x);
    const tap = sinc * bessel(beta * Math.sqrt(1 - (x / half) ** 2)) / bessel(beta);
    const angle = -2 * Math.PI * middle * x / sampleRate;
    real[n] = tap * Math.cos(angle);
    imaginary[n] = tap * Math.sin(angle);
  }
  return { real, imaginary };
}

/** The modified Bessel function of order 0, by its series.
 * @param {number} x */
function bessel(x) {
  let [sum, term] = [1, 1];
  for (let n = 1; term > sum * 1e-12; n++) {
    term *= (x / 2 / n) ** 2;
    sum += term;
  }
  return sum;
}
