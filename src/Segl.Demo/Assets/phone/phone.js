// What the scripts of a demo phone share: whose phone it is, its words, and what the phone itself shows over the app.

const named = new URLSearchParams(location.search);
const isDanish = (named.get('lang') ?? navigator.language).startsWith('da');

export const words = isDanish
  ? {
    noStorage: 'Din browser lader ikke telefonen gemme noget her. Åbn den i et vindue for sig selv.',
    ownWindow: 'Åbn telefonen i sit eget vindue',
    asleep: 'Telefonen er slukket. Tryk for at tage den frem.',
    bluetooth: 'Må Segl bruge Bluetooth?',
    push: 'Må Segl sende dig beskeder?',
    finger: 'Læg fingeren på telefonens læser.',
    allow: 'Tillad',
    refuse: 'Tillad ikke',
    touch: 'Læg fingeren på',
    cancel: 'Annuller',
  }
  : {
    noStorage: 'Your browser does not let the phone save anything here. Open it in a window of its own.',
    ownWindow: 'Open the phone in a window of its own',
    asleep: 'The phone is off. Press to pick it up.',
    bluetooth: 'May Segl use Bluetooth?',
    push: 'May Segl send you notifications?',
    finger: 'Put your finger on the phone’s reader.',
    allow: 'Allow',
    refuse: 'Do not allow',
    touch: 'Touch the reader',
    cancel: 'Cancel',
  };

const kept = 'demo browser';

/** Run and browser that this phone belongs to; null where it was never part of a demo page. */
export function browserKept() {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}

/** @param {string} browser */
export function keepBrowser(browser) {
  localStorage.setItem(kept, browser);
}

/** An address of the demo, for this browser.
 * @param {string} path */
export function at(path) {
  return `${path}?browser=${browserKept()}`;
}

/** The look of what the phone itself shows. */
export function look() {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/demo/phone/phone.css';
  document.head.append(style);
}

/** Fills the whole screen with one button, until it is pressed.
 * @param {string} name the look
 * @param {string} text */
export function say(name, text) {
  const over = document.createElement('div');
  over.className = `demo-phone ${name}`;
  const button = document.createElement('button');
  button.type = 'button';
  if (name === 'awake') {
    const icon = document.createElement('img');
    icon.src = '/icons/seal-192.png';
    icon.alt = '';
    icon.width = icon.height = 64;
    button.append(icon);
  }
  button.append(text);
  over.append(button);
  document.body.append(over);
  return new Promise(done => {
    button.addEventListener('click', () => {
      over.remove();
      done(undefined);
    });
  });
}

/** A question of the phone, as its system would ask it.
 * @param {string} question
 * @param {string} yes
 * @param {string} no
 * @returns {Promise<boolean>} */
export function ask(question, yes, no) {
  const sheet = document.createElement('dialog');
  sheet.className = 'demo-sheet';
  const said = document.createElement('p');
  said.textContent = question;
  const choice = (text, value) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = value ? 'act' : 'plain';
    button.textContent = text;
    button.addEventListener('click', () => sheet.close(value ? 'yes' : ''));
    return button;
  };
  sheet.append(said, choice(yes, true), choice(no, false));
  document.body.append(sheet);
  sheet.showModal();
  return new Promise(done => {
    sheet.addEventListener('close', () => {
      sheet.remove();
      done(sheet.returnValue === 'yes');
    });
  });
}
