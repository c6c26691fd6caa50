// The document check as requests: it is started with a key of this phone, and what a granted one gives is asked for
// with the same key (docs/protocol.md, "The document check").
/** @import { Segl } from '../segl.js' */
/** @import { Activation, DocumentPurpose, Person } from '../types.js' */
import { post } from '../api.js';


/** Whose key starts the check: that of an app, or of an activation under way.
 * @typedef {{ person: Person } | { activation: Activation }} Starter */

/** @param {Segl} segl
 * @param {Starter} starter
 * @param {DocumentPurpose} purpose
 * @param {unknown} terms the version that was accepted (R07)
 * @returns {Promise<{ check: string, ticket: string, validUntil: number }>} */
export function startCheck(segl, starter, purpose, terms) {
  const { id: installation, language } = segl.installation;
  const common = { installation, language, terms, purpose };
  return 'person' in starter
    ? post('/api/document-checks', { ...by(starter.person), body: { ...common, app: starter.person.app } })
    : post('/api/document-checks', { keys: starter.activation.keys, body: common });
}

/** R31a, R32: an activation code for another app of the person in the document.
 * @param {Person} person
 * @param {string} check
 * @returns {Promise<{ userId: string, code: string, validUntil: number }>} */
export function newCode(person, check) {
  return post(`/api/document-checks/${check}/activation-code`, { ...by(person), body: { app: person.app } });
}

/** R08: ends the freeze of the person in the document.
 * @param {Person} person
 * @param {string} check */
export function endFreeze(person, check) {
  return post(`/api/document-checks/${check}/end-freeze`, { ...by(person), body: { app: person.app } });
}

/** @param {Person} person */
const by = ({ app, keys }) => ({ app, keys });
