// What the screens on the page show: the PC's, and the citizen's own one at the counter of Citizen Service.

const pc = /** @type {HTMLIFrameElement} */ (document.getElementById('pc'));
const counter = /** @type {HTMLIFrameElement} */ (document.getElementById('citizens-screen'));

/** Shows a page on the PC.
 * @param {string} address */
export function show(address) {
  pc.src = address;
}

/** The content of the PC's frame: its address, and the waiting page if it shows one; nothing while a page loads. */
export function screen() {
  try {
    const { location, document: shown } = pc.contentWindow;
    return { path: location.pathname, waiting: shown.getElementById('waiting'), shown };
  } catch {
    return { path: '', waiting: null, shown: null }; // the PC is at another origin: the app was opened on it
  }
}

/** Where the PC is, as a browser's address bar would say it. */
export function address() {
  const { path } = screen();
  const door = ['my', 'desks', 'desk'].find(name => isAt(path, name)) ?? 'login';
  return path.startsWith('/demo/shop') ? 'https://nordlys.example'
    : path === '' ? '…'
    : `https://segl.example/${door}`;
}

/** Where the PC is in a login, or which page it shows; nothing while its page loads. */
export function step() {
  const { path, waiting, shown } = screen();
  if (path === '') {
    return null;
  }
  if (path.startsWith('/demo/shop')) {
    return shown?.querySelector('dl') ? 'in' : 'shop';
  }
  if (isAt(path, 'my')) {
    return portalStep(path, shown);
  }
  if (isAt(path, 'desk')) {
    return deskStep(path, shown);
  }
  if (isAt(path, 'desks')) {
    return bookingStep(path, shown);
  }
  if (waiting) {
    return waiting.dataset.step === 'claimed' ? 'claimed' : 'waiting';
  }
  return shown?.getElementById('userId') ? 'user-id'
    : shown?.getElementById('code') ? 'code'
    : shown?.getElementById('password') ? 'secret'
    : 'other';
}

/** What the citizen's screen at the counter shows: what asks for a password, what thanks for it, or something else. */
export function counterStep() {
  const shown = counter.contentDocument;
  return shown?.getElementById('first') ? 'asks'
    : shown?.getElementById('screen') && !shown.querySelector('form, #code') ? 'thanks'
    : 'other';
}

/** @param {string} path
 * @param {string} door */
function isAt(path, door) {
  return path === `/${door}` || path.startsWith(`/${door}/`);
}

/** Where the PC is in the portal. */
function portalStep(path, shown) {
  if (!shown?.querySelector('.places')) {
    return 'my-outside';
  }
  if (path === '/my/devices/order') {
    return 'my-order';
  }
  if (path.startsWith('/my/devices/activate')) {
    return shown.getElementById('first') ? 'my-codes' : shown.getElementById('again') ? 'my-secret' : 'my-serial';
  }
  if (path === '/my/devices') {
    return shown.querySelector('a[href$="/activate"]') ? 'my-activate'
      : shown.querySelector('a[href$="/order"]') ? 'my-devices'
      : 'my';
  }
  return 'my';
}

/** Where the PC is at the desk. What an officer may do says what the citizen has shown, and what is at hand. */
function deskStep(path, shown) {
  if (!shown?.querySelector('.places')) {
    return 'desk-outside';
  }
  const page = path.split('/')[2] ?? 'find';
  const has = what => shown.querySelector(what) !== null;
  if (page === 'person') {
    return has('a[href$="act=HandOutDevice"]') ? 'desk-hand-out' : has('a[href$="act=ChangePhone"]') ? 'desk-shown'
      : 'desk-person';
  }
  if (page === 'screen') {
    return has('#code') ? 'desk-connect' : has('form[action$="/finish"]') ? 'desk-chosen' : 'desk-screen';
  }
  return `desk-${page}`;
}

/** Where the PC is in booking a time. */
function bookingStep(path, shown) {
  const [, , place, page] = path.split('/');
  return place === undefined ? (shown?.querySelector('section.card .act') ? 'desks' : 'desks-find')
    : place === 'booking' ? 'desks-booked'
    : page === undefined ? 'desks-times'
    : `desks-${page}`;
}
