// The short-range links (R45, R46), and the contract by which a native shell offers Bluetooth, with a simulated
// shell.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as passes } from 'node:timers/promises';

/** What a native shell sets before the app starts: simulated Bluetooth for two phones; the air is a set of
 * listeners. */
const air = new Set();
const said = { asked: [], permission: 'prompt', supported: true };
globalThis.seglDevice = {
  bluetooth: {
    kind: 'bluetooth',
    supported: async () => said.supported,
    permission: async () => said.permission,
    async ask(use) {
      said.asked.push(use);
      said.permission = 'granted';
      return true;
    },
    async broadcast(bytes, signal) {
      while (!signal.aborted) {
        air.forEach(hear => hear(bytes));
        await passes(5);
      }
    },
    async listen(heard, signal) {
      air.add(heard);
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      air.delete(heard);
    },
  },
};
// Without a browser window there is no microphone.
globalThis.parent = globalThis.self = globalThis;
const { broadcastOn, listenOn, offeredLinks } =
  await import('../www/device/link.js');

/** Aborts after a number of milliseconds. */
function within(time) {
  const end = new AbortController();
  setTimeout(() => end.abort(), time);
  return end.signal;
}

const all = ['bluetooth', 'sound'];
const bytes = Uint8Array.from({ length: 20 }, (_, n) => 200 + n);
const kinds = async allowed => (await offeredLinks(allowed)).map(link => link.kind);

test("a shell's Bluetooth is offered where it is there and the policy counts it", async () => {
  assert.deepEqual(await kinds(all), ['bluetooth']);
  assert.deepEqual(await kinds(['sound']), []);
  said.supported = false;
  assert.deepEqual(await kinds(all), []);
  said.supported = true;
});

test('permission is told without asking, and asked for with the use', async () => {
  const [link] = await offeredLinks(all);
  assert.equal(await link.permission('listen'), 'prompt');
  assert.deepEqual(said.asked, []);
  assert.equal(await link.ask('listen'), true);
  assert.deepEqual(said.asked, ['listen']);
  assert.equal(await link.permission('listen'), 'granted');
});

test('R46 what the new phone broadcasts is heard by the old one, with the kind of link', async () => {
  const links = await offeredLinks(all);
  const done = new AbortController();
  const broadcast = broadcastOn(links[0], bytes, done.signal);
  assert.deepEqual(await listenOn(links, () => true, within(2_000)), { bytes, kind: 'bluetooth' });
  done.abort();
  await broadcast;
  assert.equal(air.size, 0);
});

test('T01 a broadcast that is not accepted, or has another length, changes nothing', async () => {
  const links = await offeredLinks(all);
  const judged = [];
  const listening = listenOn(links, heard => judged.push(heard) && heard[0] === 200, within(2_000));
  await passes(1);
  const flipped = bytes.with(0, 201);
  for (const wrong of [flipped, bytes.subarray(1), Uint8Array.of(...bytes, 0), new Uint8Array(), bytes]) {
    air.forEach(hear => hear(wrong));
  }
  assert.deepEqual((await listening)?.bytes, bytes);
  assert.deepEqual(judged, [flipped, bytes]);
});

test('an end from outside is no broadcast', async () => {
  const links = await offeredLinks(all);
  assert.equal(await listenOn(links, () => true, within(20)), null);
  assert.equal(await listenOn(links, () => true, AbortSignal.abort()), null);
});

test('Point 3.4 a microphone that nobody needs any longer is let go', async () => {
  const links = await offeredLinks(all);
  assert.equal(await listenOn(links, () => true, within(10_000), 20), null);
  assert.equal(air.size, 0);
});

/** A link that is there and then fails, such as a microphone that was refused. */
const refused = {
  kind: 'sound',
  supported: () => true,
  permission: async () => 'denied',
  ask: async () => false,
  broadcast: async () => { throw new DOMException('No.', 'NotAllowedError'); },
  listen: async () => { throw new DOMException('No.', 'NotAllowedError'); },
};

test('one link that fails does not stop the other', async () => {
  const links = [refused, ...await offeredLinks(all)];
  const done = new AbortController();
  const broadcast = broadcastOn(links[1], bytes, done.signal);
  assert.equal((await listenOn(links, () => true, within(2_000)))?.kind, 'bluetooth');
  done.abort();
  await broadcast;
});

test('when no link can, it says so instead of waiting', async () => {
  const signal = within(2_000);
  await assert.rejects(listenOn([refused], () => true, signal), AggregateError);
  await assert.rejects(listenOn([], () => true, signal), AggregateError);
  await assert.rejects(broadcastOn(refused, bytes, signal), DOMException);
});

test('a judge that fails is heard of', async () => {
  const links = await offeredLinks(all);
  const listening = listenOn(links, () => { throw new Error('broken'); }, within(2_000));
  await passes(1);
  air.forEach(hear => hear(bytes));
  await assert.rejects(listening, /broken/);
  assert.equal(air.size, 0);
});

test('only twenty bytes are broadcast', async () => {
  const [link] = await offeredLinks(all);
  await assert.rejects(broadcastOn(link, bytes.subarray(1), within(50)), RangeError);
});
