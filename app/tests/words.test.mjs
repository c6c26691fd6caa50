// The twelve words: both lists, the arithmetic of BIP-39, and spellings that people type.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordlist as english } from '../www/vendor/bip39/english.js';
import { wordlist as danish } from '../www/words/danish.js';
import { fromWords, toWords } from '../www/words.js';

const plain = word => word.replaceAll('å', 'aa').replaceAll('æ', 'ae').replaceAll('ø', 'oe');
const hex = bytes => Buffer.from(bytes).toString('hex');
const secret = text => Uint8Array.from(Buffer.from(text, 'hex'));

/** The 128-bit vectors that BIP-39 refers to. */
const vectors = {
  '00000000000000000000000000000000': `${'abandon '.repeat(11)}about`,
  '7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f': 'legal winner thank year wave sausage worth useful legal winner thank yellow',
  '80808080808080808080808080808080': 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above',
  'ffffffffffffffffffffffffffffffff': 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong',
  '9e885d952ad362caeb4efe34a8e91bd2': 'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic',
  'c0ba5a8e914111210f2bd131f3d5e08d': 'scheme spot photo card baby mountain device kick cradle pact join borrow',
  '23db8160a31d3e0dca3688ed941adbf3': 'cat swing flag economy stadium alone churn speed unique patch report train',
  'f30f8c1da665478f49b001d94c5fc452': 'vessel ladder alter error federal sibling chat ability sun glass valve picture',
};

test('the vectors of BIP-39 become their words and come back', async () => {
  for (const [bytes, words] of Object.entries(vectors)) {
    assert.deepEqual((await toWords(secret(bytes), 'en')).join(' '), words);
    assert.equal(hex(await fromWords(words, 'en')), bytes);
  }
});

for (const [name, list] of [['English', english], ['Danish', danish]]) {
  test(`${name}: 2,048 words in order, whose first four letters are their own`, () => {
    assert.equal(list.length, 2048);
    assert.deepEqual([...list], [...list].sort());
    assert.equal(new Set(list.map(word => word.slice(0, 4))).size, 2048);
    assert.equal(new Set(list.map(word => plain(word).slice(0, 4))).size, 2048);
  });
}

test('Danish: three to eight letters of the Danish alphabet', () => {
  for (const word of danish) {
    assert.match(word, /^[a-zæøå]{3,8}$/);
  }
});

test('Danish: no two words are one slip apart, also where å, æ and ø are typed in two letters', () => {
  const seen = new Map();
  for (const word of danish) {
    const letters = plain(word);
    const slips = Array.from(letters, (_, at) => [
      `${letters.slice(0, at)}${letters.slice(at + 1)}`, // left out, or one too many in the other
      `${letters.slice(0, at)}?${letters.slice(at + 1)}`, // another letter
    ]).flat();
    const swaps = Array.from(letters.slice(1), (_, at) =>
      `${letters.slice(0, at)}${letters[at + 1]}${letters[at]}${letters.slice(at + 2)}`);
    for (const slip of new Set([letters, ...slips, ...swaps.map(swap => `=${swap}`)])) {
      const other = slip.startsWith('=') ? seen.get(slip.slice(1)) : slip.includes('?') ? seen.get(slip) : undefined;
      assert.equal(other, undefined, `${word} and ${other}`);
    }
    const shorter = slips.filter(slip => !slip.includes('?'));
    assert.ok(shorter.every(slip => !danish.some(other => plain(other) === slip)), word);
    [letters, ...slips.filter(slip => slip.includes('?'))].forEach(slip => seen.set(slip, word));
  }
});

test('Danish: no two words sound alike', () => {
  const spoken = word => [['hv', 'v'], ['hj', 'j'], ['gj', 'g'], ['kj', 'k'], ['nd', 'n'], ['ld', 'l'], ['rd', 'r'],
    ['æ', 'e'], ['z', 's'], ['w', 'v'], ['ce', 'se'], ['ci', 'si'], ['cy', 'sy'], ['c', 'k'], ['å', 'o']]
    .reduce((sounds, [letters, sound]) => sounds.replaceAll(letters, sound), word).replace(/(.)\1/g, '$1');
  assert.equal(new Set(danish.map(spoken)).size, 2048);
});

test('whatever is said in Danish is understood', async () => {
  for (let n = 0; n < 200; n++) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const words = await toWords(bytes, 'da');
    assert.equal(words.length, 12);
    assert.equal(hex(await fromWords(words.join(' '), 'da')), hex(bytes));
  }
});

const said = secret('f30f8c1da665478f49b001d94c5fc452');

test('capitals, commas, line breaks, and the first four letters are understood', async () => {
  for (const language of ['da', 'en']) {
    const words = await toWords(said, language);
    const short = words.map(word => word.slice(0, 4));
    for (const text of [words.join(' ').toUpperCase(), words.join(',\n'), `  ${short.join('  ')}. `]) {
      assert.deepEqual(await fromWords(text, language), said);
    }
  }
});

test('a keyboard without å, æ and ø will do, and so do letters in two parts', async () => {
  for (const number of [danish.findIndex(word => word.includes('å')), danish.findIndex(word => word.startsWith('ø'))]) {
    // Eleven of the twelve words are this one; only the last differs, by its checksum bits.
    const value = Array.from({ length: 12 }, () => BigInt(number)).reduce((sum, n) => sum << 11n | n, 0n) >> 4n;
    const bytes = secret(value.toString(16).padStart(32, '0'));
    const text = (await toWords(bytes, 'da')).join(' ');
    assert.match(text, /[åø]/);
    assert.deepEqual(await fromWords(plain(text), 'da'), bytes);
    assert.deepEqual(await fromWords(text.normalize('NFD'), 'da'), bytes);
  }
});

test('two phones may speak two languages', async () => {
  assert.deepEqual(await fromWords((await toWords(said, 'da')).join(' '), 'en'), said);
  assert.deepEqual(await fromWords((await toWords(said, 'en')).join(' '), 'da'), said);
});

test('one word too few, one too many, and none', async () => {
  const words = await toWords(said, 'da');
  for (const text of [words.slice(1).join(' '), [...words, 'abe'].join(' '), '']) {
    assert.deepEqual(await fromWords(text, 'da'), { wrong: 'count' });
  }
});

test('an unknown word is named by its place', async () => {
  for (const language of ['da', 'en']) {
    const words = (await toWords(said, language)).with(4, 'xylofon');
    assert.deepEqual(await fromWords(words.join(' '), language), { wrong: 'unknown', at: 4 });
    assert.deepEqual(await fromWords(words.join(' '), language === 'da' ? 'en' : 'da'), { wrong: 'unknown', at: 4 });
  }
});

test('words of the list that do not belong together are refused', async () => {
  assert.deepEqual(await fromWords('abandon '.repeat(12), 'en'), { wrong: 'together' });
  const words = await toWords(said, 'da');
  const refusals = [];
  for (let at = 0; at < 12; at++) {
    const other = danish[(danish.indexOf(words[at]) + 1) % 2048];
    refusals.push(!((await fromWords(words.with(at, other).join(' '), 'da')) instanceof Uint8Array));
  }
  // Four checksum bits miss one change in sixteen.
  assert.ok(refusals.filter(Boolean).length >= 10, `${refusals}`);
});

test('only sixteen bytes are said', async () => {
  await assert.rejects(toWords(new Uint8Array(15), 'da'), RangeError);
});
