// The screen stays on while a code is to be read off it or a tone is on, where the phone lets a page ask for it.
import { deviceOr } from './device.js';

export const awake = deviceOr('awake', {
  /** @param {AbortSignal} signal ends it */
  async until(signal) {
    try {
      const lock = await navigator.wakeLock?.request('screen');
      if (signal.aborted) {
        await lock?.release();
      } else {
        signal.addEventListener('abort', () => void lock?.release(), { once: true });
      }
    } catch (error) {
      console.info(error); // a phone that saves its battery says no, and nothing else is lost
    }
  },
});
