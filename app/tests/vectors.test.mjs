// The app's calculations against docs/protocol-vectors.json. The scripted phone in samples/ is tested against the
// same file, so neither implementation is its own reference.
import assert from 'node:assert/strict';
import { createECDH, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const app = new URL('../www/', import.meta.url);
const vectors = JSON.parse(readFileSync(new URL('../../docs/protocol-vectors.json', import.meta.url), 'utf8'));
const { fromBase64Url, sha256, toBase64Url } = await import(new URL('bytes.js', app));
const secrets = await import(new URL('copying/secrets.js', app));
const { compressed } = await import(new URL('copying/p256.js', app));
const { readCode } = await import(new URL('copying/new-phone.js', app));

const said = vectors.copy;
const read = name => fromBase64Url(said[name]);

/** A key from its private number. */
async function ephemeral(name) {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.from(read(name)));
  const point = new Uint8Array(ecdh.getPublicKey());
  const jwk = { kty: 'EC', crv: 'P-256', d: said[name], x: toBase64Url(point.slice(1, 33)), y: toBase64Url(point.slice(33)) };
  const key = await webcrypto.subtle.importKey('jwk', jwk, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { key, point: compressed(point) };
}

test('R45 ticket, secret and code of a copy', async () => {
  const { ticket, secret } = await secrets.ofCode(read('w'));
  assert.equal(toBase64Url(ticket), said.ticket);
  assert.equal(toBase64Url(secret), said.secret);
  assert.deepEqual(readCode(said.qrCode), { w: read('w'), ea: read('ea') });
  assert.equal(readCode(`${said.qrCode}A`), null);
});

test('R46 broadcast, transcript, key, proofs and digits of a copy, on both sides', async () => {
  const [old, fresh] = await Promise.all([ephemeral('oldEphemeralPrivate'), ephemeral('newEphemeralPrivate')]);
  assert.equal(toBase64Url(old.point), said.ea);
  assert.equal(toBase64Url(fresh.point), said.eb);
  assert.equal(toBase64Url(await secrets.broadcastOf(read('secret'), read('r'), read('newKey'))), said.broadcast);
  const transcript = await secrets.transcriptOf({
    copy: said.copy, ticket: read('ticket'), ea: old.point, eb: fresh.point, newKey: read('newKey'),
    oldKey: read('oldKey'), commitment: await sha256(read('rb')), r: read('r'), link: said.link,
  });
  assert.equal(toBase64Url(transcript), said.transcript);
  for (const [mine, theirs] of [[old, fresh], [fresh, old]]) {
    const key = await secrets.keyOf(mine.key, theirs.point, read('secret'), transcript);
    assert.equal(toBase64Url(key), said.key);
  }
  assert.equal(toBase64Url(await secrets.newProof(read('key'), transcript)), said.newProof);
  assert.equal(toBase64Url(await secrets.oldProof(read('key'), transcript, read('ra'))), said.oldProof);
  assert.equal(await secrets.digitsOf(read('key'), read('ra'), read('rb')), said.digits);
  assert.equal(toBase64Url(await secrets.eaProof(read('secret'), read('ticket'), read('ea'))), said.eaProof);
});

test('a point that is none is refused', async () => {
  const { key } = await ephemeral('oldEphemeralPrivate');
  const none = new Uint8Array(33).fill(255);
  await assert.rejects(secrets.keyOf(key, none, read('secret'), read('transcript')), TypeError);
});
