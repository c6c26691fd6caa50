// The new phone of a copy: scans or types the code, broadcasts, proves, shows the digits. From the user ID on it is
// an ordinary activation (activation.js).
/** @import { Segl } from '../segl.js' */
/** @import { Bytes, LinkKind } from './secrets.js' */
import { get, post } from '../api.js';
import { fromBase64Url, sha256, toBase64Url } from '../bytes.js';
import {
  broadcastOf, digitsOf, eaProof, ephemeral, equal, keyOf, newProof, ofCode, oldProof, random, transcriptOf,
} from './secrets.js';

/** @typedef {import('../types.js').Activation} Activation */

/** What this phone keeps in memory until the digits are compared.
 * @typedef {{ activation: Activation, turn: number, validUntil: number, broadcast: Bytes, k: Bytes, transcript: Bytes,
 *   rb: Bytes }} Scanned */

/** Decodes the content of a copy's QR code; null for any other.
 * @param {string} text
 * @returns {{ w: Bytes, ea: Bytes } | null} */
export function readCode(text) {
  const read = /^segl:copy\?([A-Za-z0-9_-]{66})$/.exec(text);
  if (!read?.[1]) {
    return null;
  }
  const bytes = fromBase64Url(read[1]);
  return { w: bytes.slice(0, 16), ea: bytes.slice(16) };
}

/** Tells the server that the code was scanned, with the proof that this phone knows it.
 * @param {Activation} activation one that has just begun
 * @param {{ w: Bytes, ea?: Bytes }} code without `ea` when it was typed as words
 * @param {LinkKind} link
 * @returns {Promise<Scanned>} */
export async function scanned(activation, code, link) {
  const { keys, id } = activation;
  const [{ ticket, secret }, mine] = await Promise.all([ofCode(code.w), ephemeral()]);
  const [r, rb] = [random(16), random(16)];
  const commitment = await sha256(rb);
  const view = await post(`/api/activations/${id}/copy`, {
    keys, body: { ticket: toBase64Url(ticket), eb: toBase64Url(mine.point), commitment: toBase64Url(commitment) },
  });
  const ea = code.ea ?? await proven(view, secret, ticket);
  const newKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const transcript = await transcriptOf({
    copy: view.copy, ticket, ea, eb: mine.point, newKey, oldKey: fromBase64Url(view.oldKey), commitment, r, link,
  });
  const k = await keyOf(mine.key, ea, secret, transcript);
  const { turn, validUntil } = await post(`/api/activations/${id}/copy/proof`, {
    keys, body: { proof: toBase64Url(await newProof(k, transcript)) },
  });
  return { activation, turn, validUntil, broadcast: await broadcastOf(secret, r, newKey), k, transcript, rb };
}

/** For the twelve words: Ea comes from the server, and is checked with a key derived from the words.
 * @param {{ ea?: string, eaProof?: string }} view
 * @param {Bytes} secret
 * @param {Bytes} ticket */
async function proven(view, secret, ticket) {
  const ea = fromBase64Url(view.ea ?? '');
  if (!equal(await eaProof(secret, ticket, ea), fromBase64Url(view.eaProof ?? ''))) {
    throw new Error('The key of the old phone was changed on its way.');
  }
  return ea;
}

/** Waits for the old phone's half of the proof, checks it, reveals rB, and returns the digits for this screen.
 * @param {Scanned} here
 * @param {AbortSignal} signal */
export async function digitsHere(here, signal) {
  const { keys, id } = here.activation;
  let view = { turn: here.turn, ra: '', oldProof: '' };
  while (!view.oldProof) {
    view = await get(`/api/activations/${id}/copy?known=${view.turn}`, { keys, signal });
  }
  const ra = fromBase64Url(view.ra);
  if (!equal(await oldProof(here.k, here.transcript, ra), fromBase64Url(view.oldProof))) {
    throw new Error('This is not the phone that shows the code.');
  }
  await post(`/api/activations/${id}/copy/reveal`, { keys, body: { rb: toBase64Url(here.rb) } });
  return digitsOf(here.k, ra, here.rb);
}

/** Waits until the old phone's owner has confirmed that the digits are equal.
 * @param {Scanned} here
 * @param {AbortSignal} signal
 * @returns {Promise<number>} the server's time before which the app must be active */
export async function vouched(here, signal) {
  const { keys, id } = here.activation;
  let view = { turn: here.turn, step: 'scanned', validUntil: here.validUntil };
  while (view.step !== 'vouched') {
    view = await get(`/api/activations/${id}/copy?known=${view.turn}`, { keys, signal });
  }
  return view.validUntil;
}

/** R47: sends the user ID; the server then sends a temporary PIN by SMS.
 * @param {Segl} segl
 * @param {string} typed */
export async function sendUserId(segl, typed) {
  const { activation } = segl;
  if (!activation) {
    throw new Error('No activation is under way.');
  }
  const userId = typed.trim();
  const sent = await post(`/api/activations/${activation.id}/user-id`, { keys: activation.keys, body: { userId } });
  await segl.keepActivation({
    ...activation, step: 'temporaryPin', userId, phone: sent.phone, pinValidUntil: sent.validUntil,
    sendsLeft: sent.sendsLeft,
  });
}
