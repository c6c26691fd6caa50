// Plays the frame of some bytes in a loop.
import { encode } from './signal.js';

/** @param {BaseAudioContext} context at least 44,100 samples a second
 * @param {Uint8Array} bytes 20
 * @returns {{ source: AudioBufferSourceNode, volume: GainNode }} already playing */
export function start(context, bytes) {
  const frame = encode(bytes, context.sampleRate);
  const buffer = context.createBuffer(1, frame.length, context.sampleRate);
  buffer.copyToChannel(frame, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  const volume = context.createGain();
  source.connect(volume).connect(context.destination);
  source.start();
  return { source, volume };
}
