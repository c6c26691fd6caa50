// A simulated room between two phones: loudspeaker, echo, noise, clipping, and a microphone whose clock runs a little
// faster or slower. All randomness comes from a seed. Pure functions over Float32Array.

const lowest = 17_000, highest = 19_600;

/**
 * @typedef {object} Room
 * @property {number} [seed]
 * @property {number} [rolloff] corner of the loudspeaker's low pass of fourth order, Hz
 * @property {number} [reverberation] seconds in which the room's sound falls by 60 dB
 * @property {number} [direct] how much stronger than all echoes the direct sound is, dB
 * @property {number} [noise] signal over noise within 17.0-19.6 kHz, dB
 * @property {'white' | 'pink'} [colour] of the noise
 * @property {number} [clip] share of the loudest value at which the microphone clips
 * @property {number} [drift] how much faster the microphone's clock runs, ppm
 * @property {number} [from] sample rate of the signal
 * @property {number} [to] sample rate of the microphone
 */

/** The signal as received by a microphone in this room.
 * @param {Float32Array} samples
 * @param {Room} room */
export function through(samples, { seed = 1, rolloff, reverberation, direct = 0, noise, colour = 'white', clip,
  drift = 0, from = 48_000, to = 48_000 }) {
  const random = gaussian(seed);
  let sound = rolloff ? lowPass(samples, from, rolloff) : samples;
  if (reverberation) {
    sound = convolve(sound, room(from, reverberation, direct, random));
  }
  if (drift || from !== to) {
    sound = resample(sound, from / (to * (1 + drift / 1e6)), Math.min(1, to / from));
  }
  if (noise !== undefined) {
    sound = withNoise(sound, to, noise, colour, random);
  }
  return clip ? clipped(sound, clip) : sound;
}

/** mulberry32, and the polar method on top of it.
 * @param {number} seed
 * @returns {() => number} normally distributed */
export function gaussian(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = state + 0x6D2B79F5 >>> 0;
    let x = Math.imul(state ^ state >>> 15, state | 1);
    x ^= x + Math.imul(x ^ x >>> 7, x | 61);
    return ((x ^ x >>> 14) >>> 0) / 4294967296;
  };
  return () => {
    for (;;) {
      const [a, b] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = a * a + b * b;
      if (square > 0 && square < 1) {
        return a * Math.sqrt(-2 * Math.log(square) / square);
      }
    }
  };
}

/** Two Butterworth sections, one after the other. */
function lowPass(samples, rate, corner) {
  return [0.5412, 1.3066].reduce((sound, quality) => {
    const w = 2 * Math.PI * corner / rate;
    const alpha = Math.sin(w) / (2 * quality);
    const a0 = 1 + alpha, b1 = (1 - Math.cos(w)) / a0, a1 = -2 * Math.cos(w) / a0, a2 = (1 - alpha) / a0;
    const out = new Float32Array(sound.length);
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    for (let n = 0; n < sound.length; n++) {
      const y = b1 / 2 * (sound[n] + x2) + b1 * x1 - a1 * y1 - a2 * y2;
      [x2, x1, y2, y1] = [x1, sound[n], y1, y];
      out[n] = y;
    }
    return out;
  }, samples);
}

/** Direct sound, six early reflections within 30 ms, and a decaying tail of noise; together the echoes are `direct`
 * dB weaker than the direct sound. */
function room(rate, reverberation, direct, random) {
  const response = new Float32Array(Math.ceil(1.2 * reverberation * rate));
  for (let n = Math.ceil(0.003 * rate); n < response.length; n++) {
    response[n] = random() * 10 ** (-3 * n / rate / reverberation);
  }
  for (let n = 0; n < 6; n++) {
    const delay = 0.001 + 0.029 * Math.abs(random() / 3 % 1);
    response[Math.round(delay * rate)] += Math.sign(random()) * Math.sqrt(rate * reverberation / 100);
  }
  const echoes = response.reduce((sum, x) => sum + x * x, 0);
  const scale = Math.sqrt(10 ** (-direct / 10) / echoes);
  response.forEach((x, n) => response[n] = x * scale);
  response[0] = 1;
  return response;
}

/** By Fourier transform. */
function convolve(samples, response) {
  const size = 2 ** Math.ceil(Math.log2(samples.length + response.length));
  const a = new Float64Array(2 * size), b = new Float64Array(2 * size);
  samples.forEach((x, n) => a[2 * n] = x);
  response.forEach((x, n) => b[2 * n] = x);
  fourier(a, 1);
  fourier(b, 1);
  for (let n = 0; n < 2 * size; n += 2) {
    [a[n], a[n + 1]] = [a[n] * b[n] - a[n + 1] * b[n + 1], a[n] * b[n + 1] + a[n + 1] * b[n]];
  }
  fourier(a, -1);
  return Float32Array.from({ length: samples.length }, (_, n) => a[2 * n] / size);
}

/** In place, over pairs of real and imaginary parts; the length is a power of two. Exported for the measurements. */
export function fourier(data, sign) {
  const size = data.length / 2;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) {
      j ^= bit;
    }
    j ^= bit;
    if (i < j) {
      [data[2 * i], data[2 * j]] = [data[2 * j], data[2 * i]];
      [data[2 * i + 1], data[2 * j + 1]] = [data[2 * j + 1], data[2 * i + 1]];
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const angle = -sign * 2 * Math.PI / length;
    for (let k = 0; k < length / 2; k++) {
      const c = Math.cos(angle * k), s = Math.sin(angle * k);
      for (let i = 2 * k; i < 2 * size; i += 2 * length) {
        const j = i + length;
        const re = data[j] * c - data[j + 1] * s, im = data[j] * s + data[j + 1] * c;
        data[j] = data[i] - re;
        data[j + 1] = data[i + 1] - im;
        data[i] += re;
        data[i + 1] += im;
      }
    }
  }
}

/** One output sample for each `step` input samples, by a windowed sinc of 48 samples.
 * @param {number} width share of the band that is kept */
function resample(samples, step, width) {
  const half = 24;
  const out = new Float32Array(Math.floor((samples.length - 1) / step));
  for (let n = 0; n < out.length; n++) {
    const at = n * step, base = Math.floor(at);
    let sum = 0;
    for (let k = Math.max(0, base - half + 1); k <= Math.min(samples.length - 1, base + half); k++) {
      const x = at - k;
      const sinc = x === 0 ? width : Math.sin(Math.PI * width * x) / (Math.PI * x);
      sum += samples[k] * sinc * (0.5 + 0.5 * Math.cos(Math.PI * x / half));
    }
    out[n] = sum;
  }
  return out;
}

/** The noise is relative to the signal's power where it sounds, so silence before it has no effect. */
function withNoise(samples, rate, ratio, colour, random) {
  const noise = colour === 'pink' ? pink(samples.length, random) : Float32Array.from(samples, () => random());
  const sounding = samples.filter(x => x !== 0);
  const power = sounding.reduce((sum, x) => sum + x * x, 0) / sounding.length;
  const scale = Math.sqrt(power / 10 ** (ratio / 10) / powerInBand(noise, rate));
  return samples.map((x, n) => x + scale * noise[n]);
}

/** Power within the band, as a share of one sample's. */
function powerInBand(samples, rate) {
  const size = 2 ** 15;
  const data = new Float64Array(2 * size);
  for (let n = 0; n < size; n++) {
    data[2 * n] = samples[n % samples.length];
  }
  fourier(data, 1);
  let power = 0;
  for (let n = Math.ceil(lowest / rate * size); n <= highest / rate * size; n++) {
    power += data[2 * n] ** 2 + data[2 * n + 1] ** 2;
  }
  return 2 * power / size ** 2;
}

/** White noise falling by 3 dB per octave: sums of leaky integrators with rates a factor of about three apart. */
function pink(length, random) {
  const poles = [0.9998, 0.9994, 0.998, 0.994, 0.98, 0.94, 0.8, 0.4];
  const gains = poles.map(pole => Math.sqrt(1 - pole));
  const states = poles.map(() => 0);
  return Float32Array.from({ length }, () => {
    const white = random();
    poles.forEach((pole, n) => states[n] = pole * states[n] + gains[n] * white);
    return states.reduce((sum, x) => sum + x, 0);
  });
}

function clipped(samples, share) {
  const loudest = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const limit = share * loudest;
  return samples.map(x => Math.max(-limit, Math.min(limit, x)));
}
