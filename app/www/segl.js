// The state of the running app, and its current screen. Screens read it and call its methods; each change redraws the
// screen.
/** @import { Activation, Claim, Home, Installation, Limits, Person, Returning } from './types.js' */
/** @import { Texts } from './texts/da.js' */
import { askIn, get } from './api.js';
import { toBase64Url } from './bytes.js';
import { serverNow } from './clock.js';
import { askedLimits, limitsAtTheStart } from './limits.js';
import { foundMark, leaveMark, wipeMark } from './device/mark.js';
import { model } from './device/model.js';
import { mustBeInstalled } from './device/standalone.js';
import { No, Unreachable } from './refusals.js';
import * as store from './store.js';

/** The current screen. `since` changes each time that the first screen is reached: "back" does not lead to screens
 * before it.
 * @typedef {{ screen: string, params: Record<string, any>, since?: string }} Place */

/** Screens that belong to something under way, which is stored separately; without it they are not restored. */
const momentary =
  ['activation', 'copy-here', 'after', 'claiming', 'approve', 'approved', 'return-code', 'not-me', 'refused', 'sign',
    'deleted', 'not-active'];

export class Segl {
  #since = '';
  /** @type {Person[]} */ persons = [];
  /** @type {Activation | null} */ activation = null;
  /** @type {Claim | null} */ claim = null;
  /** @type {Returning | null} */ returning = null;
  /** @type {Place} */ place = { screen: 'welcome', params: {} };
  /** The last request did not reach the server. */
  unreachable = false;
  /** The PIN key chosen a moment ago, so that switching biometrics on right after does not require the PIN again.
   * @type {{ app: string, key: Uint8Array<ArrayBuffer> } | null} */ justChosen = null;
  /** The login by whose address the app was opened, until it is claimed.
   * @type {{ qr: string } | { link: string } | null} */ opened = null;
  /** @type {() => void} */ changed = () => {};
  /** @type {(text: string) => void} */ announce = () => {};

  /** @param {Installation} installation
   * @param {Limits} limits
   * @param {Texts} texts */
  constructor(installation, limits, texts) {
    this.installation = installation;
    this.limits = limits;
    this.texts = texts;
  }

  /** Loads the stored state and resumes where the app was left. */
  static async open() {
    const [kept, limits] = await Promise.all([store.kept('installation'), limitsAtTheStart()]);
    const installation = kept ?? firstInstallation();
    const segl = new Segl(installation, limits, await loadTexts(installation.language, limits));
    segl.persons = await store.persons();
    segl.activation = await store.kept('activation');
    segl.claim = await store.kept('claim');
    segl.returning = await store.kept('returning');
    if (segl.claim || segl.returning) {
      // Whether the login is still valid depends on the server's time.
      await get('/api/clock').catch(() => {});
    }
    segl.place = segl.#resumed();
    if (segl.place.screen === 'home') {
      await segl.keepClaim(null);
    }
    return segl;
  }

  /** The selected person; only screens of an active app use it. */
  get person() {
    const shown = this.persons.find(one => one.app === this.installation.current) ?? this.persons[0];
    if (!shown) {
      throw new Error('Nobody is active in this app.');
    }
    return shown;
  }

  /** @returns {Place} */
  #resumed() {
    if (this.activation) {
      return { screen: 'activation', params: {} };
    }
    if (this.claim) {
      return serverNow() < this.claim.validUntil
        ? { screen: 'approve', params: {} }
        : { screen: 'home', params: { message: this.texts.approve.over } };
    }
    if (this.returning && serverNow() < this.returning.until) {
      return { screen: 'return-code', params: {} };
    }
    if (this.installation.after) {
      return { screen: 'after', params: {} };
    }
    this.#since = history.state?.since ?? '';
    return history.state?.screen && !momentary.includes(history.state.screen) ? history.state : this.start();
  }

  /** The first screen after a start.
   * @returns {Place} */
  start() {
    if (this.persons.length > 0) {
      return { screen: 'home', params: {} };
    }
    const lost = foundMark();
    return lost !== null ? { screen: 'evicted', params: { model: lost } }
      : { screen: mustBeInstalled() ? 'install' : 'welcome', params: {} };
  }

  /** Requests persistent storage, and leaves a mark in case the browser evicts it nevertheless. */
  async holdOn() {
    if (this.persons.length > 0) {
      leaveMark(await model.name());
      const { storage } = navigator;
      const persistent = await storage?.persisted?.() || await storage?.persist?.();
      if (persistent !== undefined && persistent !== this.installation.persistent) {
        await this.changeInstallation({ persistent });
      }
    }
  }

  /** Goes to a screen; `params` are stored in the browser's history and hold no secret.
   * @param {string} screen
   * @param {Record<string, any>} [params] */
  go(screen, params = {}) {
    this.place = { screen, params, since: this.#since };
    history.pushState(this.place, '', '/');
    this.changed();
  }

  /** The same, replacing the current entry of the history.
   * @param {string} screen
   * @param {Record<string, any>} [params] */
  goInstead(screen, params = {}) {
    this.place = { screen, params, since: this.#since };
    history.replaceState(this.place, '', '/');
    this.changed();
  }

  /** To the first screen of the app. */
  goHome() {
    this.#since = crypto.randomUUID();
    const { screen, params } = this.start();
    this.goInstead(screen, params);
  }

  /** @param {Place | null} place the entry of the browser's history after "back" */
  wentBack(place) {
    this.place = place?.screen && place.since === this.#since ? place : this.start();
    this.changed();
  }

  /** @param {Partial<Installation>} change */
  async changeInstallation(change) {
    this.installation = { ...this.installation, ...change };
    await store.keep('installation', this.installation);
    if (change.language) {
      this.texts = await loadTexts(change.language, this.limits);
    }
    this.changed();
  }

  /** @param {Activation | null} activation */
  async keepActivation(activation) {
    this.activation = activation;
    await store.keep('activation', activation);
    this.changed();
  }

  /** @param {Claim | null} claim */
  async keepClaim(claim) {
    this.claim = claim;
    await store.keep('claim', claim);
  }

  /** @param {Returning | null} returning */
  async keepReturning(returning) {
    this.returning = returning;
    await store.keep('returning', returning);
  }

  /** @param {string} app
   * @param {Partial<Person>} change */
  async changePerson(app, change) {
    await store.changePerson(app, change);
    this.persons = await store.persons();
    this.changed();
  }

  /** @param {Person} person */
  async addPerson(person) {
    await store.keepPerson(person);
    this.persons = await store.persons();
    await this.changeInstallation({ current: person.app });
  }

  /** Removes a person's keys from this phone; the server's data is unchanged.
   * @param {string} app
   * @param {string} [screen] the next screen; no screen of the removed person is drawn */
  async forgetPerson(app, screen) {
    await store.forgetPerson(app);
    this.persons = await store.persons();
    if (this.claim?.app === app) {
      await this.keepClaim(null);
    }
    if (this.persons.length === 0) {
      wipeMark();
    }
    this.#since = crypto.randomUUID();
    this.goInstead(screen ?? this.start().screen);
    const selected = this.persons.find(one => one.app === this.installation.current) ?? this.persons[0];
    await this.changeInstallation({ current: selected?.app ?? null, after: null });
  }

  /** Requests the state of a person from the server. Offline, the last state remains.
   * @param {Person} person
   * @returns {Promise<Home | null>} */
  async refresh(person) {
    try {
      const { now, token, ...home } = await get(`/api/apps/${person.app}`, { keys: person.keys });
      this.unreachable = false;
      await this.changePerson(person.app, { home, name: home.name, userId: home.userId });
      return home;
    } catch (error) {
      this.unreachable = error instanceof Unreachable;
      if (error instanceof No && error.reason === 'AppNotActive') {
        this.goInstead('not-active', { app: person.app });
      }
      this.changed();
      if (error instanceof No || error instanceof Unreachable) {
        return null;
      }
      throw error;
    }
  }

  /** Loads the server's current limits, and the texts that use them. */
  async loadLimits() {
    this.limits = await askedLimits();
    this.texts = await loadTexts(this.installation.language, this.limits);
    return this.limits;
  }
}

/** @returns {Installation} */
function firstInstallation() {
  return {
    id: toBase64Url(crypto.getRandomValues(new Uint8Array(16))),
    language: navigator.languages.find(l => /^(da|en)\b/i.test(l))?.slice(0, 2).toLowerCase() ?? 'da',
    theme: 'system',
    current: null,
    persistent: null,
    after: null,
  };
}

/** @param {string} language
 * @param {Limits} limits
 * @returns {Promise<Texts>} */
async function loadTexts(language, limits) {
  askIn(language);
  const texts = language === 'en' ? (await import('./texts/en.js')).en : (await import('./texts/da.js')).da;
  return texts(limits);
}
