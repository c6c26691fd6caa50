// The short-range link of a device that has only a browser: tones above 17 kHz, from a loudspeaker to a microphone.
// docs/sound-link.md says what is in the air; device/sound/ makes and reads it, and is loaded when it is needed.
/** @import { Link } from './link.js' */
import { deviceOr } from './device.js';
import { until } from './until.js';

/** Seconds in which the tones fade at the end; a hard end would be heard. */
const fading = 0.03;

/** Browsers let a page sound, and listen, only after a press; what `ask` opened is kept for what follows.
 * @type {{ context: AudioContext | null, microphone: MediaStream | null }} */
const open = { context: null, microphone: null };

export const sound = deviceOr('sound', /** @type {Link} */ ({
  kind: 'sound',

  supported() {
    return 'AudioWorkletNode' in globalThis && Boolean(navigator.mediaDevices?.getUserMedia);
  },

  async permission(use) {
    if (use === 'broadcast') {
      return open.context?.state === 'running' ? 'granted' : 'prompt';
    }
    try {
      return (await navigator.permissions.query({ name: /** @type {PermissionName} */ ('microphone') })).state;
    } catch {
      return 'prompt'; // a browser that does not know this question
    }
  },

  async ask(use) {
    try {
      if (use === 'broadcast') {
        await running();
      } else {
        open.microphone ??= await openMicrophone();
      }
      return true;
    } catch {
      return false;
    }
  },

  async broadcast(bytes, signal) {
    const context = await running();
    const { start } = await import('./sound/playing.js');
    const { source, volume } = start(context, bytes);
    await until(signal);
    volume.gain.setTargetAtTime(0, context.currentTime, fading / 5);
    source.stop(context.currentTime + fading);
    source.addEventListener('ended', () => volume.disconnect());
  },

  async listen(heard, signal) {
    const { Receiver } = await import('./sound/receiver.js');
    const microphone = open.microphone ?? await openMicrophone();
    open.microphone = null;
    const context = new AudioContext();
    try {
      const receiver = new Receiver(context.sampleRate);
      await context.audioWorklet.addModule(new URL('./sound/microphone.js', import.meta.url));
      const oneChannel = /** @type {const} */ ({ channelCount: 1, channelCountMode: 'explicit' });
      const worklet = new AudioWorkletNode(context, 'segl-microphone', oneChannel);
      worklet.port.addEventListener('message', ({ data }) => receiver.push(data).forEach(heard));
      worklet.port.start();
      // Connected to the end, though it is silent: some browsers run nothing that leads nowhere.
      context.createMediaStreamSource(microphone).connect(worklet).connect(context.destination);
      await context.resume();
      await Promise.race([until(signal), unplugged(microphone)]);
    } finally {
      microphone.getTracks().forEach(track => track.stop());
      await context.close();
    }
  },
}));

/** The context that sounds; throws when the browser wants a press first. */
async function running() {
  open.context ??= new AudioContext({ latencyHint: 'playback' });
  const { context } = open;
  await Promise.race([context.resume(), new Promise(resolve => setTimeout(resolve, 1_000))]);
  if (context.state !== 'running') {
    throw new DOMException('The page may not sound before a press.', 'NotAllowedError');
  }
  return context;
}

/** Without what makes speech clearer: it would take these tones for noise. */
function openMicrophone() {
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
  return navigator.mediaDevices.getUserMedia({ audio: plain });
}

/** Rejects when the microphone goes away.
 * @param {MediaStream} microphone
 * @returns {Promise<void>} */
function unplugged(microphone) {
  return new Promise((_, reject) => microphone.getAudioTracks().forEach(track =>
    track.addEventListener('ended', () => reject(new DOMException('The microphone is gone.', 'NotReadableError')))));
}
