// Requests to the server: DPoP proofs with the server's nonce, the answer token of the previous response, and
// refusals as errors with reason and text (docs/protocol.md, "Requests of an app").
/** @import { Person } from './types.js' */
import { toBase64Url, utf8 } from './bytes.js';
import { heard, serverNow } from './clock.js';
import { publicJwk, sign } from './keys.js';
import { No, Unreachable } from './refusals.js';
import { person as storedPerson, changePerson } from './store.js';

/** @typedef {object} Asking
 * @property {unknown} [body]
 * @property {CryptoKeyPair} [keys] signs a DPoP proof; none for a request whose body is a signed statement
 * @property {string} [app] the app whose state this request changes
 * @property {AbortSignal} [signal]
 */

/** R52: the server refuses a copy to an app version that is too old, before it starts. */
const appVersion = 1;

/** @type {string | null} */
let nonce = null;
let language = 'da';

/** @param {string} chosen `da` or `en` */
export function askIn(chosen) {
  language = chosen;
}

/** @param {string} path
 * @param {Asking} [asking]
 * @returns {Promise<any>} */
export function get(path, asking = {}) {
  return ask('GET', path, asking);
}

/** @param {string} path
 * @param {Asking} asking
 * @returns {Promise<any>} */
export function post(path, asking) {
  return inTurn('POST', path, asking);
}

/** @param {string} path
 * @param {Asking} asking
 * @returns {Promise<any>} */
export function remove(path, asking) {
  return inTurn('DELETE', path, asking);
}

/** Serialises the changes of an app, also across two windows: a concurrent second request would send an answer token
 * that is already used, and the server would treat the app as cloned.
 * @param {string} method
 * @param {string} path
 * @param {Asking} asking */
function inTurn(method, path, asking) {
  return asking.app && navigator.locks
    ? navigator.locks.request(`segl ${asking.app}`, () => ask(method, path, asking))
    : ask(method, path, asking);
}

/** @param {string} method
 * @param {string} path
 * @param {Asking} asking */
async function ask(method, path, asking) {
  let answer = await send(method, path, asking);
  if (answer.status === 401 && answer.headers.get('WWW-Authenticate')?.includes('use_dpop_nonce')) {
    answer = await send(method, path, asking);
  }
  const body = await read(answer);
  heard(body.now);
  if (!answer.ok) {
    throw new No({ ...body, status: answer.status }, path.match(/^\/api\/apps\/([^/?]+)/)?.[1]);
  }
  return body;
}

/** @param {string} method
 * @param {string} path
 * @param {Asking} asking */
async function send(method, path, { body, keys, app, signal }) {
  /** @type {Record<string, string>} */
  const headers = { 'Accept-Language': language, 'Segl-App-Version': String(appVersion) };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (keys) {
    headers['DPoP'] = await proof(method, path, keys);
  }
  const token = app ? (await storedPerson(app))?.answer : null;
  if (token) {
    headers['Segl-Answer'] = token;
  }
  const answer = await reach(path, {
    method, headers, signal: signal ?? null, cache: 'no-store', credentials: 'omit', redirect: 'error',
    body: body === undefined ? null : JSON.stringify(body),
  });
  nonce = answer.headers.get('DPoP-Nonce') ?? nonce;
  const next = answer.headers.get('Segl-Answer');
  if (app && next) {
    await changePerson(app, { answer: next });
  }
  return answer;
}

/** @param {string} path
 * @param {RequestInit} request */
async function reach(path, request) {
  try {
    return await fetch(path, request);
  } catch (error) {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new Unreachable();
  }
}

/** @param {Response} answer */
async function read(answer) {
  try {
    const type = answer.headers.get('Content-Type') ?? '';
    const body = type.includes('json') ? await answer.json() : {};
    return { ...body, token: answer.headers.get('Segl-Answer') };
  } catch {
    throw new Unreachable();
  }
}

/** A DPoP proof (RFC 9449, 4.2) with the server's nonce.
 * @param {string} method
 * @param {string} path
 * @param {CryptoKeyPair} keys */
async function proof(method, path, keys) {
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: await publicJwk(keys) };
  const payload = {
    jti: toBase64Url(crypto.getRandomValues(new Uint8Array(16))),
    htm: method,
    htu: location.origin + path.split('?')[0],
    iat: Math.floor(serverNow() / 1000),
    ...(nonce ? { nonce } : {}),
  };
  const input = [header, payload].map(part => toBase64Url(utf8(JSON.stringify(part)))).join('.');
  return `${input}.${toBase64Url(await sign(keys, input))}`;
}
