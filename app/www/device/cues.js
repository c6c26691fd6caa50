// Cues for whoever does not see the screen: a vibration and a soft tone, where the device has them. They say nothing
// that is not also said in words.
import { deviceOr } from './device.js';

/** @typedef {'picture' | 'move' | 'done'} Cue */

/** Of each cue: the vibration in milliseconds (on, off, on …), and the tones in hertz, one after the other.
 * @type {Record<Cue, { vibration: number[], tones: number[] }>} */
const cues = {
  picture: { vibration: [60], tones: [660] },
  move: { vibration: [60, 80, 60], tones: [660, 880] },
  done: { vibration: [200], tones: [880, 660, 440] },
};

/** Seconds that one tone lasts. */
const toneLength = 0.12;

/** Browsers let a page sound only after a press.
 * @type {AudioContext | null} */
let loudspeaker = null;

export const cueing = deviceOr('cues', {
  /** To be called by the press that begins it. */
  ready() {
    loudspeaker ??= 'AudioContext' in globalThis ? new AudioContext() : null;
    void loudspeaker?.resume();
  },

  /** @param {Cue} cue */
  give(cue) {
    const { vibration, tones } = cues[cue];
    navigator.vibrate?.(vibration);
    if (loudspeaker?.state === 'running') {
      const context = loudspeaker;
      tones.forEach((tone, at) => sound(context, tone, context.currentTime + at * toneLength));
    }
  },
});

/** @param {AudioContext} context
 * @param {number} hertz
 * @param {number} from seconds of the context's clock */
function sound(context, hertz, from) {
  const source = new OscillatorNode(context, { frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setTargetAtTime(0.2, from, 0.01);
  volume.gain.setTargetAtTime(0, from + toneLength * 0.7, 0.02);
  source.connect(volume).connect(context.destination);
  source.start(from);
  source.stop(from + toneLength * 2);
}
