// The reading of a document: what the app answers when the server asks, and what it does when the chip or
// the connection is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const app = new URL('../www/', import.meta.url);
const { read, ReadingBroken } = await import(new URL('documents/reading.js', app));
const { ChipLost } = await import(new URL('device/chip.js', app));
const { nfc } = await import(new URL('device/nfc.js', app));
const { countriesIn, matching } = await import(new URL('documents/countries.js', app));
const { dateTyped } = await import(new URL('documents/dates.js', app));
const { faultsOf, faultsSoFar } = await import(new URL('documents/typed.js', app));
const { No } = await import(new URL('refusals.js', app));

globalThis.location = /** @type {any} */ ({ href: 'https://segl.example/' });

/** The server's end of the connection that the app opens. */
class Server {
  static opened = /** @type {any} */ (null);
  sent = /** @type {any[]} */ ([]);
  wake = () => {};

  /** @param {URL} address @param {string} protocol */
  constructor(address, protocol) {
    Object.assign(this, { address: String(address), protocol });
    Server.opened = this;
    setTimeout(() => this.onopen());
  }

  send(data) {
    this.sent.push(typeof data === 'string' ? JSON.parse(data) : [...data]);
    this.wake();
  }

  close() { this.isClosed = true; }

  /** @param {object | number[]} said */
  says(said) {
    this.onmessage({ data: Array.isArray(said) ? new Uint8Array(said).buffer : JSON.stringify(said) });
  }

  /** The next thing that the app sends. */
  async next() {
    while (this.sent.length === 0) {
      await new Promise(resolve => { this.wake = () => resolve(undefined); });
    }
    return this.sent.shift();
  }
}

globalThis.WebSocket = /** @type {any} */ (Server);

/** Begins a reading with answers of which some are bent.
 * @param {object} [bent] */
async function begin(bent = {}) {
  const log = [];
  const chip = { transmit: async command => new Uint8Array([...command, 0x90, 0]), close: () => log.push('closed') };
  const stop = new AbortController();
  const done = read({ check: '7', ticket: 'tt', installation: 'ii' }, { country: 'DNK', zone: 'P<\nL8' }, {
    carrier: { available: async () => true, connect: async () => chip },
    zone: async wrong => ({ zone: `better ${wrong}` }),
    awaitsChip: isAgain => log.push(isAgain ? 'again' : 'first'),
    progress: percent => log.push(percent),
    face: async ({ pictures }) => Array.from({ length: pictures }, (_, at) => new Uint8Array([0xff, at])),
    ...bent,
  }, stop.signal);
  done.catch(() => {});
  const server = Server.opened;
  return { done, server, log, stop, chip };
}

test('zone, chip and face are answered in that order, and the granted check names whose document it is', async () => {
  const { done, server, log } = await begin();
  assert.equal(server.address, 'wss://segl.example/api/document-checks/7/reading');
  assert.equal(server.protocol, 'segl-reading');
  assert.deepEqual(await server.next(), {
    type: 'zone', installation: 'ii', ticket: 'tt', country: 'DNK', zone: 'P<\nL8',
  });
  server.says({ type: 'chip' });
  server.says([0, 0xa4]);
  assert.deepEqual(await server.next(), [0, 0xa4, 0x90, 0]);
  server.says({ type: 'progress', percent: 40 });
  server.says({ type: 'face', movement: 'left', pictures: 2 });
  assert.deepEqual(await server.next(), [0xff, 0]);
  assert.deepEqual(await server.next(), [0xff, 1]);
  server.says({ type: 'granted', now: 5, name: 'Karla' });
  assert.deepEqual(await done, { name: 'Karla' });
  assert.deepEqual(log, ['first', 40, 'closed']);
  assert.ok(server.isClosed);
});

test('a zone with a wrong check digit is sent again, better', async () => {
  const { server } = await begin();
  await server.next();
  server.says({ type: 'again', part: 'expiry' });
  assert.equal((await server.next()).zone, 'better expiry');
});

test('a document that is moved away is said to be lost, and read from the start', async () => {
  let times = 0;
  const chip = { transmit: async () => { throw new ChipLost(); }, close: () => {} };
  const { server, log } = await begin({ carrier: { available: async () => true, connect: async () => { times++; return chip; } } });
  await server.next();
  server.says({ type: 'chip' });
  server.says([0, 0xa4]);
  assert.deepEqual(await server.next(), { type: 'lost' });
  server.says({ type: 'chip' });
  server.says([0, 0xa4]);
  assert.deepEqual(await server.next(), { type: 'lost' });
  assert.equal(times, 2);
  assert.deepEqual(log, ['first', 'again']);
});

test('a refusal keeps its reason and its words', async () => {
  const { done, server } = await begin();
  await server.next();
  server.says({ type: 'refused', status: 403, reason: 'DocumentExpired', title: 'It has expired.' });
  await assert.rejects(done, error =>
    error instanceof No && error.reason === 'DocumentExpired' && error.message === 'It has expired.');
});

test('a connection that ends before the decision is no decision, also while a person is asked', async () => {
  const { done, server } = await begin({ face: () => new Promise(() => {}) });
  await server.next();
  server.says({ type: 'face', movement: 'nod', pictures: 3 });
  server.onclose();
  await assert.rejects(done, ReadingBroken);
});

test('whoever leaves ends the connection, and what waits for the chip', async () => {
  let waits = /** @type {AbortSignal | undefined} */ (undefined);
  const connect = (/** @type {AbortSignal} */ signal) => { waits = signal; return new Promise(() => {}); };
  const { done, server, stop } = await begin({ carrier: { available: async () => true, connect } });
  await server.next();
  server.says({ type: 'chip' });
  await new Promise(resolve => { setTimeout(resolve); });
  stop.abort();
  await assert.rejects(done, { name: 'AbortError' });
  assert.ok(waits?.aborted);
  assert.ok(server.isClosed);
});

test('a browser has no reader, and says so', async () => {
  assert.equal(await nfc.available(), false);
  await assert.rejects(nfc.connect(new AbortController().signal), { name: 'ChipLost' });
});

test('the countries have names, Denmark first, and are found by the beginning of a word', () => {
  for (const language of ['da', 'en']) {
    const countries = countriesIn(language);
    assert.equal(countries[0].code, 'DNK');
    assert.equal(new Set(countries.map(one => one.code)).size, countries.length);
    assert.deepEqual(countries.filter(one => !/^[A-Z]{3}$/.test(one.code) || one.name.length < 3), []);
  }
  assert.deepEqual(matching(countriesIn('da'), 'tysk').map(one => one.code), ['DEU']);
  assert.deepEqual(matching(countriesIn('en'), 'kingdom').map(one => one.code), ['GBR']);
  assert.deepEqual(matching(countriesIn('da'), 'oest').map(one => one.code), []);
  assert.equal(matching(countriesIn('da'), '').length, countriesIn('da').length);
});

test('R70 a date is typed as day, month and year, and there must be such a day', () => {
  for (const typed of ['1 2 1990', '01.02.1990', '1/2-1990', '01021990', ' 1  2 1990 ']) {
    assert.equal(dateTyped(typed), '1990-02-01', typed);
  }
  for (const typed of ['', '30 2 1990', '1 13 1990', '1 2 90', '1990 2 1', 'one two three']) {
    assert.equal(dateTyped(typed), null, typed);
  }
});

const typed = { number: 'd2314 5890', digit: '', birth: '12 08 1974', expiry: '15 04 2033' };
const so = (bent, today = '2026-11-28') => faultsSoFar({ ...typed, ...bent }, today);

test('R70 what is typed is told at once where it cannot be right, and not before', () => {
  assert.deepEqual(so({}), {});
  assert.deepEqual(so({ number: 'D23145-890' }), { number: 'number' });
  assert.deepEqual(so({ birth: '12 08 197' }), {});
  assert.deepEqual(so({ birth: '31 02 1974' }), { birth: 'noDate' });
  assert.deepEqual(so({ birth: '1974 08 12' }), { birth: 'date' });
  assert.deepEqual(so({ birth: '29 11 2026' }), { birth: 'unborn' });
  assert.deepEqual(so({ birth: '28 11 2026' }), {});
  assert.deepEqual(so({ number: '', birth: '', expiry: '' }), {});
});

test('R73 a document that has expired is told while one types, and is good on its last day', () => {
  assert.deepEqual(so({}, '2033-04-15'), {});
  assert.deepEqual(so({}, '2033-04-16'), { expiry: 'expired' });
});

test('R70 the check digit of the number may be left out, and must fit when it is typed', () => {
  assert.deepEqual(so({ digit: '7' }), {});
  assert.deepEqual(so({ digit: '8' }), { digit: 'digit' });
  assert.deepEqual(so({ digit: '7', number: 'D23145809' }), { digit: 'digit' });
  assert.deepEqual(so({ digit: '<' }), { digit: 'digit' });
  assert.deepEqual(so({ digit: '9', number: 'D23145890734' }), {}); // a long one, Doc 9303-5
});

test('R70 nothing is sent that is missing', () => {
  assert.deepEqual(faultsOf({ number: '', digit: '', birth: '', expiry: '1 1' }, '2026-11-28'),
    { number: 'number', birth: 'date', expiry: 'date' });
});
