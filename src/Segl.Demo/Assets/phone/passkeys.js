// A fingerprint reader for the phones of the demo: a WebAuthn authenticator (level 2, section 6) in software, whose
// keys the browser keeps and does not give out.
import { ask, words } from './phone.js';

const store = 'keys';
/** User present, user verified; with the credential's data, when it is made. */
const verified = 0x05;
const withCredential = 0x40;

export const passkeys = {
  supported: async () => true,

  /** @param {any} options PublicKeyCredentialCreationOptionsJSON of the server */
  async make(options) {
    await touch();
    const { fromBase64Url, toBase64Url } = await import('/bytes.js');
    const { publicKey, privateKey } =
      await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
    const id = crypto.getRandomValues(new Uint8Array(16));
    await run('readwrite', keys => keys.put(privateKey, toBase64Url(id)));
    const data = join(await authenticatorData(verified | withCredential),
      new Uint8Array(16), [0, id.length], id, coseKey(point));
    return credential(toBase64Url(id), {
      clientDataJSON: toBase64Url(clientData('webauthn.create', fromBase64Url(options.challenge), toBase64Url)),
      attestationObject: toBase64Url(attestation(data)),
      transports: ['internal'],
    });
  },

  /** @param {string} id
   * @param {Uint8Array<ArrayBuffer>} challenge */
  async prove(id, challenge) {
    await touch();
    const { toBase64Url } = await import('/bytes.js');
    const key = await run('readonly', keys => keys.get(id));
    const [data, client] = [await authenticatorData(verified), clientData('webauthn.get', challenge, toBase64Url)];
    const signed = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, join(data, await digest(client)));
    return credential(id, {
      clientDataJSON: toBase64Url(client),
      authenticatorData: toBase64Url(data),
      signature: toBase64Url(inDer(new Uint8Array(signed))),
    });
  },

  /** @param {string} id */
  forget: id => run('readwrite', keys => keys.delete(id)),
};

async function touch() {
  if (!await ask(words.finger, words.touch, words.cancel)) {
    throw new DOMException('The owner declined.', 'NotAllowedError');
  }
}

const credential = (id, response) => ({
  id, rawId: id, type: 'public-key', authenticatorAttachment: 'platform', clientExtensionResults: {}, response,
});

const text = said => new TextEncoder().encode(said);
const digest = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const join = (...parts) => Uint8Array.from(parts.flatMap(part => [...part]));

function clientData(type, challenge, toBase64Url) {
  return text(JSON.stringify({
    type, challenge: toBase64Url(challenge), origin: location.origin, crossOrigin: false,
  }));
}

/** The digest of the RP ID, flags, and a counter that stays zero. */
async function authenticatorData(flags) {
  return join(await digest(text(location.hostname)), [flags], [0, 0, 0, 0]);
}

/** CBOR: {1: EC2, 3: ES256, -1: P-256, -2: x, -3: y}. */
function coseKey(point) {
  return join([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20], point.slice(1, 33),
    [0x22, 0x58, 0x20], point.slice(33));
}

/** CBOR: {"fmt": "none", "attStmt": {}, "authData": data}. */
function attestation(data) {
  return join([0xa3, 0x63], text('fmt'), [0x64], text('none'), [0x67], text('attStmt'), [0xa0],
    [0x68], text('authData'), [0x59, data.length >> 8, data.length & 0xff], data);
}

/** r and s as the two positive integers of an ASN.1 sequence. */
function inDer(signature) {
  const integer = bytes => {
    const plain = bytes.slice(bytes.findIndex(byte => byte !== 0));
    const positive = plain[0] & 0x80 ? join([0], plain) : plain;
    return join([0x02, positive.length], positive);
  };
  const both = join(integer(signature.slice(0, 32)), integer(signature.slice(32)));
  return join([0x30, both.length], both);
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('demo phone', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run(mode, use) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const request = use(database.transaction(store, mode).objectStore(store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}
