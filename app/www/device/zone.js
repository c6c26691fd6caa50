// The camera that reads the lines of a document. A native shell brings what its phone has for reading text.
import { deviceOr } from './device.js';

export const zoneCamera = deviceOr('zone', {
  supported() {
    return false;
  },

  /** Shows the camera in `video` and calls `found` with the lines, once they fit, until the signal aborts. Throws when
   * there is no camera or permission was denied.
   * @param {HTMLVideoElement} _video
   * @param {(zone: string) => void} _found
   * @param {AbortSignal} _signal
   * @returns {Promise<void>} */
  async read(_video, _found, _signal) {
    throw new DOMException('Nothing here reads lines.', 'NotFoundError');
  },
});
