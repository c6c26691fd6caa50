// The demo page: asks the server how things stand, shows what comes next, and passes what the PC's screen shows to the
// phones' cameras.
import { liesInDrawer, readDevices } from './devices.js';
import './documents.js';
import {
  chooseWalk, copyIsAt, counterIsAt, deskIsAt, documentIsAt, pcIsAt, phoneIsLost, spareIsAt,
} from './guide.js';
import { readInboxes } from './inbox.js';
import { address, counterStep, screen, show, step } from './pc.js';
import { isOpen, locale, open, timeZone } from './tabs.js';
import { setNow } from './time.js';

const { browser } = document.body.dataset;
const json = { 'Content-Type': 'application/json' };

/** The PC's QR code is sent to the server, where the simulated cameras of the phones read it (phone/camera.js). */
let seen = null;

async function showPhones() {
  const { waiting } = screen();
  const code = waiting && !waiting.querySelector('#scan').hidden ? waiting.dataset.qr + waiting.dataset.code : null;
  if (code !== seen) {
    seen = code;
    await fetch('/demo/screen', { method: 'PUT', headers: json, body: JSON.stringify({ code }) });
  }
}

function tell() {
  document.getElementById('address').textContent = address();
  const now = step();
  if (now !== null) {
    pcIsAt(now);
  }
  counterIsAt(counterStep());
}

// What one phone says over Bluetooth, the phones beside it hear (phone/bluetooth.js).
const phones = ['phone-a', 'phone-b', 'phone-c'].map(id => document.getElementById(id));

addEventListener('message', event => {
  const says = phones.find(phone =>
    phone.contentWindow === event.source && new URL(phone.src).origin === event.origin);
  if (says && event.data?.segl === 'near') {
    for (const phone of phones.filter(one => one !== says)) {
      phone.contentWindow.postMessage(event.data, new URL(phone.src).origin);
    }
  }
});

// The PC: start over, and whose user ID the shop fills in.
const who = /** @type {HTMLSelectElement} */ (document.getElementById('who'));

function startOver() {
  show(`/demo/shop?lang=${document.documentElement.lang}&who=${who.value}`);
}

document.getElementById('over').addEventListener('click', startOver);
document.getElementById('my').addEventListener('click', () => {
  show(`/my?lang=${document.documentElement.lang}`);
});
document.getElementById('office').addEventListener('click', () => {
  show(`/desk?lang=${document.documentElement.lang}`);
});
const book = document.getElementById('book');
book.addEventListener('click', () => {
  show(`/desks?lang=${document.documentElement.lang}&postcode=${book.dataset.postcode}`);
});
who.addEventListener('change', startOver);

// The printer of Citizen Service: its newest sheet.
let sheets = 0;

function showPaper(printed) {
  if (printed !== sheets) {
    sheets = printed;
    const paper = /** @type {HTMLIFrameElement} */ (document.getElementById('paper'));
    document.getElementById('no-paper').hidden = printed > 0;
    paper.hidden = printed === 0;
    paper.src = `/demo/paper/${printed}#toolbar=0&navpanes=0&view=FitH`;
  }
}

for (const button of document.querySelectorAll('[data-walk]')) {
  button.addEventListener('click', () => {
    chooseWalk(button.dataset.walk);
    if (button.dataset.walk !== 'copy') {
      open('pc');
    }
    if (button.dataset.walk === 'cheat') {
      open('c');
    }
  });
}

// Phone A can be lost: it is out of reach until it is found again.
const lose = document.getElementById('lose');
lose.addEventListener('click', () => {
  const isLost = lose.getAttribute('aria-pressed') === 'false';
  lose.setAttribute('aria-pressed', String(isLost));
  lose.textContent = isLost ? lose.dataset.find : lose.dataset.lose;
  document.getElementById('lost').hidden = !isLost;
  document.getElementById('panel-a').hidden = isLost;
  document.getElementById('pushed-a').hidden = true;
  phoneIsLost(isLost);
});

// The clock: the server's, which can jump.
const clock = document.getElementById('clock');

function setClock({ now }) {
  setNow(now);
  const at = new Date(now);
  clock.textContent = at.toLocaleString(locale, {
    weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone,
  });
  clock.dateTime = at.toISOString();
}

for (const button of document.querySelectorAll('[data-hours]')) {
  button.addEventListener('click', async () => {
    const answer = await fetch('/demo/clock', {
      method: 'POST', headers: json, body: JSON.stringify({ hours: Number(button.dataset.hours) }),
    });
    setClock(await answer.json());
  });
}

document.getElementById('new-code').addEventListener('click', async () => {
  const { userId, code } = await (await fetch('/demo/code', {
    method: 'POST', headers: { 'Accept-Language': document.documentElement.lang },
  })).json();
  document.getElementById('code-user').textContent = userId;
  document.getElementById('code-code').textContent = code;
  document.getElementById('code').hidden = false;
});

// A push shows on the phone that it came to, for a while.
const shownPushes = new Map();

function showPushes(pushes) {
  for (const [letter, came] of Object.entries(pushes)) {
    const note = document.getElementById(`pushed-${letter}`);
    const isInSight = letter === 'a' ? lose.getAttribute('aria-pressed') === 'false' : isOpen(letter);
    if (isInSight && shownPushes.has(letter) && shownPushes.get(letter) < came) {
      note.hidden = false;
      setTimeout(() => { note.hidden = true; }, 6_000);
    }
    shownPushes.set(letter, came);
  }
}

// Reset: the server begins anew, and is another run then. Phones see that by their address, and wipe themselves.
const sure = /** @type {HTMLDialogElement} */ (document.getElementById('sure'));
document.getElementById('reset').addEventListener('click', () => {
  sure.returnValue = 'no';
  sure.showModal();
});
sure.addEventListener('close', async () => {
  if (sure.returnValue === 'yes') {
    const told = document.querySelector('.anew');
    told.hidden = false;
    try {
      await fetch('/demo/reset', { method: 'POST', headers: json, body: '{}' });
    } catch {
      told.hidden = true; // not reached: everything is as it was, and may be asked again
    }
  }
});

/** Asks how things stand. Whoever reset the demo, here or in another browser: this page begins anew, too.
 * @returns {Promise<boolean>} whether the page goes on */
async function lookAround() {
  const answer = await fetch('/demo/status');
  const status = answer.status === 409 ? null : await answer.json();
  if (status?.browser !== browser) {
    location.replace(`/?lang=${document.documentElement.lang}`);
    return false;
  }
  setClock(status);
  showPushes(status.pushes);
  copyIsAt(status.copy);
  spareIsAt(status.spare);
  documentIsAt(status.document);
  const isHandedOut = deskIsAt(status.desk);
  liesInDrawer(status.drawer);
  showPaper(status.papers);
  if (await readInboxes() || isHandedOut) {
    await readDevices();
  }
  return true;
}

setInterval(() => {
  tell();
  showPhones().catch(() => {});
}, 300);

/** One question after the other, so that a slow answer does not come after a newer one. One that fails is asked again:
 * the server may be restarting. */
async function lookAgain() {
  const goesOn = document.hidden || await lookAround().catch(() => true);
  if (goesOn) {
    setTimeout(lookAgain, 600);
  }
}

void lookAgain();
