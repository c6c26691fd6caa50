// The demo page: says what to press next, passes the PC's QR code to the phones' cameras, and shows inbox and clock.

/** Clock, inbox and the messages themselves speak of Danish time, wherever the visitor is. */
const timeZone = 'Europe/Copenhagen';

const pc = /** @type {HTMLIFrameElement} */ (document.getElementById('pc'));
/** The content of the PC's frame: its address, and the waiting page if it shows one; nothing while a page loads. */
function screen() {
  try {
    const { location, document: shown } = pc.contentWindow;
    return { path: location.pathname, waiting: shown.getElementById('waiting'), shown };
  } catch {
    return { path: '', waiting: null, shown: null }; // the PC is at another origin: the app was opened on it
  }
}

/** The PC's QR code is sent to the server, where the simulated cameras of the phones read it (phone.js). */
let seen = null;

async function showPhones() {
  const { waiting } = screen();
  const code = waiting && !waiting.querySelector('#scan').hidden ? waiting.dataset.qr + waiting.dataset.code : null;
  if (code !== seen) {
    seen = code;
    await fetch('/demo/screen', {
      method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code }),
    });
  }
}

// Relays the short-range link's messages between the two phones (app/www/device/demo-link.js).
const phones = ['phone-a', 'phone-b'].map(id => document.getElementById(id));

addEventListener('message', event => {
  const [near] = phones.filter(phone => phone.contentWindow !== event.source);
  const isOfAPhone = phones.some(phone =>
    phone.contentWindow === event.source && new URL(phone.src).origin === event.origin);
  if (isOfAPhone && event.data?.segl === 'near') {
    near.contentWindow.postMessage(event.data, new URL(near.src).origin);
  }
});

/** The demo's current step, by what the PC shows. */
function step() {
  const { path, waiting, shown } = screen();
  if (path.startsWith('/demo/shop')) {
    return shown?.querySelector('dl') ? 'in' : 'shop';
  }
  if (waiting) {
    return waiting.dataset.step === 'claimed' ? 'claimed' : 'waiting';
  }
  return shown?.getElementById('userId') ? 'user-id' : 'other';
}

let told = 'shop';

function tell() {
  const { path } = screen();
  const now = path === '' ? told : step();
  document.getElementById('address').textContent =
    path.startsWith('/demo/shop') ? 'https://nordlys.example' : path === '' ? '…' : 'https://segl.example/login';
  if (now !== told) {
    told = now;
    for (const sentence of document.querySelectorAll('[data-step]')) {
      sentence.hidden = sentence.dataset.step !== now;
    }
  }
}

document.getElementById('over').addEventListener('click', () => {
  pc.src = pc.getAttribute('src');
});

// The inbox: new messages come on top.
const messages = document.getElementById('messages');
let known = 0;

async function readInbox() {
  const all = await (await fetch('/demo/inbox')).json();
  document.getElementById('empty').hidden = all.length > 0;
  for (const message of all.slice(0, all.length - known).reverse()) {
    messages.prepend(letter(message));
  }
  known = all.length;
}

/** An address in a message opens, in a window of its own: the page goes on beside it. */
function withLinks(text) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) => {
    if (at % 2 === 0) {
      return part;
    }
    const link = document.createElement('a');
    link.target = '_blank';
    link.rel = 'noopener';
    link.href = part;
    link.textContent = part;
    return link;
  });
}

function letter({ at, subject, text }) {
  const item = document.createElement('li');
  const head = document.createElement('p');
  head.className = 'hint';
  const time = new Date(at).toLocaleTimeString(document.documentElement.lang, {
    hour: '2-digit', minute: '2-digit', timeZone,
  });
  head.textContent = `${subject ? messages.dataset.email : messages.dataset.sms} · ${time}`;
  const body = document.createElement('p');
  if (subject) {
    body.className = 'subject';
    body.textContent = subject;
    const whole = document.createElement('details');
    const open = document.createElement('summary');
    open.append(body);
    const letter = document.createElement('p');
    letter.className = 'letter';
    letter.append(...withLinks(text));
    whole.append(open, letter);
    item.append(head, whole);
  } else {
    body.append(...withLinks(text));
    item.append(head, body);
  }
  return item;
}

// The clock: the server's, which can jump.
const clock = document.getElementById('clock');
let ahead = 0;

function setClock({ now }) {
  ahead = now - Date.now();
  showClock();
}

function showClock() {
  const now = new Date(Date.now() + ahead);
  clock.textContent = now.toLocaleString(document.documentElement.lang, {
    dateStyle: 'full', timeStyle: 'short', timeZone,
  });
  clock.dateTime = now.toISOString();
}

for (const button of document.querySelectorAll('[data-hours]')) {
  button.addEventListener('click', async () => {
    const answer = await fetch('/demo/clock', {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ hours: Number(button.dataset.hours) }),
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

/** Ignores a failed poll: the server may be restarting. */
function quietly(work) {
  work().catch(() => {});
}

quietly(async () => setClock(await (await fetch('/demo/clock')).json()));
quietly(readInbox);
setInterval(() => {
  tell();
  quietly(showPhones);
}, 300);
setInterval(() => {
  showClock();
  if (!document.hidden) {
    quietly(readInbox);
  }
}, 1500);
