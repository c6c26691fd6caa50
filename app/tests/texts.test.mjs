// R110: the app's texts take their numbers from the limits. No sentence contains a number, a number word or a unit of
// time literally, so a changed limit changes the text.
import assert from 'node:assert/strict';
import test from 'node:test';
import { da } from '../www/texts/da.js';
import { en } from '../www/texts/en.js';

// A number that no sentence would contain literally, for every limit and every other value that a sentence takes.
const given = 777;
const hours = given * 3600;

/** @type {any} */
const limits = {
  terms: '', copyLinks: [],
  activationCodeCharacters: given, activeApps: given, copyDigits: given, copyWords: given, loginCodeCharacters: given, loginNumberDigits: given,
  numberApprovalWait: hours, pCodeDigits: given, personsOnOnePhone: given, pinDigits: given, pinSuspension: hours,
  pushesStopped: hours, temporaryPinDigits: given, waitBeforeCopying: hours, wrongPinsToBlock: given, wrongPinsToSuspend: given,
};

/** All sentences, formatted with that number.
 * @param {unknown} text
 * @returns {string[]} */
function sentences(text) {
  return typeof text === 'string' ? [text]
    : typeof text === 'function' ? [text(given, given)]
    : Object.values(/** @type {object} */ (text)).flatMap(sentences);
}

/** The words of a language for numbers and units of time. `en`, `et` and "one" are articles and pronouns. */
const words = {
  da: 'to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|femten|tyve|tredive|sekund(er|et|erne)?|minut(ter|tet|terne)?|' +
    'time(n|r|rne)?|dag(e|en|ene)?|døgn(et)?|uge(r|n|rne)?',
  en: 'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|seconds?|minutes?|hours?|days?|' +
    'weeks?',
};

/** Numbers that are not limits. */
const noLimits = {
  da: ['cirka to minutter', 'de to telefoner', 'De to pinkoder', 'to gange', 'ABCDE 12345', 'i dag'],
  en: ['about two minutes', 'the two phones', 'The two PINs', 'ABCDE 12345'],
};

/** @param {'da' | 'en'} language
 * @param {string[]} texts
 * @returns {string[]} the sentences that contain a number literally */
function writingNumbers(language, texts) {
  const number = new RegExp(`\\d|(?<!\\p{L})(${words[language]})(?!\\p{L})`, 'iu');
  return texts.filter(sentence => {
    const left = noLimits[language].reduce((rest, allowed) => rest.replaceAll(allowed, ''), sentence);
    return number.test(left.replace(/777( \p{L}+)?/gu, ''));
  });
}

for (const [language, texts] of /** @type {const} */ ([['da', da(limits)], ['en', en(limits)]])) {
  test(`no sentence of ${language} writes a number itself`, () => {
    const all = sentences(texts).filter(sentence => sentence !== texts.tag && sentence !== texts.locale);
    assert.ok(all.length > 300);
    assert.deepEqual(writingNumbers(language, all), []);
  });

  test(`each exception of ${language} is met`, () => {
    const all = sentences(texts).join('\n');
    assert.deepEqual(noLimits[language].filter(allowed => !all.includes(allowed)), []);
  });
}

test('a number in a sentence is found', () => {
  assert.equal(writingNumbers('da', ['Du har tre apps.', 'Vent en time.', 'Vent 15.', 'En app ad gangen.']).length, 3);
  assert.equal(writingNumbers('en', ['Five people', 'Wait an hour.', 'PIN, 6 digits', 'One at a time.']).length, 3);
});

test('what the limits say, the texts say', () => {
  assert.match(da({ ...limits, activeApps: 4 }).copy.full, /^Du har allerede 4 aktive apps\./);
  assert.match(en({ ...limits, activeApps: 4 }).copy.full, /^You have 4 active apps already\./);
  assert.match(da({ ...limits, waitBeforeCopying: 3600 }).copy.hereLead, /Ventetiden på 1 time /);
  assert.match(en({ ...limits, pinSuspension: 60 }).help.wrongPin, /pauses for 1 minute\. After 777 /);
});
