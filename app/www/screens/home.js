// The first screen: a login that waits, the person, and one line about spare authenticators.
/** @import { Segl } from '../segl.js' */
/** @import { Copy, Home, Person, WaitOfPerson } from '../types.js' */
import { handIn, offer } from '../acts.js';
import { get } from '../api.js';
import { serverNow } from '../clock.js';
import { Trouble, momentOf, timeOf, useAction } from '../components/action.js';
import { Persons } from '../components/persons.js';
import { Screen } from '../components/screen.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { Spare } from './spare.js';

/** Interval between two requests after a lost connection, ms. */
const askAgain = 5000;

/** @param {{ segl: Segl, message?: string }} props */
export default function HomeScreen({ segl, message = '' }) {
  const { texts, person, installation } = segl;
  useEffect(() => {
    const stop = new AbortController();
    follow(segl, person.app, stop.signal);
    lookOften(segl, person.app, stop.signal);
    return () => stop.abort();
  }, [person.app]);
  const home = person.home;
  // What comes and goes stands at the foot, where it grows upwards and moves nothing that is pressed.
  return html`<${Screen} segl=${segl} title=${titleOf(segl, home)} top="menu" changes>
    ${message && html`<p class="note warn" role="status">${message}</p>`}
    <${Persons} segl=${segl} />
    <section class="card">
      <p class="quiet">${texts.home.who}</p>
      <p class="name"><bdi>${person.name}</bdi></p>
      <p class="quiet">${texts.home.userId} <bdi>${person.userId}</bdi></p>
    </section>
    ${segl.unreachable
      ? html`<p class="note warn" role="status">${texts.home.offline}</p>`
      : html`<${State} segl=${segl} home=${home} key=${person.app} />`}
    ${installation.persistent === false && html`<p class="quiet">${texts.home.notKept}</p>`}
    ${!segl.unreachable && html`<div class="actions" key=${person.app}>
      ${home?.copy && html`<${CopyCard} segl=${segl} copy=${home.copy} />`}
      ${home?.waits?.map(wait => html`<${WaitCard} segl=${segl} wait=${wait} key=${wait.wait} />`)}
      ${mayLogIn(home) && html`<${Waiting} segl=${segl} home=${home} /><${Ways} segl=${segl} home=${home} />`}
      ${home?.state === 'blocked' && html`
        <button class="act" onClick=${() => segl.go('terms', { then: 'document', purpose: 'new-pin' })}>
          ${texts.home.newPinByDocument}</button>
        <button class="plain" onClick=${() => segl.go('change-pin', { temporary: true })}>
          ${texts.home.haveTemporaryPin}</button>`}
      ${home?.state === 'frozen' && html`<button class="act"
        onClick=${() => segl.go('terms', { then: 'document', purpose: 'end-freeze' })}>
        ${texts.home.reactivate}</button>`}
    </div>`}
  <//>`;
}

/** @param {Segl} segl
 * @param {Home | null} home */
function titleOf(segl, home) {
  const { texts, unreachable } = segl;
  if (unreachable) {
    return texts.home.offlineTitle;
  }
  switch (home?.state) {
    case 'frozen':
      return texts.home.frozenTitle;
    case 'blocked':
      return texts.home.blockedTitle;
    case 'suspended':
      return texts.home.suspendedTitle;
    default:
      return claimHeld(segl) || home?.waiting ? texts.home.waitingTitle
        : home?.copy ? texts.copy.homeTitle : texts.home.title;
  }
}

/** @param {{ segl: Segl, home: Home | null }} props */
function State({ segl, home }) {
  const { texts } = segl;
  switch (home?.state) {
    case 'frozen':
      return html`<p>${texts.home.frozen}</p>`;
    case 'blocked':
      return html`<p>${texts.home.blocked}</p><p>${texts.home.blockedHelp}</p>`;
    case 'suspended': {
      const until = home.suspendedUntil;
      if (until === undefined) {
        return html`<p>${texts.home.copied}</p>`;
      }
      const minutes = Math.max(1, Math.ceil((until - serverNow()) / 60000));
      return html`<p>${texts.home.suspended(timeOf(texts, until), minutes)}</p><p>${texts.home.suspendedHelp}</p>`;
    }
    default:
      return home && html`<${Spare} segl=${segl} home=${home} />`;
  }
}

/** Whether a login waits, in a place that is as large when none does. A login that this app holds stands above.
 * @param {{ segl: Segl, home: Home | null }} props */
function Waiting({ segl, home }) {
  const { texts } = segl;
  if (claimHeld(segl)) {
    return null;
  }
  const waits = Boolean(home?.waiting);
  return html`<section class=${waits ? 'card either waits' : 'card either'}>
    <div hidden=${!waits}>
      <p role="status">${texts.home.waitingLead}</p>
      <button class="plain" onClick=${() => segl.go('not-me')}>${texts.approve.notMe}</button>
    </div>
    <p hidden=${waits} class="quiet">${texts.home.lead}</p>
  </section>`;
}

/** @param {Home | null} home */
const mayLogIn = home => home === null || home.state === 'active';

/** The login that this app holds stands above; what is claimed is not scanned again.
 * @param {Segl} segl */
const claimHeld = ({ claim }) => claim !== null && serverNow() < claim.validUntil;

/** A copy under way: waiting, ready, or on another app (R41, R42).
 * @param {{ segl: Segl, copy: Copy }} props */
function CopyCard({ segl, copy }) {
  const { texts } = segl;
  const words = !copy.here
    ? texts.copy.elsewhere(copy.fromName)
    : isReady(copy)
      ? texts.copy.homeReady
      : texts.copy.homeWaiting(timeOf(texts, copy.readyAt));
  return html`<section class="card">
    <p role="status">${words}</p>
    <button class=${isReady(copy) ? 'act' : 'plain'} onClick=${() => segl.go('copy')}>
      ${isReady(copy) ? texts.copy.show : texts.copy.open}</button>
  </section>`;
}

/** Something that was asked for in the portal; any app stops it, without a PIN (R33, R68).
 * @param {{ segl: Segl, wait: WaitOfPerson }} props */
function WaitCard({ segl, wait }) {
  const { texts, person } = segl;
  const stop = useAction(segl, async () => {
    const { payload } = await offer(person, 'stop-wait', { wait: wait.wait });
    await handIn(person, 'stop-wait', payload, null);
    await segl.refresh(person);
    segl.announce(texts.home.waits.stopped);
  });
  return html`<section class="card">
    <p role="status">${texts.home.waits[wait.wait](momentOf(texts, wait.askedAt))} ${texts.home.waits.notYou}</p>
    <${Trouble} text=${stop.trouble} />
    <button class="harm" aria-disabled=${stop.busy} onClick=${() => stop.run()}>${texts.home.waits.stop}</button>
  </section>`;
}

/** The owner can continue the copy on this phone; this becomes the screen's main action instead of scanning.
 * @param {Copy} copy */
function isReady(copy) {
  return copy.here && copy.readyAt <= serverNow();
}

/** Approval by number is in force: no QR code and no return code is needed (R92).
 * @param {Home | null} home */
export const isNumberEnough = home => home?.approveBy === 'number' && (home.numberFrom ?? 0) <= serverNow();

/** QR code or number (R92); the number stands first where its owner switched it on and it is in force. Else it
 * leads to a code that goes back.
 * @param {{ segl: Segl, home: Home | null }} props */
function Ways({ segl, home }) {
  const { texts } = segl;
  const [byNumber] = useState(isNumberEnough(home)); // the two never change places under a finger
  const scan = (/** @type {string} */ look) =>
    html`<button class=${look} onClick=${() => segl.go('scan')}>${texts.home.scan}</button>`;
  const first = home?.copy && isReady(home.copy) || claimHeld(segl) ? 'plain' : 'act';
  const number = (/** @type {string} */ look) =>
    html`<button class=${look} onClick=${() => segl.go('number')}>${texts.home.number}</button>`;
  return byNumber ? html`${number(first)}${scan('plain')}` : html`${scan(first)}${number('plain')}`;
}

/** Refreshes the state whenever a login begins or ends waiting, until the signal aborts.
 * @param {Segl} segl
 * @param {string} app
 * @param {AbortSignal} signal */
async function follow(segl, app, signal) {
  const person = () => segl.persons.find(one => one.app === app);
  for (let one = person(); one && !signal.aborted; one = person()) {
    await visible(signal);
    const home = await segl.refresh(one);
    if (!home || !await waitingChanged(one, home, signal)) {
      await pause(signal);
    }
  }
}

/** A freeze, a block or a copy that another app or a desk began shows within seconds, and so does a connection that
 * came back: nothing wakes the question whether a login waits then.
 * @param {Segl} segl
 * @param {string} app
 * @param {AbortSignal} signal */
async function lookOften(segl, app, signal) {
  const back = () => { look(); };
  const look = async () => {
    const one = segl.persons.find(person => person.app === app);
    if (one && !document.hidden && !signal.aborted) {
      await segl.refresh(one);
    }
  };
  addEventListener('online', back, { signal });
  document.addEventListener('visibilitychange', back, { signal });
  while (!signal.aborted) {
    await pause(signal);
    await look();
  }
}

/** Waits until a login waits or waits no more. While a copy is under way the state is looked at more often: it may be
 * stopped elsewhere.
 * @param {Person} person
 * @param {Home} home
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} false when the request failed */
async function waitingChanged(person, home, signal) {
  try {
    let waiting = home.waiting;
    do {
      const path = `/api/apps/${person.app}/waiting?known=${home.waiting}`;
      waiting = (await get(path, { keys: person.keys, signal })).waiting;
    } while (waiting === home.waiting && !home.copy && !signal.aborted);
    return true;
  } catch {
    return false; // the next refresh reports the failure
  }
}

/** @param {AbortSignal} signal */
function pause(signal) {
  return new Promise(resolve => {
    const end = () => { clearTimeout(timer); signal.removeEventListener('abort', end); resolve(undefined); };
    const timer = setTimeout(end, askAgain);
    signal.addEventListener('abort', end);
  });
}

/** Waits until the app is visible.
 * @param {AbortSignal} signal */
async function visible(signal) {
  while (document.hidden && !signal.aborted) {
    await new Promise(resolve => document.addEventListener('visibilitychange', resolve, { once: true }));
  }
}
