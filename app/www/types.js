// Types shared by several modules. docs/protocol.md says what each field means.

/** A person in this installation. The two keys cannot be exported, not even by this program.
 * @typedef {object} Person
 * @property {string} app id of the app (UUID)
 * @property {string} name
 * @property {string} userId
 * @property {CryptoKeyPair} keys device key, ECDSA P-256
 * @property {CryptoKey} secret device secret, HMAC-SHA-256
 * @property {string | null} answer token of the last state-changing response (`Segl-Answer`)
 * @property {string[]} avoid marks of the PINs that are too close to the owner's data (R21), see keys.js
 * @property {string | null} credential id of the passkey that replaces the PIN
 * @property {Home | null} home the server's last state, shown offline
 */

/** @typedef {{ app: string, name: string, model: string, state: string, activatedAt: number, lastUsedAt?: number,
 *   here: boolean }} AppOfPerson */

/** @typedef {object} Home
 * @property {string} name
 * @property {string} userId
 * @property {string} language
 * @property {'low' | 'substantial' | 'high'} level
 * @property {'active' | 'suspended' | 'blocked' | 'frozen'} state
 * @property {number} [suspendedUntil]
 * @property {boolean} waiting
 * @property {'qr' | 'number'} approveBy
 * @property {number} [numberFrom]
 * @property {boolean} biometrics
 * @property {boolean} biometricsAllowed
 * @property {boolean} push
 * @property {AppOfPerson[]} apps
 * @property {{ kind: 'codeDisplay' | 'audioReader', name: string, lastUsedAt?: number }} [device] one that lets the
 *   person in
 * @property {{ name: string, addedAt: number, lastUsedAt?: number }} [securityKey] the one beside an app (R18)
 * @property {SpareWay[]} spares R112: the spares that are open to the person
 * @property {Copy} [copy] the copy under way
 * @property {WaitOfPerson[]} waits what was asked for in the portal and may be stopped (R33, R37, R68)
 * @property {number} [restrictedUntil] R51: until then this app cannot start a copy
 */

/** @typedef {{ wait: 'activationCode' | 'password' | 'contactChange', askedAt: number,
 *   readyAt: number }} WaitOfPerson */

/** @typedef {'appByCopy' | 'appByCode' | 'codeDisplay' | 'audioReader' | 'orderedDevice'} SpareWay */

/** An activation under way. It holds neither code nor PIN, so it may be stored while the app is closed.
 * @typedef {object} Activation
 * @property {'code' | 'userId' | 'temporaryPin' | 'pin' | 'sign'} step `userId` is the first stored step of a copy
 * @property {string} id
 * @property {string} app
 * @property {number} validUntil
 * @property {CryptoKeyPair} keys
 * @property {CryptoKey} secret
 * @property {string} [userId]
 * @property {string} [name]
 * @property {string} [phone] the last digits of the number to which the temporary PIN was sent
 * @property {number} [pinValidUntil]
 * @property {number} [sendsLeft]
 * @property {string[]} [avoid]
 * @property {string} [transcript] H of a copy, as this phone has seen it
 * @property {string} [statement] payload of the act `activate`
 * @property {string} [pinKeyDigest] the digest of the PIN key that this payload must name
 */

/** A login that this app claimed (R94).
 * @typedef {object} Claim
 * @property {string} app
 * @property {string} login
 * @property {number} validUntil
 * @property {string} approve payload of the act `approve`
 * @property {string} refuse payload of the act `refuse`
 * @property {('pin' | 'biometrics')[]} knowledge
 * @property {string} [credential]
 */

/** A login that was approved here and continues in a browser with separate storage (R92).
 * @typedef {{ rp: string, code: string, back?: string, until: number }} Returning */

/** @typedef {{ model: string, place: string, key: string, eb: string, commitment: string, newProof?: string,
 *   rb?: string }} NewPhone */

/** A copy as docs/protocol.md shows it to the person's apps.
 * @typedef {{ copy: string, step: 'waiting' | 'ready' | 'showing' | 'scanned' | 'vouched', turn: number, here: boolean,
 *   fromName: string, startedAt: number, readyAt: number, usableUntil: number, validUntil?: number, codesLeft: number,
 *   needsPin: boolean, newPhone?: NewPhone }} Copy */

/** @typedef {object} Installation
 * @property {string} id 16 random bytes, base64url
 * @property {string} language `da` or `en`
 * @property {'system' | 'light' | 'dark'} theme
 * @property {string | null} current the app id of the person who is shown
 * @property {boolean | null} persistent whether the browser granted persistent storage; null: not requested yet
 * @property {{ app: string, step: 'biometrics' | 'notifications' | 'active' } | null} after the offers that remain
 *   after an activation
 */

/** The limits that the app uses, by their names in src/Segl.Rules/Limits.cs, durations in seconds; with the current
 * version of the terms, the allowed links, and the address of the portal. /limits.json holds these and nothing else.
 * @typedef {object} Limits
 * @property {string} terms
 * @property {LinkKind[]} copyLinks
 * @property {string} portal
 * @property {number} activationCodeCharacters
 * @property {number} activeApps
 * @property {number} copyDigits
 * @property {number} copyWords
 * @property {number} loginCodeCharacters
 * @property {number} loginNumberDigits
 * @property {number} numberApprovalWait
 * @property {number} pCodeDigits
 * @property {number} personsOnOnePhone
 * @property {number} pinDigits
 * @property {number} pinSuspension
 * @property {number} pushesStopped
 * @property {number} temporaryPinDigits
 * @property {number} waitBeforeCopying
 * @property {number} wrongPinsToBlock
 * @property {number} wrongPinsToSuspend
 */

/** @typedef {{ pin: string } | { passkey: object } | { temporaryPin: string } | { document: string }} Knowledge */

/** The short-range links (R45).
 * @typedef {'bluetooth' | 'sound'} LinkKind */
/** The new phone broadcasts, the old one listens.
 * @typedef {'broadcast' | 'listen'} LinkUse */
/** @typedef {object} Link
 * @property {LinkKind} kind
 * @property {() => boolean | Promise<boolean>} supported whether this device has it
 * @property {(use: LinkUse) => Promise<'granted' | 'prompt' | 'denied'>} permission without a prompt
 * @property {(use: LinkUse) => Promise<boolean>} ask requests permission, after a user gesture; whether it is granted
 * @property {(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<void>} broadcast repeats 20 bytes until
 *   the signal aborts; throws when it fails
 * @property {(heard: (bytes: Uint8Array<ArrayBuffer>) => void, signal: AbortSignal) => Promise<void>} listen calls
 *   `heard` with each broadcast received, until the signal aborts; throws when it fails
 */

/** R31a: for an activation code, For an app of the person in the document, R23, R08.
 * @typedef {'code' | 'activate' | 'new-pin' | 'end-freeze'} DocumentPurpose */

export {};
