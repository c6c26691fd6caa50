// The short-range link for devices that have only a browser: tones above 17 kHz, from a loudspeaker to a microphone.
// docs/sound-link.md specifies the signal; device/sound/ encodes and decodes it, and is loaded on demand.
/** @import { Link } from '../types.js' */
import { deviceOr } from './device.js';
import { awake } from './awake.js';
import { until } from './until.js';

/** Duration in seconds in which the tones fade out; an abrupt end would be audible. */
const fading = 0.03;
/** Milliseconds after which a loudspeaker that did not start counts as blocked by the browser. */
const patience = 2_000;

/** Browsers let a page play sound only after a user gesture, so the context is kept, suspended between broadcasts.
 * @type {AudioContext | null} */
let loudspeaker = null;
/** The number of broadcasts under way: the next may begin while the last one fades. */
let sounding = 0;

export const sound = deviceOr('sound', /** @type {Link} */ ({
  kind: 'sound',

  supported() {
    return 'AudioWorkletNode' in globalThis && Boolean(navigator.mediaDevices?.getUserMedia);
  },

  async permission(use) {
    if (use === 'broadcast') {
      return loudspeaker ? 'granted' : 'prompt';
    }
    try {
      return (await navigator.permissions.query({ name: /** @type {PermissionName} */ ('microphone') })).state;
    } catch {
      return 'prompt'; // a browser that does not support this query
    }
  },

  async ask(use) {
    try {
      if (use === 'broadcast') {
        await (await running()).suspend();
      } else {
        release(await openMicrophone());
      }
      return true;
    } catch {
      return false;
    }
  },

  async broadcast(bytes, signal) {
    void awake.until(signal);
    const context = await running();
    const { start } = await import('./sound/playing.js');
    const { source, volume } = start(context, bytes);
    sounding++;
    await until(signal);
    volume.gain.setTargetAtTime(0, context.currentTime, fading / 5);
    source.addEventListener('ended', () => --sounding === 0 && void context.suspend());
    source.stop(context.currentTime + fading);
  },

  async listen(heard, signal) {
    void awake.until(signal);
    useAs('play-and-record');
    const { Receiver } = await import('./sound/receiver.js');
    const microphone = await openMicrophone();
    const context = new AudioContext();
    try {
      const receiver = new Receiver(context.sampleRate);
      await context.audioWorklet.addModule(new URL('./sound/microphone.js', import.meta.url));
      const oneChannel = /** @type {const} */ ({ channelCount: 1, channelCountMode: 'explicit' });
      const worklet = new AudioWorkletNode(context, 'segl-microphone', oneChannel);
      worklet.port.addEventListener('message', ({ data }) => receiver.push(data).forEach(heard));
      worklet.port.start();
      // Connected to the destination, though it is silent: some browsers run no graph that is not connected.
      context.createMediaStreamSource(microphone).connect(worklet).connect(context.destination);
      await context.resume();
      await Promise.race([until(signal), unplugged(microphone)]);
    } finally {
      release(microphone);
      useAs('auto');
      await context.close();
    }
  },
}));

/** On an iPhone a page that only plays keeps silent when the switch at the side says so; one that says what for, plays.
 * @param {'playback' | 'play-and-record' | 'auto'} what */
function useAs(what) {
  const { audioSession } = /** @type {{ audioSession?: { type: string } }} */ (/** @type {unknown} */ (navigator));
  if (audioSession) {
    audioSession.type = what;
  }
}

/** The context that sounds; throws when the browser wants a press first. */
async function running() {
  useAs('playback');
  const context = loudspeaker ?? new AudioContext({ latencyHint: 'playback' });
  await Promise.race([context.resume(), new Promise(resolve => setTimeout(resolve, patience))]);
  if (context.state !== 'running') {
    throw new DOMException('The page may not sound before a press.', 'NotAllowedError');
  }
  loudspeaker = context;
  return context;
}

/** Without speech processing, which would remove these tones as noise. */
function openMicrophone() {
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
  return navigator.mediaDevices.getUserMedia({ audio: plain });
}

/** Releases a microphone that is no longer used, so that the phone's recording indicator goes out.
 * @param {MediaStream} microphone */
function release(microphone) {
  microphone.getTracks().forEach(track => track.stop());
}

/** Rejects when the microphone is disconnected.
 * @param {MediaStream} microphone
 * @returns {Promise<void>} */
function unplugged(microphone) {
  return new Promise((_, reject) => microphone.getAudioTracks().forEach(track =>
    track.addEventListener('ended', () => reject(new DOMException('The microphone is gone.', 'NotReadableError')))));
}
