// Tells the demo what this phone shows: the name of its screen, for the steps of a copy, and the QR code on it, for the
// cameras of the other phones.
import { at } from './phone.js';

/** Milliseconds between two looks. */
const pause = 250;

/** The screens on which a step of a walk depends, by the texts that are their headings. */
const headings = {
  Home: texts => [texts.home.title, texts.copy.homeTitle, texts.home.waitingTitle],
  Menu: texts => [texts.menuItems.title],
  Activate: texts => [texts.copy.activateTitle],
  Copy: texts => [texts.copy.title],
  Pin: texts => [texts.pin.enterTitle],
  Start: texts => [texts.copy.startTitle],
  Link: texts => [texts.copy.linkTitle.bluetooth],
  Welcome: texts => [texts.welcome.title],
  How: texts => [texts.welcome.howTitle],
  Terms: texts => [texts.terms.title],
  CopyHere: texts => [texts.copy.hereTitle],
  Scan: texts => [texts.copy.scanTitle],
  ChoosePin: texts => [texts.pin.title],
  RepeatPin: texts => [texts.pin.repeatTitle],
  Working: texts => [texts.working, texts.pin.finishing],
  Biometrics: texts => [texts.biometrics.title],
  Notifications: texts => [texts.notifications.title],
  Active: texts => [texts.active.title],
  Country: texts => [texts.documents.countryTitle],
  Zone: texts => [texts.documents.zone.title],
  Chip: texts => [texts.documents.chip.title, texts.documents.chip.readingTitle],
  Face: texts => [texts.face.title],
  Granted: texts => [texts.documents.how.title],
  What: texts => [texts.documents.what.title],
  NewApp: texts => [texts.documents.newApp.title],
  Code: texts => [texts.documents.code.title],
  NotGranted: texts => [texts.documents.notGranted.title, texts.documents.notGranted.brokenTitle],
  TypeCode: texts => [texts.code.title],
  TemporaryPin: texts => [texts.temporaryPin.title],
};

let said = '';
/** The code that was read last, and out of which picture. */
let read = { source: '', code: /** @type {string | null} */ (null) };

/** Says that this phone shows a screen of its own, instead of the app.
 * @param {string} screen */
export function shows(screen) {
  void tell(screen, null).catch(() => {});
}

/** Reports again and again, whenever something has changed. */
export async function report() {
  const names = await namesOfHeadings();
  for (;;) {
    await tell(screenBy(names), await codeShown()).catch(() => {});
    await new Promise(done => { setTimeout(done, pause); });
  }
}

async function tell(screen, code) {
  const now = JSON.stringify({ shows: screen, code });
  if (now !== said) {
    await fetch(at('/demo/phone/screen'), {
      method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: now,
    });
    said = now;
  }
}

/** @returns {Promise<Map<string, string>>} */
async function namesOfHeadings() {
  const [{ da }, { en }, limits] =
    await Promise.all([import('/texts/da.js'), import('/texts/en.js'), fetch('/limits.json').then(one => one.json())]);
  return new Map([da(limits), en(limits)].flatMap(texts =>
    Object.entries(headings).flatMap(([name, of]) => of(texts).map(heading => [heading, name]))));
}

/** @param {Map<string, string>} names */
function screenBy(names) {
  if (document.querySelector('.demo-sheet')) {
    return 'Asks';
  }
  const name = names.get(document.querySelector('h1')?.textContent ?? '') ?? 'Other';
  // A PIN is asked for elsewhere, too.
  return name === 'Pin' && history.state?.screen !== 'copy' ? 'Other' : name;
}

/** The QR code on this phone's screen, as shown during a copy. */
async function codeShown() {
  const picture = /** @type {HTMLImageElement | null} */ (document.querySelector('.qr img'));
  const source = picture?.complete ? picture.src : '';
  if (source !== read.source) {
    read = { source, code: source ? await decoded(picture) : null };
  }
  return read.code;
}

/** Decodes the picture of a QR code with the app's own decoder. */
async function decoded(picture) {
  const { default: decode } = await import('/vendor/qr/decode.js');
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d');
  const side = canvas.width = canvas.height = 600;
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, side, side);
  drawing.drawImage(picture, 20, 20, side - 40, side - 40);
  return decode(drawing.getImageData(0, 0, side, side));
}
