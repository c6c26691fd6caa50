// The old phone of a copy: shows the code, hears the new phone, compares, and signs its key. What is secret about a
// code lives as long as the page: who comes back to a closed app shows a new code.
/** @import { Copy, Person } from '../types.js' */
/** @import { Bytes, LinkKind } from './secrets.js' */
import { get, post } from '../api.js';
import { handIn, offer, prepare } from '../acts.js';
import { fromBase64Url, join, sha256, toBase64Url } from '../bytes.js';
import {
  broadcastOf, digitsOf, eaProof, ephemeral, equal, keyOf, newProof, ofCode, oldProof, random, transcriptOf,
} from './secrets.js';
import { StrangeStatement } from '../refusals.js';

/** A code as this phone shows it.
 * @typedef {{ w: Bytes, ticket: Bytes, secret: Bytes, ea: Bytes, key: CryptoKey }} Code */

/** What was heard: from which key (its digest) for which copy; H, k and rA.
 * @typedef {{ copy: string, key: string, transcript: Bytes, k: Bytes, ra: Bytes }} Heard */

/** @returns {Promise<Code>} */
export async function makeCode() {
  const w = random(16);
  const [{ ticket, secret }, { key, point }] = await Promise.all([ofCode(w), ephemeral()]);
  return { w, ticket, secret, ea: point, key };
}

/** What stands in the QR code.
 * @param {Code} code */
export function shown(code) {
  return `segl:copy?${toBase64Url(join(code.w, code.ea))}`;
}

/** Signs that this code is shown; it counts from when it is handed in. Ea goes along for whoever types the words.
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

/** The copy as it stands, as soon as its turn is not the known one.
 * @param {Person} person
 * @param {number | undefined} known
 * @param {AbortSignal} [signal]
 * @returns {Promise<Copy>} */
export function look(person, known, signal) {
  const path = `/api/apps/${person.app}/copy${known === undefined ? '' : `?known=${known}`}`;
  return get(path, { keys: person.keys, ...(signal && { signal }) });
}

/** Judges what was heard over the short-range link. Only a broadcast made from this code for exactly the key that the
 * server named counts; then the server passes on this phone's half of the proof.
 * @param {Person} person
 * @param {Code} code
 * @param {Copy} copy
 * @param {Bytes} broadcast 20 bytes
 * @param {LinkKind} link
 * @returns {Promise<Heard | null>} null when the server did not issue it */
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

/** The four digits, once the new phone revealed rB and it fits what it had committed to; null before.
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

/** Whether words that vouch name what was heard and compared and nothing else (docs/copying-proof.md, UNREAD_VOUCH):
 * what the server says of the new phone is its word alone, what is signed is this phone's.
 * @param {import('../statements.js').Fields} said
 * @param {Pick<Heard, 'copy' | 'key' | 'transcript'>} heard */
export function isAbout(said, heard) {
  return said.copy === heard.copy && said.key === heard.key && said.transcript === toBase64Url(heard.transcript);
}

/** The words that vouch, to be signed once the digits were compared.
 * @param {Person} person
 * @param {Heard} heard */
export async function offerVouch(person, heard) {
  const offered = await offer(person, 'vouch', { transcript: toBase64Url(heard.transcript) });
  if (!isAbout(offered.fields, heard)) {
    throw new StrangeStatement('vouch: not what was compared');
  }
  return offered;
}

/** R46: the owner said that the digits are equal.
 * @param {Person} person
 * @param {import('../acts.js').Offer} offered */
export function vouch(person, offered) {
  return handIn(person, 'vouch', offered.payload, null);
}
