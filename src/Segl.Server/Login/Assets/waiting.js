// The waiting page: draws the QR code of each second, shows what is left of the time, and goes on when the app has
// answered. Where it stands is told by server-sent events; the codes of the next few seconds come in one of them.
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

/** Counts down from what the server said; this device's clock is not asked. */
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

/** An app has claimed the login, or has let it go. */
function show(claimed) {
  document.getElementById('scan').hidden = claimed;
  document.getElementById('claimed').hidden = !claimed;
  said.textContent = claimed ? said.dataset.claimed : '';
}

function listen() {
  const events = new EventSource(page.dataset.events);
  // A browser asks again by itself when a stream breaks, but not when it is refused: then the page loads again, as one
  // without script does.
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
