// R112: the owner's spare authenticators in one line, or the way to one.
/** @import { Segl } from '../segl.js' */
/** @import { Texts } from '../texts/da.js' */
/** @import { Home, Person } from '../types.js' */
import { serverNow } from '../clock.js';
import { html } from '../vendor/preact.js';

/** Whether the loss of this phone would leave a person without authenticators; undefined until the server responded.
 * @param {Person} person */
export function hasNoSpare({ home }) {
  return home !== null && sparesOf(home).length === 0;
}

/** @param {{ segl: Segl, home: Home }} props */
export function Spare({ segl, home }) {
  const { texts } = segl;
  if (sparesOf(home).length > 0) {
    return html`<p class="spare">${spareLine(segl, home)}</p>`;
  }
  return html`<div class="note warn">
    <p>${texts.home.noSpare}</p>
    <button class="plain" onClick=${() => segl.go('activate')}>${texts.home.getSpare}</button>
    <p>${openSpares(texts, home)}</p>
  </div>`;
}

/** R112: which spares are open to this person, in a sentence; none where none is.
 * @param {Texts} texts
 * @param {Home} home */
export function openSpares({ spare }, home) {
  const ways = new Set(home.spares.map(way => spare.open.ways[way]));
  return ways.size > 0 ? `${spare.open.lead} ${[...ways].join('; ')}.` : '';
}

/** @param {Home} home
 * @returns {{ name: string, lastUsedAt?: number }[]} */
function sparesOf(home) {
  const apps = home.apps.filter(app => !app.here && app.state === 'active');
  return [
    ...apps.map(({ name, model, lastUsedAt }) => ({ name: name || model, lastUsedAt })),
    ...home.device ? [home.device] : [],
  ];
}

/** @param {Segl} segl
 * @param {Home} home */
function spareLine({ texts }, home) {
  const spares = sparesOf(home);
  const [spare] = spares;
  if (!spare || spares.length > 1) {
    return texts.home.spares(spares.length);
  }
  const used = spare.lastUsedAt === undefined
    ? texts.home.neverUsed
    : texts.home.usedLast(ago(texts.locale, serverNow() - spare.lastUsedAt));
  return texts.home.spare(spare.name, used);
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
