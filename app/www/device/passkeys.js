// Fingerprint, face or screen lock: a WebAuthn platform credential (R24). It replaces the PIN only.
import { fromBase64Url, toBase64Url } from '../bytes.js';
import { deviceOr } from './device.js';

export const passkeys = deviceOr('passkeys', {
  /** Whether this device has a platform authenticator. */
  async supported() {
    return 'PublicKeyCredential' in globalThis &&
      await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
  },

  /** Creates a credential; throws NotAllowedError when the owner declines.
   * @param {any} options PublicKeyCredentialCreationOptionsJSON of the server */
  async make(options) {
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: fromBase64Url(options.challenge),
        user: { ...options.user, id: fromBase64Url(options.user.id) },
        excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
      },
    });
    const credential = /** @type {PublicKeyCredential} */ (made);
    const response = /** @type {AuthenticatorAttestationResponse} */ (credential.response);
    return described(credential, {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      attestationObject: toBase64Url(response.attestationObject),
      transports: response.getTransports(),
    });
  },

  /** Signs a challenge after user verification.
   * @param {string} id of the credential
   * @param {Uint8Array<ArrayBuffer>} challenge */
  async prove(id, challenge) {
    const got = await navigator.credentials.get({
      publicKey: { challenge, allowCredentials: [withBytes({ id, type: 'public-key' })], userVerification: 'required' },
    });
    const credential = /** @type {PublicKeyCredential} */ (got);
    const response = /** @type {AuthenticatorAssertionResponse} */ (credential.response);
    return described(credential, {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      authenticatorData: toBase64Url(response.authenticatorData),
      signature: toBase64Url(response.signature),
      ...(response.userHandle ? { userHandle: toBase64Url(response.userHandle) } : {}),
    });
  },

  /** Signals to the phone, where supported, that a credential is no longer accepted.
   * @param {string} credentialId */
  async forget(credentialId) {
    const kind = /** @type {any} */ (globalThis).PublicKeyCredential;
    await kind?.signalUnknownCredential?.({ rpId: location.hostname, credentialId });
  },
});

/** @param {{ id: string, type: string }} descriptor */
function withBytes(descriptor) {
  return { id: fromBase64Url(descriptor.id), type: /** @type {const} */ ('public-key') };
}

/** The result of PublicKeyCredential.toJSON(), which not every browser has.
 * @param {PublicKeyCredential} credential
 * @param {object} response */
function described(credential, response) {
  return {
    id: credential.id,
    rawId: credential.id,
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}
