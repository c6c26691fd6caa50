// An asynchronous action of the owner: one at a time, and every failure is shown as a message.
/** @import { Segl } from '../segl.js' */
import { No, StrangeStatement, Unreachable } from '../refusals.js';
import { html, useRef, useState } from '../vendor/preact.js';

/** The message for a failure: why, and when to retry.
 * @param {Segl} segl
 * @param {unknown} error
 * @returns {string} */
export function explain({ texts }, error) {
  if (error instanceof Unreachable) {
    return texts.unreachable;
  }
  if (error instanceof StrangeStatement || error instanceof SyntaxError) {
    return texts.strange;
  }
  // A fingerprint or face that was cancelled, a permission that was not given: nobody's fault.
  if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name)) {
    return texts.deviceSaidNo;
  }
  if (!(error instanceof No) || error.message === '') {
    console.error(error);
    return texts.unforeseen(error instanceof No ? error.id : undefined);
  }
  return [
    error.message,
    error.triesLeft === undefined ? '' : texts.triesLeft(error.triesLeft),
    error.tryAgainAt === undefined ? '' : texts.tryAgainAt(timeOf(texts, error.tryAgainAt)),
  ].join(' ').trim();
}

/** @param {{ locale: string }} texts
 * @param {number} instant */
export function timeOf({ locale }, instant) {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(instant);
}

/** @param {{ locale: string }} texts
 * @param {number} instant */
export function momentOf({ locale }, instant) {
  const parts = /** @type {const} */ ({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  return new Intl.DateTimeFormat(locale, parts).format(instant);
}

/** @param {{ locale: string }} texts
 * @param {number} instant */
export function dateOf({ locale }, instant) {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant);
}

/** Reasons that the first screen explains better than a message below a button. */
const states = ['AppSuspended', 'AppBlocked', 'IdentityFrozen'];

/** @template {any[]} A
 * @param {Segl} segl
 * @param {(...args: A) => Promise<unknown>} work
 * @returns {{ run: (...args: A) => Promise<void>, busy: boolean, trouble: string,
 *   setTrouble: (text: string) => void }} */
export function useAction(segl, work) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const running = useRef(false);
  const run = async (/** @type {A} */ ...args) => {
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    setTrouble('');
    try {
      await work(...args);
    } catch (error) {
      if (error instanceof No && error.reason === 'AppNotActive') {
        segl.goInstead('not-active', { app: error.app });
      } else if (error instanceof No && states.includes(error.reason)) {
        if (segl.persons.some(one => one.app === error.app)) {
          await segl.changeInstallation({ current: error.app });
        }
        segl.goHome();
      } else {
        setTrouble(explain(segl, error));
      }
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, trouble, setTrouble };
}

/** A message about a failure, which screen readers announce at once.
 * @param {{ text: string }} props */
export function Trouble({ text }) {
  return html`<div role="alert">${text && html`<p class="note no">${text}</p>`}</div>`;
}
