// The twelve words that replace the QR code of a copy, for owners without a camera or without sight: 16 bytes and the
// first 4 bits of their SHA-256, eleven bits a word, as in BIP-39.
import { sha256 } from './bytes.js';

/** How many words stand for 16 bytes. */
export const howMany = 12;
const bytesSaid = 16;
const bitsAWord = 11n;
const checkBits = 4n;

/** @typedef {'da' | 'en'} WordLanguage */
/** What is wrong with typed words: their `count`, an `unknown` word (the index of the first one), or words that do not
 * belong `together`, by the checksum.
 * @typedef {{ wrong: 'count' | 'together' } | { wrong: 'unknown', at: number }} WordsProblem */

/** @type {Record<WordLanguage, () => Promise<{ wordlist: readonly string[] }>>} */
const lists = {
  da: () => import('./words/danish.js'),
  en: () => import('./vendor/bip39/english.js'),
};

/** @param {Uint8Array<ArrayBuffer>} secret 16 bytes
 * @param {WordLanguage} language
 * @returns {Promise<string[]>} twelve words */
export async function toWords(secret, language) {
  if (secret.length !== bytesSaid) {
    throw new RangeError(`Twelve words say ${bytesSaid} bytes.`);
  }
  const { wordlist } = await lists[language]();
  const all = number(secret) << checkBits | await check(secret);
  return Array.from({ length: howMany }, (_, at) =>
    wordlist[Number(all >> bitsAWord * BigInt(howMany - 1 - at) & 2047n)] ?? '');
}

/** Decodes typed words: in any case, with any spacing, with aa, ae and oe, in either language, and abbreviated to four
 * letters.
 * @param {string} text
 * @param {WordLanguage} language that is tried first
 * @returns {Promise<Uint8Array<ArrayBuffer> | WordsProblem>} 16 bytes, or the problem */
export async function fromWords(text, language) {
  const typed = text.normalize('NFC').toLowerCase().split(/[^a-zæøå]+/).filter(Boolean).map(plain);
  if (typed.length !== howMany) {
    return { wrong: 'count' };
  }
  const first = await inLanguage(typed, language);
  const second = first instanceof Uint8Array ? first : await inLanguage(typed, language === 'da' ? 'en' : 'da');
  return second instanceof Uint8Array ? second : better(first, second);
}

/** @param {string[]} typed
 * @param {WordLanguage} language
 * @returns {Promise<Uint8Array<ArrayBuffer> | WordsProblem>} */
async function inLanguage(typed, language) {
  const { wordlist } = await lists[language]();
  const numbers = new Map(wordlist.map((word, at) => [plain(word).slice(0, 4), at]));
  const places = typed.map(word => numbers.get(word.slice(0, 4)));
  const all = places.reduce((sum, place) => sum << bitsAWord | BigInt(place ?? 0), 0n);
  if (places.includes(undefined)) {
    return { wrong: 'unknown', at: places.indexOf(undefined) };
  }
  const secret = bytes(all >> checkBits);
  return await check(secret) === (all & 15n) ? secret : { wrong: 'together' };
}

/** Prefers the language in which all words are known, otherwise the one that got further.
 * @param {Uint8Array<ArrayBuffer> | WordsProblem} first
 * @param {WordsProblem} second */
function better(first, second) {
  const reached = (/** @type {any} */ problem) => problem.wrong === 'unknown' ? problem.at : howMany;
  return reached(second) > reached(first) ? second : first;
}

/** @param {string} word */
function plain(word) {
  return word.replaceAll('å', 'aa').replaceAll('æ', 'ae').replaceAll('ø', 'oe');
}

/** @param {Uint8Array<ArrayBuffer>} secret */
async function check(secret) {
  return BigInt((await sha256(secret))[0] ?? 0) >> 8n - checkBits;
}

/** @param {Uint8Array} secret */
function number(secret) {
  return secret.reduce((sum, byte) => sum << 8n | BigInt(byte), 0n);
}

/** @param {bigint} value
 * @returns {Uint8Array<ArrayBuffer>} */
function bytes(value) {
  return Uint8Array.from({ length: bytesSaid }, (_, at) => Number(value >> BigInt(8 * (bytesSaid - 1 - at)) & 255n));
}
