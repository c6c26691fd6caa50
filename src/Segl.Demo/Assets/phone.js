// Starts the app on a phone of the demo, with simulated device functions in `window.seglDevice`. Outside the demo
// page, and the window that it offers instead of a frame, this is the app unchanged. Only with --demo.

const pin = '482915';
/** How often the camera polls for a QR code, ms. */
const look = 500;

if (window.parent !== window || new URLSearchParams(location.search).has('window')) {
  if (mayKeep()) {
    await prepare();
    await import('/app.js');
  } else {
    offerWindow();
  }
} else {
  await import('/app.js');
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
  const da = new URLSearchParams(location.search).get('lang') === 'da';
  const said = document.createElement('p');
  said.textContent = da
    ? 'Din browser gemmer ikke nøgler for en side inde i en anden side.'
    : 'Your browser keeps no keys for a page inside another page.';
  const link = document.createElement('a');
  link.className = 'button act';
  link.target = '_blank';
  link.rel = 'noopener';
  link.href = `/?window=yes&lang=${da ? 'da' : 'en'}`;
  link.textContent = da ? 'Åbn telefonen i sit eget vindue' : 'Open the phone in a window of its own';
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
  keepOwnHistory();
  const who = await (await fetch('/demo/phone')).json();
  await forgetAnotherRun(who.run);
  window.seglDevice = {
    camera: { supported: () => true, read: seeThePc },
    model: { name: async () => who.name },
    push: {
      supported: () => false, permission: () => 'denied', subscribe: async () => null, unsubscribe: async () => {},
    },
  };
  showTheOtherPhone();
  await speak(new URLSearchParams(location.search).get('lang'));
  if (who.activatesItself) {
    await activate();
  }
}

/** Wipes the app's storage if it belongs to another database of the demo: its keys are unknown to this one. */
async function forgetAnotherRun(run) {
  if (localStorage.getItem('demo run') === run) {
    return;
  }
  await new Promise(done => {
    document.cookie = `segl-was-here${location.port}=; Path=/; Max-Age=0; SameSite=Strict`;
    const gone = indexedDB.deleteDatabase('segl');
    gone.onsuccess = gone.onerror = gone.onblocked = done;
  });
  localStorage.setItem('demo run', run);
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

/** Runs through the activation with the app's own steps and real keys. */
async function activate() {
  const [{ Segl }, { sendCode, sendTemporaryPin, choosePin }] =
    await Promise.all([import('/segl.js'), import('/activation.js')]);
  const segl = await Segl.open();
  if (segl.persons.length > 0) {
    return;
  }
  await segl.keepActivation(null);
  const language = { 'Accept-Language': segl.installation.language };
  const before = await codesInMessages();
  const { userId, code } = await (await fetch('/demo/phone/code', { method: 'POST', headers: language })).json();
  await sendCode(segl, { userId, code, terms: (await segl.loadLimits()).terms });
  await sendTemporaryPin(segl, await temporaryPin(before));
  await choosePin(segl, pin);
  const [{ app }] = segl.persons;
  await segl.changeInstallation({ after: null });
  await fetch('/demo/phone/dated', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ app }),
  });
}

/** Waits for a new text message with a temporary PIN. */
async function temporaryPin(before) {
  for (let tries = 0; tries < 60; tries++) {
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
  const messages = await (await fetch('/demo/phone/inbox')).json();
  return messages.map(message => /\b\d{8}\b/.exec(message.text)?.[0]).filter(code => code);
}

/** Sends the QR code on this phone's screen, as shown during a copy, to the other phone's camera. */
function showTheOtherPhone() {
  let seen = '';
  setInterval(async () => {
    const picture = /** @type {HTMLImageElement | null} */ (document.querySelector('.qr img'));
    const source = picture?.complete ? picture.src : '';
    if (source !== seen) {
      seen = source;
      const code = source ? await read(picture) : null;
      await fetch('/demo/phone/screen', {
        method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ code }),
      });
    }
  }, look);
}

/** Decodes the picture of a QR code with the app's own decoder. */
async function read(picture) {
  const { default: decode } = await import('/vendor/qr/decode.js');
  const canvas = document.createElement('canvas');
  const side = canvas.width = canvas.height = 600;
  const drawing = canvas.getContext('2d');
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, side, side);
  drawing.drawImage(picture, 20, 20, side - 40, side - 40);
  return decode(drawing.getImageData(0, 0, side, side));
}

/** The simulated camera: asks what the PC or the other phone shows, draws it into the picture, and decodes it. */
async function seeThePc(video, found, signal) {
  const { default: encode } = await import('/vendor/qr/index.js');
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 320;
  draw(canvas, null);
  video.srcObject = canvas.captureStream(5);
  video.play().catch(() => {});
  const looking = setInterval(async () => {
    const { code } = await (await fetch('/demo/screen')).json();
    if (code && !signal.aborted) {
      draw(canvas, encode(code, 'raw', { ecc: 'medium', border: 2 }));
      found(code);
    }
  }, look);
  signal.addEventListener('abort', () => {
    clearInterval(looking);
    video.srcObject = null;
  });
}

/** Draws a desk with a screen on it; the code is slightly rotated, as with a hand-held phone. */
function draw(canvas, rows) {
  const drawing = canvas.getContext('2d');
  const { width, height } = canvas;
  drawing.setTransform(1, 0, 0, 1, 0, 0);
  drawing.fillStyle = '#3b3a38';
  drawing.fillRect(0, 0, width, height);
  drawing.translate(width / 2, height / 2);
  drawing.rotate(-0.05);
  drawing.fillStyle = rows ? '#ffffff' : '#55534f';
  drawing.fillRect(-110, -110, 220, 220);
  if (rows) {
    const size = 220 / rows.length;
    drawing.fillStyle = '#000000';
    rows.forEach((row, y) => row.forEach((dark, x) => {
      if (dark) {
        drawing.fillRect(-110 + x * size, -110 + y * size, size + 0.5, size + 0.5);
      }
    }));
  }
}
