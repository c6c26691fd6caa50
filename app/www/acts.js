// An act of an active app: the server offers a statement, the app shows and signs it, and proof of knowledge is sent
// with it.
/** @import { Knowledge, Person } from './types.js' */
/** @import { Act, Fields } from './statements.js' */
import { post } from './api.js';
import { passkeys } from './device/passkeys.js';
import { pinKey, pinProof } from './keys.js';
import { readStatement, signStatement } from './statements.js';

/** How the owner proves knowledge: the PIN as typed, its key, the passkey's id, a temporary PIN from a desk, or
 * a granted document check.
 * @typedef {{ pin: string } | { pinKey: Uint8Array<ArrayBuffer> } | { credential: string } | { temporaryPin: string }
 *   | { document: string } | null} Proving */

/** @typedef {{
 *   act: Act, payload: string, fields: Fields, knowledge: string[], credential?: string, passkey?: any
 * }} Offer */

/** Requests the statement of an act.
 * @param {Person} person
 * @param {Act} act
 * @param {object} [asked] the fields that the app specifies
 * @returns {Promise<Offer>} */
export async function offer(person, act, asked = {}) {
  const { statement: payload, knowledge, credential, passkey } = await post(`/api/apps/${person.app}/offers`, {
    app: person.app, keys: person.keys, body: { act, ...asked },
  });
  return { act, payload, fields: readStatement(act, payload, person.app), knowledge, credential, passkey };
}

/** A signed statement with its proof of knowledge, ready to be submitted.
 * @typedef {{ statement: string, knowledge?: Knowledge, credential?: object }} Prepared */

/** Signs a payload that was shown, and proves knowledge.
 * @param {Person} person
 * @param {Act} act
 * @param {string} payload
 * @param {Proving} proving
 * @param {object} [made] a new passkey, for the act `biometrics`
 * @returns {Promise<Prepared>} */
export async function prepare(person, act, payload, proving, made) {
  const { statement, digest } = await signStatement(act, payload, person);
  const knowledge = proving === null ? undefined : await prove(person, digest, proving);
  return { statement, ...(knowledge && { knowledge }), ...(made && { credential: made }) };
}

/** The result of an act: after an approval, how the login continues in the browser (R92).
 * @typedef {{ back?: string, returnCode?: string, returnUntil?: number }} Done */

/** Submits a prepared statement.
 * @param {Person} person
 * @param {Prepared} prepared
 * @returns {Promise<Done>} */
export function submit(person, prepared) {
  return post(`/api/apps/${person.app}/statements`, { app: person.app, body: prepared });
}

/** Signs a payload that was shown and submits it.
 * @param {Person} person
 * @param {Act} act
 * @param {string} payload
 * @param {Proving} proving
 * @param {object} [made] a new passkey, for the act `biometrics`
 * @returns {Promise<Done>} */
export async function handIn(person, act, payload, proving, made) {
  return submit(person, await prepare(person, act, payload, proving, made));
}

/** @param {Person} person
 * @param {Uint8Array<ArrayBuffer>} digest SHA-256 of the signing input
 * @param {NonNullable<Proving>} proving
 * @returns {Promise<Knowledge>} */
async function prove(person, digest, proving) {
  if ('pin' in proving) {
    return { pin: await pinProof(await pinKey(person.secret, person.app, proving.pin), digest) };
  }
  if ('pinKey' in proving) {
    return { pin: await pinProof(proving.pinKey, digest) };
  }
  return 'credential' in proving ? { passkey: await passkeys.prove(proving.credential, digest) } : proving;
}
