// Writes the table of docs/sound-link.md: how many frames of the sound link are lost in simulated rooms.
//   node bench/sound/error-rates.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Receiver } from '../../app/www/device/sound/receiver.js';
import { encode } from '../../app/www/device/sound/signal.js';
import { gaussian, through } from './channel.mjs';

const rooms = 10, framesEach = 4;
const noises = [12, 6, 0, -6, -9];
const speaker = { rolloff: 16_000 };
const everything = { ...speaker, reverberation: 0.4, direct: 0, clip: 0.5, to: 44_100 };

/** The simulated rooms, with their names in the table. */
const channels = [
  ['nothing but white noise', {}],
  ['nothing but pink noise', { colour: 'pink' }],
  ['a loudspeaker that falls off above 16 kHz, white noise', speaker],
  ['a living room: echoes 0.4 s, as strong as the direct sound', { reverberation: 0.4, direct: 0 }],
  ['a bare room: echoes 0.8 s, 6 dB stronger than the direct sound', { reverberation: 0.8, direct: -6 }],
  ['a microphone that clips at 30 %, pink noise', { clip: 0.3, colour: 'pink' }],
  ['48 kHz to 44.1 kHz, clock +200 ppm', { to: 44_100, drift: 200 }],
  ['44.1 kHz to 48 kHz, clock -200 ppm', { from: 44_100, drift: -200 }],
  ['loudspeaker, living room, clipping at 50 %, pink noise, +200 ppm', { ...everything, colour: 'pink', drift: 200 }],
  ['the same, white noise, -200 ppm', { ...everything, drift: -200 }],
];

/** The number of frames decoded, of several in a row in one room. */
function framesRead(room, seed) {
  const random = gaussian(1000 + seed);
  const payload = Uint8Array.from({ length: 20 }, () => Math.floor(Math.abs(random()) * 1e6) % 256);
  const frame = encode(payload, room.from ?? 48_000);
  const samples = new Float32Array(framesEach * frame.length + 24_000);
  for (let n = 0; n < framesEach; n++) {
    samples.set(frame, 12_000 + n * frame.length);
  }
  const read = new Receiver(room.to ?? 48_000).push(through(samples, { ...room, seed }));
  if (read.some(bytes => Buffer.compare(bytes, payload) !== 0)) {
    throw new Error(`A frame was read wrongly: ${JSON.stringify(room)}, seed ${seed}.`);
  }
  return read.length;
}

function cell(room) {
  const read = Array.from({ length: rooms }, (_, seed) => framesRead(room, seed + 1));
  const lost = rooms * framesEach - read.reduce((sum, count) => sum + count, 0);
  return `${lost} · ${read.filter(count => count === 0).length}`;
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const rows = channels.map(([name, room]) => {
  const row = `| ${[name, ...noises.map(noise => cell({ ...room, noise }))].join(' | ')} |`;
  console.log(row);
  return row;
});
const table = `## Simulated error rates

No measurement of real phones: every figure comes from the simulated channel of \`bench/sound/channel.mjs\`.
Each field: frames lost of ${rooms * framesEach} · rooms of ${rooms} in which none of ${framesEach} frames (8 seconds)
was read. The columns are the signal over the noise within 17.0-19.6 kHz. No frame was read wrongly.
Command \`node bench/sound/error-rates.mjs\`, code of commit ${commit}, seeds fixed.

| between the phones | ${noises.map(noise => `${noise} dB`).join(' | ')} |
|---|${noises.map(() => '---|').join('')}
${rows.join('\n')}
`;
const page = new URL('../../docs/sound-link.md', import.meta.url);
const text = readFileSync(page, 'utf8');
writeFileSync(page, text.slice(0, text.indexOf('## Simulated error rates')) + table);
