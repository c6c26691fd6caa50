// Activating the app for one person with an activation code or a document: the steps of the ceremony, each signed with
// the new device key. The app may be closed between any two of them; a PIN or code is never stored.
/** @import { Segl } from './segl.js' */
/** @import { Activation } from './types.js' */
import { post } from './api.js';
import { sha256, toBase64Url } from './bytes.js';
import { model } from './device/model.js';
import { passkeys } from './device/passkeys.js';
import { keyDigest, makeKeys, marks, pinKey } from './keys.js';
import { birthDatePins, commonPins, temporaryPinParts, weakness } from './pin.js';
import { StrangeStatement } from './refusals.js';
import { readStatement, signStatement } from './statements.js';

/** Sends user ID and activation code; the server sends a temporary PIN by SMS.
 * @param {Segl} segl
 * @param {{ userId: string, code: string, terms: unknown }} typed `terms`: the version that was accepted (R07) */
export async function sendCode(segl, { userId, code, terms }) {
  const activation = segl.activation ?? await begin(segl, terms);
  const sent = await post(`/api/activations/${activation.id}/code`, {
    keys: activation.keys, body: { userId: userId.trim(), code: plainCode(code) },
  });
  await segl.keepActivation({ ...activation, step: 'temporaryPin', userId: userId.trim(), ...sms(sent) });
}

/** The same with a document that was checked, instead of user ID and activation code.
 * @param {Segl} segl
 * @param {Activation} activation
 * @param {string} check */
export async function sendDocument(segl, activation, check) {
  const sent = await post(`/api/activations/${activation.id}/document`, { keys: activation.keys, body: { check } });
  await segl.keepActivation({ ...activation, step: 'temporaryPin', ...sms(sent) });
}

/** @param {Segl} segl
 * @param {unknown} terms
 * @returns {Promise<Activation>} */
export async function begin(segl, terms) {
  const activation = await beginUnkept(segl, terms);
  await segl.keepActivation(activation);
  return activation;
}

/** The same, for a copy or a document: it is stored only once the old phone has vouched for it, or the document is
 * checked.
 * @param {Segl} segl
 * @param {unknown} terms
 * @returns {Promise<Activation>} */
export async function beginUnkept(segl, terms) {
  const { keys, secret } = await makeKeys();
  const { id: installation, language } = segl.installation;
  const begun = await post('/api/activations', {
    keys, body: { installation, model: await model.name(), language, terms },
  });
  return { step: 'code', id: begun.activation, app: begun.app, validUntil: begun.validUntil, keys, secret };
}

/** R30: ten characters of Crockford base-32, however they were typed: small letters, spaces, hyphens, O for 0,
 * I and L for 1.
 * @param {string} typed */
export function plainCode(typed) {
  return typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** @param {any} sent the server's answer about a temporary PIN that it sent */
function sms(sent) {
  return { phone: sent.phone, pinValidUntil: sent.validUntil, sendsLeft: sent.sendsLeft };
}

/** The activation under way, which all steps after the first require.
 * @param {Segl} segl */
function underWay(segl) {
  if (!segl.activation) {
    throw new Error('No activation is under way.');
  }
  return segl.activation;
}

/** R34: sends the temporary PIN again; tries used and the activation's expiry do not change.
 * @param {Segl} segl */
export async function sendAgain(segl) {
  const activation = underWay(segl);
  const sent = await post(`/api/activations/${activation.id}/temporary-pin/again`, { keys: activation.keys, body: {} });
  await segl.keepActivation({ ...activation, ...sms(sent) });
}

/** @param {Segl} segl
 * @param {string} temporaryPin eight digits */
export async function sendTemporaryPin(segl, temporaryPin) {
  const activation = underWay(segl);
  const known = await post(`/api/activations/${activation.id}/temporary-pin`, {
    keys: activation.keys, body: { temporaryPin },
  });
  const avoid = await marks(activation.secret, [...birthDatePins(known.birthDate), ...temporaryPinParts(temporaryPin)]);
  await segl.keepActivation({ ...activation, step: 'pin', avoid, name: known.name, userId: known.userId });
}

/** R21: why this PIN is refused, or null.
 * @param {{ secret: CryptoKey, avoid?: string[] }} owner
 * @param {string} pin */
export async function reasonAgainst({ secret, avoid = [] }, pin) {
  const [mark = ''] = await marks(secret, [pin]);
  return weakness(pin, await commonPins()) ?? (avoid.includes(mark) ? 'personal' : null);
}

/** The personal PIN was chosen and typed twice: the app is activated.
 * @param {Segl} segl
 * @param {string} pin */
export async function choosePin(segl, pin) {
  const activation = underWay(segl);
  const key = await pinKey(activation.secret, activation.app, pin);
  const answer = await post(`/api/activations/${activation.id}/pin`, {
    keys: activation.keys, body: { pinKey: toBase64Url(key) },
  });
  const pinKeyDigest = toBase64Url(await sha256(key));
  await segl.keepActivation({ ...activation, step: 'sign', statement: answer.statement, pinKeyDigest });
  segl.justChosen = { app: activation.app, key };
  await finish(segl);
}

/** Signs the activation. May be repeated when the response was lost.
 * @param {Segl} segl */
export async function finish(segl) {
  const { id, app, keys, secret, avoid = [], statement: payload = '', pinKeyDigest, transcript = '' } = underWay(segl);
  const said = readStatement('activate', payload, app);
  const ours = said.app === app && said.activation === id && said.pinKey === pinKeyDigest;
  if (!ours || said.transcript !== transcript || said.key !== await keyDigest(keys)) {
    throw new StrangeStatement('activate: not what was asked for');
  }
  const { statement } = await signStatement('activate', payload, { app, keys });
  const { name, userId, token } = await post(`/api/activations/${id}/activate`, { body: { statement } });
  await destroyBiometrics(segl);
  await segl.addPerson({ app, name, userId, keys, secret, answer: token, avoid, credential: null, home: null });
  await segl.changeInstallation({ after: { app, step: 'biometrics' } });
  await segl.keepActivation(null);
}

/** Abandons an activation; on the server it expires.
 * @param {Segl} segl */
export async function startOver(segl) {
  await segl.keepActivation(null);
  segl.goHome();
}

/** R25: with a second person in the installation, biometrics are switched off for all.
 * @param {Segl} segl */
async function destroyBiometrics(segl) {
  for (const { app, credential } of segl.persons) {
    if (credential) {
      await passkeys.forget(credential);
      await segl.changePerson(app, { credential: null });
    }
  }
}
