// Whether the app runs from the home screen. There it may have a storage of its own (on an iPhone always), and what it
// opens lands in another browser than the one in which a login was begun.
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
