// Statements: the app draws the screen from exactly the bytes that it signs, shows every field and refuses unknown
// ones.
/** @import { Person } from './types.js' */
import { fromBase64Url, sha256, toBase64Url, utf8 } from './bytes.js';
import { sign } from './keys.js';
import { StrangeStatement } from './refusals.js';

/** @typedef {Record<string, any>} Fields */

/** The fields of each act and their types (docs/protocol.md, the table of acts). */
const acts = {
  activate: { activation: 'text', app: 'text', key: 'text', pinKey: 'text', copy: 'text', transcript: 'text' },
  approve: { login: 'text', rp: 'text', action: 'text', text: 'text', from: 'from', level: 'text' },
  refuse: { login: 'text', rp: 'text' },
  'refuse-waiting': {},
  'check-pin': {},
  'new-pin': { pinKey: 'text' },
  'number-approval': { on: 'flag' },
  biometrics: { on: 'flag' },
  'delete-app': { app: 'text', name: 'text', lockedOut: 'flag' },
  'block-app': { app: 'text', name: 'text' },
  freeze: {},
  'stop-wait': { wait: 'text' },
  'start-copy': { name: 'text', ready: 'number' },
  'show-copy-code': { copy: 'text', ticket: 'text' },
  vouch: {
    copy: 'text', key: 'text', transcript: 'text', link: 'text', level: 'text', model: 'text', place: 'text',
  },
  stop: { copy: 'text' },
};

/** @typedef {keyof typeof acts} Act */

const ofEach = { iss: 'text', aud: 'text', iat: 'number', exp: 'number', jti: 'text', person: 'text', lang: 'text' };

/** @type {Record<string, (value: any) => boolean>} */
const kinds = {
  text: value => typeof value === 'string',
  flag: value => typeof value === 'boolean',
  number: value => Number.isInteger(value),
  from: value => typeof value === 'object' && value !== null && Object.keys(value).length === 2 &&
    typeof value.place === 'string' && typeof value.browser === 'string',
};

/** Decodes a payload. Throws StrangeStatement unless it holds exactly the fields of its act, addressed to this app.
 * @param {Act} act
 * @param {string} payload base64url, as the server sent it
 * @param {string} app
 * @returns {Fields} */
export function readStatement(act, payload, app) {
  const fields = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(payload)));
  /** @type {Record<string, string>} */
  const expected = { ...ofEach, ...acts[act] };
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(expected, name)) {
      throw new StrangeStatement(`${act}: ${name} is not known`);
    }
  }
  for (const [name, kind] of Object.entries(expected)) {
    if (!kinds[kind]?.(fields[name])) {
      throw new StrangeStatement(`${act}: ${name} is not ${kind}`);
    }
  }
  if (fields.iss !== app) {
    throw new StrangeStatement(`${act}: for another app`);
  }
  return fields;
}

/** Signs a payload unchanged.
 * @param {Act} act
 * @param {string} payload
 * @param {Pick<Person, 'app' | 'keys'>} signer
 * @returns {Promise<{ statement: string, digest: Uint8Array<ArrayBuffer> }>} the compact JWS, and SHA-256 of its
 *   signing input, over which knowledge is proved */
export async function signStatement(act, payload, { app, keys }) {
  const header = toBase64Url(utf8(`{"alg":"ES256","typ":"segl-${act}+jwt","kid":"${app}"}`));
  const input = `${header}.${payload}`;
  return { statement: `${input}.${toBase64Url(await sign(keys, input))}`, digest: await sha256(utf8(input)) };
}
