// The old phone of a copy: shows the code, receives the new phone's broadcast, compares, and signs its key. A code's
// secrets live only in the page's memory: after the app was closed, a new code is needed.
/** @import { Copy, Person } from '../types.js' */
/** @import { Bytes, LinkKind } from './secrets.js' */
import { get, post } from '../api.js';
import { handIn, offer, prepare } from '../acts.js';
import { fromBase64Url, join, sha256, toBase64Url } from '../bytes.js';
import {
  broadcastOf, digitsOf, eaProof, ephemeral, equal, keyOf, newProof, ofCode, oldProof, random, transcriptOf,
} from './secrets.js';
import { StrangeStatement } from '../refusals.js';

/** A code that this phone shows.
 * @typedef {{ w: Bytes, ticket: Bytes, secret: Bytes, ea: Bytes, key: CryptoKey }} Code */

/** The broadcast that was accepted: the digest of the new key, the copy, H, k and rA.
 * @typedef {{ copy: string, key: string, transcript: Bytes, k: Bytes, ra: Bytes }} Heard */

/** @returns {Promise<Code>} */
export async function makeCode() {
  const w = random(16);
  const [{ ticket, secret }, { key, point }] = await Promise.all([ofCode(w), ephemeral()]);
  return { w, ticket, secret, ea: point, key };
}

/** The content of the QR code.
 * @param {Code} code */
export function shown(code) {
  return `segl:copy?${toBase64Url(join(code.w, code.ea))}`;
}

/** Signs that this code is shown, with Ea for the twelve words; its validity begins when the statement is submitted.
 * @param {Person} person
 * @param {Code} code
 * @param {import('../acts.js').Proving} proving the PIN, or null when renewing */
export async function prepareCode(person, code, proving) {
  const offered = await offer(person, 'show-copy-code', {
    ticket: toBase64Url(await sha256(code.ticket)),
    ea: toBase64Url(code.ea),
    eaProof: toBase64Url(await eaProof(code.secret, code.ticket, code.ea)),
  });
  if (offered.fields.ticket !== toBase64Url(await sha256(code.ticket))) {
    throw new StrangeStatement('show-copy-code: for another code');
  }
  return prepare(person, 'show-copy-code', offered.payload, proving);
}

/** Returns the copy as soon as its turn differs from the known one (long poll).
 * @param {Person} person
 * @param {number | undefined} known
 * @param {AbortSignal} [signal]
 * @returns {Promise<Copy>} */
export function look(person, known, signal) {
  const path = `/api/apps/${person.app}/copy${known === undefined ? '' : `?known=${known}`}`;
  return get(path, { keys: person.keys, ...(signal && { signal }) });
}

/** Checks a broadcast received over the short-range link. It is accepted only if it was made from this code for
 * exactly the key that the server named; then this phone's half of the proof is sent to the server.
 * @param {Person} person
 * @param {Code} code
 * @param {Copy} copy
 * @param {Bytes} broadcast 20 bytes
 * @param {LinkKind} link
 * @returns {Promise<Heard | null>} null when the broadcast is not accepted */
export async function hear(person, code, copy, broadcast, link) {
  const there = copy.newPhone;
  if (!there?.newProof) {
    return null;
  }
  const [newKey, eb] = [fromBase64Url(there.key), fromBase64Url(there.eb)];
  const r = broadcast.slice(0, 16);
  if (!equal(await broadcastOf(code.secret, r, newKey), broadcast)) {
    return null;
  }
  const transcript = await transcriptOf({
    copy: copy.copy, ticket: code.ticket, ea: code.ea, eb, newKey, r, link,
    oldKey: new Uint8Array(await crypto.subtle.exportKey('spki', person.keys.publicKey)),
    commitment: fromBase64Url(there.commitment),
  });
  const k = await keyOf(code.key, eb, code.secret, transcript);
  if (!equal(await newProof(k, transcript), fromBase64Url(there.newProof))) {
    return null;
  }
  const ra = random(16);
  await post(`/api/apps/${person.app}/copy/answer`, {
    app: person.app, keys: person.keys, body: {
      r: toBase64Url(r), link, ra: toBase64Url(ra), oldProof: toBase64Url(await oldProof(k, transcript, ra)),
    },
  });
  return { copy: copy.copy, key: toBase64Url(await sha256(newKey)), transcript, k, ra };
}

/** The four digits, once the new phone revealed an rB that fits its commitment; null before.
 * @param {Heard} heard
 * @param {Copy} copy */
export async function digitsHere(heard, copy) {
  const { rb, commitment = '' } = copy.newPhone ?? {};
  if (!rb) {
    return null;
  }
  const random = fromBase64Url(rb);
  if (!equal(await sha256(random), fromBase64Url(commitment))) {
    throw new Error('The new phone revealed another number than it had committed to.');
  }
  return digitsOf(heard.k, heard.ra, random);
}

/** Whether a vouching statement names exactly what was received and compared (docs/copying-proof.md, UNREAD_VOUCH):
 * what the server says about the new phone is not trusted, so this phone's own values are compared.
 * @param {import('../statements.js').Fields} said
 * @param {Pick<Heard, 'copy' | 'key' | 'transcript'>} heard */
export function isAbout(said, heard) {
  return said.copy === heard.copy && said.key === heard.key && said.transcript === toBase64Url(heard.transcript);
}

/** Requests the vouching statement, to be signed once the digits were compared.
 * @param {Person} person
 * @param {Heard} heard */
export async function offerVouch(person, heard) {
  const offered = await offer(person, 'vouch', { transcript: toBase64Url(heard.transcript) });
  if (!isAbout(offered.fields, heard)) {
    throw new StrangeStatement('vouch: not what was compared');
  }
  return offered;
}

/** R46: the owner confirmed that the digits are equal.
 * @param {Person} person
 * @param {import('../acts.js').Offer} offered */
export function vouch(person, offered) {
  return handIn(person, 'vouch', offered.payload, null);
}
