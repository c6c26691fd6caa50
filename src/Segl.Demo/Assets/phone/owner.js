// What the owner of a demo phone did before the visitor came: gave it device functions, which are simulated in
// `window.seglDevice`, and activated it, or laid it into a drawer.
import { bluetooth } from './bluetooth.js';
import { seeWhatIsShown } from './camera.js';
import { face } from './face.js';
import { nfc } from './nfc.js';
import { at, browserKept, keepBrowser, look, say, words } from './phone.js';
import { passkeys } from './passkeys.js';
import { push } from './push.js';
import { report, shows } from './report.js';
import { zone } from './zone.js';

const named = new URLSearchParams(location.search);

/** Starts the app as a phone of the demo. */
export async function start() {
  if (!mayKeep()) {
    offerWindow();
    return;
  }
  await prepare();
  await import('/app.js');
  if (window.parent === window || window.name.startsWith('phone-')) {
    report(); // not where the PC opened the app
  }
}

/** A browser that blocks third-party cookies also denies storage, and so keys, to a frame of another site. */
function mayKeep() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** Offers the phone in a window of its own, where it has storage. */
function offerWindow() {
  look();
  const said = document.createElement('p');
  said.textContent = words.noStorage;
  const link = document.createElement('a');
  link.className = 'button act';
  link.target = '_blank';
  link.rel = 'noopener';
  link.href = `/?window=yes&lang=${named.get('lang')}&browser=${named.get('browser')}`;
  link.textContent = words.ownWindow;
  const main = document.createElement('main');
  main.append(said, link);
  document.getElementById('app').replaceChildren(main);
}

/** Frames share one history with the page around them, so "back" on a phone would send the PC back: a phone keeps its
 * own. */
function keepOwnHistory() {
  const before = [];
  const replace = history.replaceState.bind(history);
  history.pushState = (state, unused, address) => {
    before.push(history.state);
    replace(state, unused, address);
  };
  history.back = () => {
    if (before.length > 0) {
      const state = before.pop();
      replace(state, '');
      dispatchEvent(new PopStateEvent('popstate', { state }));
    }
  };
}

async function prepare() {
  look();
  keepOwnHistory();
  const browser = named.get('browser') ?? browserKept();
  await forgetAnother(browser);
  keepBrowser(browser);
  const who = await (await fetch(at('/demo/phone'))).json();
  window.seglDevice = {
    bluetooth,
    camera: { supported: () => true, read: seeWhatIsShown },
    face,
    model: { name: async () => who.name },
    nfc,
    passkeys,
    push: push(who.pushTo),
    sound: { kind: 'sound', supported: () => false },
    zone,
  };
  await speak(named.get('lang'));
  if (who.pin) {
    await activate(who.pin);
  } else {
    await takeUp();
  }
}

/** Wipes everything that was kept with another browser of the demo, or before it was reset: its keys are unknown to
 * this server. */
async function forgetAnother(browser) {
  if (browserKept() === browser) {
    return;
  }
  document.cookie = `segl-was-here${location.port}=; Path=/; Max-Age=0; SameSite=Strict`;
  for (const name of ['segl', 'demo phone']) {
    await new Promise(done => {
      const gone = indexedDB.deleteDatabase(name);
      gone.onsuccess = gone.onerror = gone.onblocked = done;
    });
  }
  localStorage.clear();
}

/** The phone uses the demo page's language; its own setting holds until the page's changes. */
async function speak(language) {
  if (language === null || localStorage.getItem('demo language') === language) {
    return;
  }
  const { Segl } = await import('/segl.js');
  await (await Segl.open()).changeInstallation({ language });
  localStorage.setItem('demo language', language);
}

/** A phone without anything on it lies in a drawer: it is dark until somebody takes it up, and then shows its apps. */
async function takeUp() {
  const { Segl } = await import('/segl.js');
  const segl = await Segl.open();
  if (segl.persons.length > 0 || segl.activation) {
    return;
  }
  shows('Asleep');
  await say('asleep', words.asleep);
  shows('Awake');
  await say('awake', 'Segl');
}

/** Runs through the activation with the app's own steps and real keys. */
async function activate(pin) {
  const [{ Segl }, { sendCode, sendTemporaryPin, choosePin }, { subscribe }] =
    await Promise.all([import('/segl.js'), import('/activation.js'), import('/screens/after.js')]);
  const segl = await Segl.open();
  if (segl.persons.length > 0) {
    return;
  }
  await segl.keepActivation(null);
  const language = { 'Accept-Language': segl.installation.language };
  const before = await codesInMessages();
  const { userId, code } = await (await fetch(at('/demo/phone/code'), { method: 'POST', headers: language })).json();
  await sendCode(segl, { userId, code, terms: (await segl.loadLimits()).terms });
  await sendTemporaryPin(segl, await temporaryPin(before));
  await choosePin(segl, pin);
  const [person] = segl.persons;
  localStorage.setItem('demo push', 'granted');
  await subscribe(person);
  await segl.changeInstallation({ after: null });
  await fetch(at('/demo/phone/dated'), {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ app: person.app }),
  });
}

/** Waits for a new text message with a temporary PIN. */
async function temporaryPin(before) {
  for (let tries = 0; tries < 240; tries++) {
    const found = (await codesInMessages()).find(code => !before.includes(code));
    if (found) {
      return found;
    }
    await new Promise(done => setTimeout(done, 250));
  }
  throw new Error('No temporary PIN came.');
}

/** The eight-digit codes in the text messages, newest first. */
async function codesInMessages() {
  const messages = await (await fetch(at('/demo/phone/inbox'))).json();
  return messages.map(message => /\b\d{8}\b/.exec(message.text)?.[0]).filter(code => code);
}
