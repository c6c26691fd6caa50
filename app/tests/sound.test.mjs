// The sound link's encoder and receiver, with a simulated room between them (bench/sound/channel.mjs). Seeds are fixed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from '../www/device/sound/signal.js';
import { Receiver } from '../www/device/sound/receiver.js';
import { fourier, gaussian, through } from '../../bench/sound/channel.mjs';

/** R46: what a broadcast carries. */
const payload = Uint8Array.from({ length: 20 }, (_, n) => 37 * n + 11);

/** Some frames with a piece of silence before them. */
function broadcast(rate, frames = 1, silence = 0.3) {
  const frame = encode(payload, rate);
  const samples = new Float32Array(Math.round((frames * 2 + silence + 0.3) * rate));
  for (let n = 0; n < frames; n++) {
    samples.set(frame, Math.round(silence * rate) + n * frame.length);
  }
  return samples;
}

function receive(samples, rate, chunk = 2048) {
  const receiver = new Receiver(rate);
  const read = [];
  for (let at = 0; at < samples.length; at += chunk) {
    read.push(...receiver.push(samples.subarray(at, at + chunk)));
  }
  return read;
}

const heard = (room, frames = 1) =>
  receive(through(broadcast(room.from ?? 48_000, frames), room), room.to ?? 48_000);

/** The share of a signal's power below a frequency. */
function powerBelow(hertz, samples, rate) {
  const size = 2 ** 17;
  const data = new Float64Array(2 * size);
  samples.subarray(0, size).forEach((x, n) => data[2 * n] = x);
  fourier(data, 1);
  const power = n => data[2 * n] ** 2 + data[2 * n + 1] ** 2;
  let [below, all] = [0, 0];
  for (let n = 0; n < size / 2; n++) {
    all += power(n);
    below += n / size * rate < hertz ? power(n) : 0;
  }
  return below / all;
}

for (const from of [44_100, 48_000]) {
  for (const to of [44_100, 48_000, 96_000]) {
    test(`${from} Hz to ${to} Hz: every frame is read, once`, () => {
      assert.deepEqual(heard({ from, to }, 2), [payload, payload]);
    });
  }
}

test('a frame lasts two seconds, and nothing of it can be heard', () => {
  const samples = encode(payload, 48_000);
  assert.equal(samples.length, 96_000);
  assert.ok(samples.every(x => Math.abs(x) <= 0.9));
  assert.ok(10 * Math.log10(powerBelow(16_500, samples, 48_000)) < -55);
  assert.ok(10 * Math.log10(powerBelow(15_000, samples, 48_000)) < -75);
});

test('a repetition joins the frame before it without a click', () => {
  const samples = encode(payload, 48_000);
  assert.ok(Math.abs(samples[0]) < 1e-6);
  assert.ok(samples.subarray(-4_000).every(x => x === 0));
});

test('the chunks in which samples arrive make no difference', () => {
  const samples = broadcast(48_000);
  for (const chunk of [128, 1_000, samples.length]) {
    assert.deepEqual(receive(samples, 48_000, chunk), [payload]);
  }
});

test('listening may begin in the middle of a frame', () => {
  const samples = broadcast(48_000, 2, 0);
  for (const from of [5_000, 40_000, 90_000]) {
    assert.deepEqual(receive(samples.subarray(from), 48_000), [payload]);
  }
});

for (const drift of [-200, 200]) {
  test(`the microphone's clock is ${drift} ppm off`, () => {
    assert.deepEqual(heard({ drift, noise: 6 }, 2), [payload, payload]);
    assert.deepEqual(heard({ drift, noise: 6, to: 44_100 }, 2), [payload, payload]);
  });
}

for (const colour of ['white', 'pink']) {
  for (const noise of [12, 3, 0, -3]) {
    test(`${colour} noise, signal over noise in the band ${noise} dB`, () => {
      assert.deepEqual(heard({ noise, colour, seed: 7 }), [payload]);
    });
  }
}

for (const [reverberation, direct] of [[0.2, 6], [0.4, 0], [0.6, -3]]) {
  test(`a room that rings ${reverberation} s, direct sound ${direct} dB over its echoes`, () => {
    assert.deepEqual(heard({ reverberation, direct, noise: 12, seed: 3 }), [payload]);
  });
}

test('a small loudspeaker that falls off above 16 kHz', () => {
  assert.deepEqual(heard({ rolloff: 16_000, noise: 6 }), [payload]);
});

test('a microphone that clips in a loud room', () => {
  assert.deepEqual(heard({ clip: 0.3, noise: 6, colour: 'pink' }), [payload]);
});

test('all at once: small loudspeaker, room, noise, clipping, other clock', () => {
  const room = { rolloff: 16_000, reverberation: 0.4, noise: 6, colour: 'pink', clip: 0.5, to: 44_100 };
  assert.deepEqual(heard({ ...room, drift: 200, seed: 5 }), [payload]);
  assert.deepEqual(heard({ ...room, drift: -200, seed: 6 }), [payload]);
});

test('something in the room that hums on one of the tones', () => {
  const samples = broadcast(48_000);
  const frame = samples.map((x, n) => x + 0.9 * Math.sin(2 * Math.PI * 17_300 * n / 48_000));
  assert.deepEqual(receive(frame, 48_000), [payload]);
});

test('a frame of which a quarter is drowned by a bang', () => {
  const samples = broadcast(48_000);
  const random = gaussian(4);
  for (let n = 48_000; n < 48_000 + 16_000; n++) {
    samples[n] = 3 * random();
  }
  assert.deepEqual(receive(samples, 48_000), [payload]);
});

test('two frames that cannot be read alone are read together', () => {
  const rooms = [2, 4, 6, 7, 9].map(seed => ({ noise: -9, seed }));
  const alone = rooms.filter(room => heard(room, 1).length === 1).length;
  const together = rooms.filter(room => heard(room, 2).length > 0).length;
  assert.ok(alone < rooms.length && together > alone, `${alone} alone, ${together} together`);
});

test('noise alone is never taken for a frame', () => {
  const random = gaussian(8);
  assert.deepEqual(receive(Float32Array.from({ length: 12 * 48_000 }, () => 0.1 * random()), 48_000), []);
});

test('digital silence is silence', () => {
  assert.deepEqual(receive(new Float32Array(4 * 48_000), 48_000), []);
});

test('a microphone below 44.1 kHz cannot hear the tones, and says so', () => {
  assert.throws(() => new Receiver(32_000), RangeError);
});
