// The signal received by a microphone in a simulated room, as a WAV file for Chromium's fake microphone.
//   node bench/sound/room.mjs PLAYED.f32 HEARD.wav '{"reverberation":0.4,"noise":12}'
// PLAYED.f32 holds 32-bit floats; the room is described in channel.mjs.
import { readFileSync, writeFileSync } from 'node:fs';
import { through } from './channel.mjs';

const [played = '', heard = '', description = '{}'] = process.argv.slice(2);
const room = JSON.parse(description);
const bytes = readFileSync(played);
const sound = through(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4), room);

/** Normalised to half of full scale, so that only the room's own clipping occurs. */
const loudest = sound.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-9);
const samples = Int16Array.from(sound, x => Math.round(x / loudest * 16_000));
const rate = room.to ?? 48_000;
const head = Buffer.alloc(44);
head.write('RIFF', 0);
head.writeUInt32LE(36 + samples.byteLength, 4);
head.write('WAVEfmt ', 8);
head.writeUInt32LE(16, 16);
head.writeUInt16LE(1, 20); // PCM
head.writeUInt16LE(1, 22); // one channel
head.writeUInt32LE(rate, 24);
head.writeUInt32LE(2 * rate, 28);
head.writeUInt16LE(2, 32);
head.writeUInt16LE(16, 34);
head.write('data', 36);
head.writeUInt32LE(samples.byteLength, 40);
writeFileSync(heard, Buffer.concat([head, Buffer.from(samples.buffer)]));
