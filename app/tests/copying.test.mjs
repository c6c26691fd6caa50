// The checks that the two phones of a copy make themselves; the calculations are tested by vectors.test.mjs.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';

const app = new URL('../www/', import.meta.url);
const { sha256, toBase64Url } = await import(new URL('bytes.js', app));
const { broadcastOf, ephemeral, keyOf, newProof, random, transcriptOf } =
  await import(new URL('copying/secrets.js', app));
const { hear, isAbout, makeCode, shown } = await import(new URL('copying/old-phone.js', app));
const { readCode } = await import(new URL('copying/new-phone.js', app));
const { danishDay, heard, serverNow } = await import(new URL('clock.js', app));

const copyId = '0198a3c4-5d6e-7f80-9123-456789abcdef';

/** An old phone that shows a code, and a new one that scanned it and proved that it knows k, as in the protocol. */
async function scanned() {
  const [code, mine, r] = [await makeCode(), await ephemeral(), random(16)];
  const [keys, theirs] = await Promise.all([1, 2].map(
    () => webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])));
  const [oldKey, newKey] = await Promise.all([keys, theirs].map(
    async ({ publicKey }) => new Uint8Array(await webcrypto.subtle.exportKey('spki', publicKey))));
  const commitment = await sha256(random(16));
  const transcript = await transcriptOf({
    copy: copyId, ticket: code.ticket, ea: code.ea, eb: mine.point, newKey, oldKey, commitment, r, link: 'sound',
  });
  const proof = await newProof(await keyOf(mine.key, code.ea, code.secret, transcript), transcript);
  const newPhone = {
    model: 'Phone', place: '', key: toBase64Url(newKey), eb: toBase64Url(mine.point),
    commitment: toBase64Url(commitment), newProof: toBase64Url(proof),
  };
  const person = { app: '0198a3c4-5d6e-7f80-9123-456789abcdee', keys };
  const hears = (broadcast, changed = {}, link = 'sound') =>
    hear(person, code, { copy: copyId, newPhone: { ...newPhone, ...changed } }, broadcast, link);
  return { code, newKey, r, right: await broadcastOf(code.secret, r, newKey), hears };
}

test('T01 a broadcast that is altered, cut, replayed from another code or made for another key is not heard', async () => {
  const { code, newKey, r, right, hears } = await scanned();
  const other = await scanned();
  assert.equal(right.length, 20);
  for (let bit = 0; bit < 160; bit++) {
    const flipped = right.slice();
    flipped[bit >> 3] ^= 1 << (bit & 7);
    assert.equal(await hears(flipped), null, `bit ${bit}`);
  }
  assert.equal(await hears(right.slice(0, 19)), null);
  assert.equal(await hears(new Uint8Array([...right, 0])), null);
  assert.equal(await hears(new Uint8Array(20)), null);
  assert.equal(await hears(await broadcastOf(other.code.secret, r, newKey)), null);
  assert.equal(await hears(await broadcastOf(code.secret, r, other.newKey)), null);
  // An accepted proof is sent to the server, and this test has none, so the request is rejected.
  await assert.rejects(hears(right));
});

test('T06 who scanned must have proven k for this broadcast, this key, this commitment and this link', async () => {
  const { right, r, code, newKey, hears } = await scanned();
  const other = await scanned();
  assert.equal(await hears(right, { newProof: undefined }), null);
  assert.equal(await hears(right, { newProof: toBase64Url(random(32)) }), null);
  assert.equal(await hears(right, { commitment: toBase64Url(random(32)) }), null);
  assert.equal(await hears(right, { eb: toBase64Url(other.code.ea) }), null);
  assert.equal(await hears(right, { key: toBase64Url(other.newKey) }), null);
  assert.equal(await hears(await broadcastOf(code.secret, r, other.newKey), { key: toBase64Url(other.newKey) }), null);
  assert.equal(await hears(await broadcastOf(code.secret, random(16), newKey)), null);
  assert.equal(await hears(right, {}, 'bluetooth'), null);
  await assert.rejects(hears(right));
});

test('T06 the old phone signs words about what it compared and no others', () => {
  const compared = { copy: 'a copy', key: 'a key', transcript: Uint8Array.of(1, 2, 3) };
  const said = { copy: 'a copy', key: 'a key', transcript: toBase64Url(compared.transcript) };
  assert.equal(isAbout(said, compared), true);
  for (const field of ['copy', 'key', 'transcript']) {
    assert.equal(isAbout({ ...said, [field]: 'another' }, compared), false, field);
  }
});

test('T12 10,000 codes repeat nothing, and hold random bytes alone', async () => {
  const codes = 10_000;
  const seen = new Set();
  const counts = Array.from({ length: 48 }, () => new Uint32Array(256));
  for (let made = 0; made < codes; made++) {
    const code = await makeCode();
    const { w, ea } = readCode(shown(code));
    // The code consists of W and a compressed point: a sign byte, 2 or 3, and 32 bytes.
    assert.deepEqual([w, ea], [code.w, code.ea]);
    assert.ok(ea.length === 33 && (ea[0] === 2 || ea[0] === 3));
    for (const part of [w, ea, code.ticket, code.secret]) {
      seen.add(toBase64Url(part));
    }
    [...w, ...ea.subarray(1)].forEach((byte, at) => counts[at][byte]++);
  }
  assert.equal(seen.size, 4 * codes);
  // Chi-squared over 256 equal classes: mean 255, deviation 23; 430 is beyond chance, and a fixed byte gives
  // millions.
  for (const [at, count] of counts.entries()) {
    const expected = codes / 256;
    const off = count.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
    assert.ok(off < 430, `byte ${at}: ${off}`);
  }
});

test('T12 a broadcast repeats nothing and changes with its code', async () => {
  const { code, newKey } = await scanned();
  const seen = new Set();
  for (let made = 0; made < 1000; made++) {
    seen.add(toBase64Url(await broadcastOf(code.secret, random(16), newKey)));
  }
  assert.equal(seen.size, 1000);
});

test('R41 T04 a countdown runs by the server, whatever the clock of the phone says', context => {
  heard(1_900_000_000_000);
  const [year, phone] = [365 * 24 * 3600 * 1000, Date.now];
  context.after(() => { Date.now = phone; });
  for (const off of [-year, year]) {
    Date.now = () => phone() + off;
    assert.ok(Math.abs(serverNow() - 1_900_000_000_000) < 60_000);
  }
});

test('R73 the day begins at midnight in Denmark, in summer and in winter', () => {
  for (const [instant, day] of [
    ['2030-06-01T21:59:00Z', '2030-06-01'], ['2030-06-01T22:00:00Z', '2030-06-02'],
    ['2030-12-01T22:59:00Z', '2030-12-01'], ['2030-12-01T23:00:00Z', '2030-12-02'],
  ]) {
    heard(Date.parse(instant));
    assert.equal(danishDay(), day);
  }
});
