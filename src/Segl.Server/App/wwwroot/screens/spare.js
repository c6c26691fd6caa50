// One line on the owner's spare, on the home screen.
/** @import { Segl } from '../segl.js' */
/** @import { Home } from '../types.js' */
import { serverNow } from '../clock.js';

/** @param {Segl} segl
 * @param {Home} home */
export function spareLine({ texts }, home) {
  const spares = home.apps.filter(app => !app.here && app.state === 'active');
  const [spare] = spares;
  if (!spare) {
    return texts.home.noSpare;
  }
  if (spares.length > 1) {
    return texts.home.spares(spares.length);
  }
  const used = spare.lastUsedAt === undefined
    ? texts.home.neverUsed
    : texts.home.usedLast(ago(texts.locale, serverNow() - spare.lastUsedAt));
  return texts.home.spare(spare.name || spare.model, used);
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const units = [['year', 365], ['month', 30], ['week', 7], ['day', 1]];
const dayLength = 24 * 60 * 60 * 1000;

/** "3 months ago", "yesterday", "today".
 * @param {string} locale
 * @param {number} elapsed ms */
function ago(locale, elapsed) {
  const days = Math.floor(elapsed / dayLength);
  const [unit, length] = units.find(([, inDays]) => days >= inDays) ?? ['day', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(days / length), unit);
}
