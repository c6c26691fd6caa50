// Decodes frames from a stream of samples. A matched filter searches for the chirp all the time, relative to the
// loudness around it; after a chirp, the tones are measured once the frame is over.
import { Baseband } from './baseband.js';
import { choices, fromStrengths, sets, symbols } from './frame.js';
import * as signal from './signal.js';

/** The share of the signal's power that must match the chirp. Noise alone reaches this about once in half an hour. */
const leastLikeness = 0.035;
/** Seconds around the best match in which others are ignored: they are echoes of the same chirp. */
const sameChirp = 0.03;
/** Seconds by which the best match may be off: it may be an echo that is louder than the direct sound. */
const offsets = [0, -0.003, 0.003, -0.007];
/** Seconds by which a repetition may deviate from its expected beginning. */
const inStep = 0.002;
/** How much of the signal's own strength counts as noise. */
const shareOfSignal = 0.05;
/** Frames that could not be decoded and are kept, to be combined with the next. */
const mostRemembered = 4;

export class Receiver {
  /** @param {number} sampleRate of the microphone, at least 44,100 */
  constructor(sampleRate) {
    this.baseband = new Baseband(sampleRate);
    this.rate = this.baseband.rate;
    this.chirp = chirpAt(this.rate);
    /** A ring buffer of complex samples; it holds more than one frame with its chirp. */
    this.size = 2 ** Math.ceil(Math.log2(this.rate * (signal.soundingTime + 1)));
    this.real = new Float64Array(this.size);
    this.imaginary = new Float64Array(this.size);
    this.count = 0;
    this.energy = 0;
    /** The best match of the current search. */
    this.best = { at: 0, likeness: 0 };
    /** @type {number[]} positions of chirps whose frames are not over yet */
    this.begun = [];
    /** @type {{ at: number, strengths: Float64Array }[]} */
    this.unread = [];
  }

  /** Processes the samples since the last call.
   * @param {Float32Array} samples any number of them
   * @returns {Uint8Array<ArrayBuffer>[]} each frame that ended in them and could be decoded; may repeat one */
  push(samples) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const read = [];
    this.baseband.push(samples, (real, imaginary) => {
      this.keep(real, imaginary);
      this.look();
      if (this.begun[0] !== undefined && this.count > this.begun[0] + this.rate * (signal.soundingTime + 0.01)) {
        const payload = this.read(this.begun.shift() ?? 0);
        if (payload) {
          read.push(payload);
        }
      }
    });
    return read;
  }

  /** @param {number} real
   * @param {number} imaginary */
  keep(real, imaginary) {
    const [now, left] = [this.count % this.size, (this.count - this.chirp.length + this.size) % this.size];
    const leaving = this.count < this.chirp.length ? 0 : this.powerAt(left);
    this.real[now] = real;
    this.imaginary[now] = imaginary;
    this.energy = Math.max(0, this.energy + this.powerAt(now) - leaving);
    this.count++;
  }

  /** @param {number} at */
  powerAt(at) {
    return (this.real[at] ?? 0) ** 2 + (this.imaginary[at] ?? 0) ** 2;
  }

  /** Compares the newest samples with the chirp; a match is final when no better one follows soon after. */
  look() {
    const begin = this.count - this.chirp.length;
    if (begin < 0) {
      return;
    }
    const likeness = this.likeness(begin);
    if (likeness > this.best.likeness) {
      this.best = { at: begin, likeness };
    }
    if (this.best.likeness > 0 && begin - this.best.at > sameChirp * this.rate) {
      this.begun.push(this.best.at);
      this.best = { at: 0, likeness: 0 };
    }
  }

  /** @param {number} begin position of a sample
   * @returns {number} the share of the power there that matches the chirp; 0 where it is too little */
  likeness(begin) {
    const { length, real: chirpReal, imaginary: chirpImaginary } = this.chirp;
    const mask = this.size - 1;
    let [real, imaginary] = [0, 0];
    for (let n = 0; n < length; n++) {
      const at = begin + n & mask;
      const [a, b] = [this.real[at] ?? 0, this.imaginary[at] ?? 0];
      const [c, d] = [chirpReal[n] ?? 0, chirpImaginary[n] ?? 0];
      real += a * c + b * d;
      imaginary += b * c - a * d;
    }
    const likeness = (real ** 2 + imaginary ** 2) / (this.energy + 1e-30);
    return likeness >= leastLikeness ? likeness : 0;
  }

  /** @param {number} begin of the chirp
   * @returns {Uint8Array<ArrayBuffer> | null} */
  read(begin) {
    const heard = offsets.map(offset => this.strengths(begin + offset * this.rate));
    const alone = firstRead(heard);
    if (alone) {
      this.unread = [];
      return alone;
    }
    const strengths = /** @type {Float64Array} */ (heard[0]);
    const together = this.unread.filter(other => isRepetition((begin - other.at) / this.rate))
      .reduce((sum, other) => sum.map((strength, at) => strength + (other.strengths[at] ?? 0)), strengths);
    this.unread = [...this.unread.slice(1 - mostRemembered), { at: begin, strengths }];
    return together === strengths ? null : fromStrengths(together);
  }

  /** Each tone's power in each symbol, relative to its power while another tone sounds.
   * @param {number} begin of the chirp */
  strengths(begin) {
    const powers = new Float64Array(symbols * choices);
    for (let symbol = 0; symbol < symbols; symbol++) {
      const from = begin + (signal.firstSymbol + symbol * signal.symbolTime) * this.rate;
      for (let choice = 0; choice < choices; choice++) {
        powers[symbol * choices + choice] = this.power(from, signal.frequency(symbol, choice) - signal.middle);
      }
    }
    return relative(powers);
  }

  /** @param {number} from the fractional position of the symbol's first sample
   * @param {number} hertz from the middle of the band */
  power(from, hertz) {
    const length = signal.symbolTime * this.rate;
    const first = Math.ceil(from);
    const angle = -2 * Math.PI * hertz / this.rate;
    const [turnReal, turnImaginary] = [Math.cos(angle), Math.sin(angle)];
    let [real, imaginary, cosine, sine] = [0, 0, 1, 0];
    for (let at = first; at < from + length; at++) {
      const shape = signal.symbolShape((at - from) / this.rate);
      const [a, b] = [this.real[at & this.size - 1] ?? 0, this.imaginary[at & this.size - 1] ?? 0];
      real += shape * (a * cosine - b * sine);
      imaginary += shape * (a * sine + b * cosine);
      [cosine, sine] = [cosine * turnReal - sine * turnImaginary, cosine * turnImaginary + sine * turnReal];
    }
    return real ** 2 + imaginary ** 2;
  }
}

/** @param {Float64Array[]} heard
 * @returns {Uint8Array<ArrayBuffer> | null} */
function firstRead(heard) {
  for (const strengths of heard) {
    const payload = fromStrengths(strengths);
    if (payload) {
      return payload;
    }
  }
  return null;
}

/** @param {number} seconds between two chirps */
function isRepetition(seconds) {
  const frames = Math.round(seconds / signal.frameTime);
  return frames > 0 && Math.abs(seconds - frames * signal.frameTime) < inStep;
}

/** Divides each tone's power by its median, which is its level while another tone sounds: a constant hum on one
 * frequency is cancelled. A share of the signal's own power is added, so that in silence tiny residues do not decide.
 * @param {Float64Array} powers */
function relative(powers) {
  const strengths = new Float64Array(powers.length);
  for (let set = 0; set < sets; set++) {
    const places = Array.from({ length: Math.ceil((symbols - set) / sets) }, (_, n) => (set + n * sets) * choices);
    const typical = median(places.map(at => Math.max(...powers.subarray(at, at + choices))));
    for (let choice = 0; choice < choices; choice++) {
      const usual = median(places.map(at => powers[at + choice] ?? 0)) + shareOfSignal * typical + 1e-30;
      places.forEach(at => strengths[at + choice] = (powers[at + choice] ?? 0) / usual);
    }
  }
  return strengths;
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The chirp at baseband, scaled so that a perfect match is a likeness of 1.
 * @param {number} rate */
function chirpAt(rate) {
  const length = Math.floor(signal.chirpTime * rate);
  const shapes = Array.from({ length }, (_, n) => signal.chirp(n / rate));
  const scale = 1 / Math.sqrt(shapes.reduce((sum, { amplitude }) => sum + amplitude ** 2, 0));
  return {
    length,
    real: Float64Array.from(shapes, s => scale * s.amplitude * Math.cos(2 * Math.PI * s.turns)),
    imaginary: Float64Array.from(shapes, s => scale * s.amplitude * Math.sin(2 * Math.PI * s.turns)),
  };
}
