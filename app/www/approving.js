// A login that waits for its owner: this app claims it, shows what will be signed, and approves or refuses it.
/** @import { Segl } from './segl.js' */
/** @import { Claim, Person } from './types.js' */
/** @import { Proving } from './acts.js' */
import { handIn, offer } from './acts.js';
import { post } from './api.js';
import { readStatement } from './statements.js';

/** What was read from the starting screen; with `returnCode` the owner will type a code there (R92).
 * @typedef {{ qr: string } | { number: string, returnCode?: boolean } |
 *   { code: string, returnCode?: boolean } | { link: string, returnCode?: boolean }} Seen */

/** Claims a login with what was read from the starting screen (R92, R94).
 * @param {Segl} segl
 * @param {Person} person
 * @param {Seen} seen */
export async function claim(segl, person, seen) {
  const { login, validUntil, approve, refuse, knowledge, credential } = await post(`/api/apps/${person.app}/claims`, {
    app: person.app, keys: person.keys, body: seen,
  });
  /** @type {Claim} */
  const claimed = { app: person.app, login, validUntil, approve, refuse, knowledge, credential };
  readClaim(claimed);
  await segl.keepClaim(claimed);
  await segl.changeInstallation({ current: person.app });
}

/** The fields of a claim's two statements; both must name the same login of the same relying party.
 * @param {Claim} claimed */
export function readClaim({ app, login, approve, refuse }) {
  const yes = readStatement('approve', approve, app);
  const no = readStatement('refuse', refuse, app);
  if (yes.login !== login || no.login !== login || yes.rp !== no.rp) {
    throw new Error('The statements of one claim differ.');
  }
  return yes;
}

/** @param {Segl} segl
 * @param {NonNullable<Proving>} proving
 * @returns {Promise<string | undefined>} the address to open after a login by link; a return code is stored
 *   instead */
export async function approve(segl, proving) {
  const { claimed, person } = held(segl);
  const { back, returnCode: code, returnUntil } = await handIn(person, 'approve', claimed.approve, proving);
  if (code && returnUntil) {
    await segl.keepReturning({ rp: readClaim(claimed).rp, code, back, until: returnUntil });
  }
  await segl.keepClaim(null);
  return back;
}

/** "This was not me" (R94).
 * @param {Segl} segl */
export async function refuse(segl) {
  const { claimed, person } = held(segl);
  await handIn(person, 'refuse', claimed.refuse, null);
  await segl.keepClaim(null);
}

/** The same before any claim: every login that waits for this person, and that nobody has claimed, ends.
 * @param {Person} person */
export async function refuseWaiting(person) {
  const { payload } = await offer(person, 'refuse-waiting');
  await handIn(person, 'refuse-waiting', payload, null);
}

/** @param {Segl} segl */
function held(segl) {
  const claimed = segl.claim;
  const person = segl.persons.find(one => one.app === claimed?.app);
  if (!claimed || !person) {
    throw new Error('This app holds no login.');
  }
  return { claimed, person };
}
