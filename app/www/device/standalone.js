// Whether the app runs from the home screen. There it may have a storage of its own (on an iPhone always), and what it
// opens lands in another browser than the one in which a login was begun.
import { deviceOr } from './device.js';

export const standalone = deviceOr('standalone', () =>
  /** @type {{ standalone?: boolean }} */ (navigator).standalone === true ||
  ['standalone', 'fullscreen', 'minimal-ui'].some(mode => matchMedia(`(display-mode: ${mode})`).matches));
