// Asks the browser for a security key: makes a credential when one is added, or an assertion in a login. What the key
// answered is sent with the page's form.
import { leave } from './leaving.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('security-key'));
const trouble = /** @type {HTMLElement} */ (document.getElementById('trouble'));
const options = JSON.parse(form.dataset.options ?? '{}');

/** @param {string} text */
function fromBase64Url(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, letter => letter.charCodeAt(0));
}

/** @param {ArrayBuffer} bytes */
function toBase64Url(bytes) {
  const binary = Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {{ id: string }} descriptor */
function withBytes(descriptor) {
  return { ...descriptor, type: /** @type {const} */ ('public-key'), id: fromBase64Url(descriptor.id) };
}

/** The options with bytes where JSON has text. */
function make() {
  return navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: fromBase64Url(options.challenge),
      user: { ...options.user, id: fromBase64Url(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
    },
  });
}

function use() {
  return navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: fromBase64Url(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map(withBytes),
    },
  });
}

/** The result of PublicKeyCredential.toJSON(), which not every browser has.
 * @param {PublicKeyCredential} credential */
function described(credential) {
  const { response } = credential;
  return {
    id: credential.id,
    rawId: credential.id,
    type: credential.type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      ...(response instanceof AuthenticatorAttestationResponse
        ? { attestationObject: toBase64Url(response.attestationObject) }
        : {}),
      ...(response instanceof AuthenticatorAssertionResponse
        ? {
            authenticatorData: toBase64Url(response.authenticatorData),
            signature: toBase64Url(response.signature),
            ...(response.userHandle ? { userHandle: toBase64Url(response.userHandle) } : {}),
          }
        : {}),
    },
  };
}

/** @param {string | undefined} sentence */
function tell(sentence) {
  trouble.textContent = sentence ?? '';
  trouble.hidden = sentence === undefined;
}

async function ask() {
  tell(undefined);
  try {
    const credential = await (form.dataset.act === 'make' ? make() : use());
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem('credential'));
    field.value = JSON.stringify(described(/** @type {PublicKeyCredential} */ (credential)));
    await leave(form);
  } catch (failed) {
    // The key was added before; everything else, such as a key that was not touched in time, may be tried again.
    const isKnown = failed instanceof DOMException && failed.name === 'InvalidStateError';
    tell(isKnown ? trouble.dataset.known : trouble.dataset.failed);
  }
}

if ('PublicKeyCredential' in globalThis) {
  form.hidden = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    ask();
  });
} else {
  tell(trouble.dataset.none);
}
