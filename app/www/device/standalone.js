// Whether the app runs from the home screen. There it may have separate storage (on an iPhone always), and the links
// it opens lead to another browser than the one in which the login began.
import { deviceOr } from './device.js';

export const standalone = deviceOr('standalone', () =>
  /** @type {{ standalone?: boolean }} */ (navigator).standalone === true ||
  ['standalone', 'fullscreen', 'minimal-ui'].some(mode => matchMedia(`(display-mode: ${mode})`).matches));

/** On an iPhone or iPad a tab keeps what it stores for a week only, and the home screen has a storage of its own. An
 * iPad calls itself a Mac, and is the one that is touched. */
export function mustBeInstalled() {
  const { userAgent, maxTouchPoints } = navigator;
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || userAgent.includes('Macintosh') && maxTouchPoints > 0;
  return isApple && !standalone();
}
