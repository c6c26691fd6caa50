// The waiting page: draws the QR code of each second, shows the time left, and continues when the app has answered.
// Its state comes as server-sent events; one event has the codes for the next few seconds.
import encodeQR from './qr.js';
import { leave } from './leaving.js';

const page = document.getElementById('waiting');
const said = document.getElementById('said');
const tellAt = [60, 30, 10];

let codes = [page.dataset.code];
let shown = '';

/** Draws the code of this second. The quiet zone is the white tile around it. */
function draw() {
  const code = codes.shift();
  if (code === undefined || code === shown) {
    return;
  }
  shown = code;
  page.dataset.code = code;
  const rows = encodeQR(page.dataset.qr + code, 'raw', { ecc: 'medium', border: 1 });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const svg = document.getElementById('qr');
  svg.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
  svg.firstElementChild.setAttribute('d', path);
}

/** Counts down from the server's value; this device's clock is not used. */
function countDown() {
  const left = document.getElementById('left');
  const from = Number(left.dataset.seconds);
  const began = performance.now();
  const told = new Set(tellAt.filter(seconds => seconds >= from));
  return () => {
    const seconds = Math.max(0, Math.ceil(from - (performance.now() - began) / 1000));
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    const due = tellAt.find(at => seconds <= at && !told.has(at));
    if (due !== undefined) {
      tellAt.filter(at => at >= due).forEach(at => told.add(at));
      said.textContent = said.dataset.seconds.replace('{0}', String(seconds));
    }
  };
}

/** An app has claimed or released the login. */
function show(claimed) {
  document.getElementById('scan').hidden = claimed;
  document.getElementById('claimed').hidden = !claimed;
  document.getElementById('late').hidden = true;
  said.textContent = claimed ? said.dataset.claimed : '';
}

/** A citizen who waits long and sees nothing in the app may have typed another user ID; known and unknown IDs get the
 * same hint. */
function hintLate() {
  const late = document.getElementById('late');
  setTimeout(() => { late.hidden = page.dataset.step !== 'waiting'; }, Number(late.dataset.after) * 1000);
}

function listen() {
  const events = new EventSource(page.dataset.events);
  // A browser reconnects when a stream breaks, but not after an error status: then the page is reloaded, as one
  // without script is.
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(() => location.reload(), 5000);
    }
  });
  events.addEventListener('qr', event => {
    codes = event.data.split(' ');
    draw();
  });
  events.addEventListener('step', event => {
    page.dataset.step = event.data;
    if (event.data === 'waiting' || event.data === 'claimed') {
      show(event.data === 'claimed');
      return;
    }
    events.close();
    if (event.data === 'approved') {
      leave(document.getElementById('finish'));
    } else {
      location.replace(location.pathname + location.search.replace(/[?&]change=[^&]*/, ''));
    }
  });
}

const again = document.getElementById('again');
again.hidden = false;
again.addEventListener('click', () => show(false));

const tick = countDown();
draw();
setInterval(() => {
  draw();
  tick();
}, 1000);
listen();
hintLate();
