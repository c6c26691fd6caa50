// The error-correcting code that protects the twenty bytes of the sound link.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { crc16 } from '../www/device/sound/crc16.js';
import { fromStrengths, symbols, toTones } from '../www/device/sound/frame.js';
import { protect, repair } from '../www/device/sound/reed-solomon.js';
import { gaussian } from '../../bench/sound/channel.mjs';

/** A sequence of pseudo-random integers below `limit`, from a seed. */
function numbers(seed) {
  const random = gaussian(seed);
  return limit => Math.floor(Math.abs(random()) * 1e6) % limit;
}

const bytes = (length, next) => Uint8Array.from({ length }, () => next(256));

/** Distinct positions in a word. */
function positions(count, length, next) {
  const all = Array.from({ length }, (_, n) => n);
  return Array.from({ length: count }, () => all.splice(next(all.length), 1)[0]);
}

test('CRC-16 has the check value of its catalogue', () => {
  assert.equal(crc16(new TextEncoder().encode('123456789')), 0x29B1);
  assert.equal(crc16(new Uint8Array()), 0xFFFF);
});

test('the parity bytes are those that the definition asks for', () => {
  // With two parity bytes the word's value is 0 at a^0 and a^1, so the parity can be calculated by hand for one data
  // byte: 1·x² + p·x + q with 1 + p + q = 0 and 4 + 2p + q = 0, so 3p = 5, p = 3 and q = 2.
  assert.deepEqual([...protect(Uint8Array.of(1), 2)], [1, 3, 2]);
});

test('wrong bytes up to half the parity are repaired, wherever they are', () => {
  const next = numbers(1);
  for (let n = 0; n < 200; n++) {
    const data = bytes(22, next);
    const word = protect(data, 22);
    for (const at of positions(n % 12, 44, next)) {
      word[at] ^= 1 + next(255);
    }
    assert.deepEqual(repair(word, 22), data);
  }
});

test('doubtful and wrong bytes are repaired as long as 2 × wrong + doubtful <= parity', () => {
  const next = numbers(2);
  for (let n = 0; n < 200; n++) {
    const data = bytes(22, next);
    const word = protect(data, 22);
    const doubtful = n % 23;
    const bad = positions(doubtful + Math.floor((22 - doubtful) / 2), 44, next);
    for (const [order, at] of bad.entries()) {
      // A doubtful byte may also be correct.
      word[at] ^= order < doubtful ? next(256) : 1 + next(255);
    }
    assert.deepEqual(repair(word, 22, bad.slice(0, doubtful)), data);
  }
});

test('a word that is beyond repair is not passed off as repaired', () => {
  const next = numbers(3);
  let refused = 0;
  for (let n = 0; n < 200; n++) {
    const word = bytes(44, next);
    const data = repair(word, 22);
    refused += data === null ? 1 : 0;
    if (data) {
      assert.ok(protect(data, 22).filter((byte, at) => byte !== word[at]).length <= 11);
    }
  }
  assert.ok(refused >= 199);
});

const certain = tones => {
  const strengths = new Float64Array(symbols * 16);
  tones.forEach((tone, symbol) => strengths[symbol * 16 + tone] = 1);
  return strengths;
};

test('tones become the bytes they were made of', () => {
  const payload = bytes(20, numbers(4));
  assert.deepEqual(fromStrengths(certain(toTones(payload))), payload);
});

test('equal bytes do not become one and the same tone', () => {
  assert.equal(new Set(toTones(new Uint8Array(20)).slice(0, 40)).size, 14); // it turns once for every three symbols
});

test('only twenty bytes make a frame', () => {
  assert.throws(() => toTones(new Uint8Array(19)), RangeError);
  assert.throws(() => toTones(new Uint8Array(21)), RangeError);
});

test('a repaired word with a wrong CRC is no frame', () => {
  const payload = bytes(20, numbers(5));
  const word = protect(Uint8Array.of(...payload, 0, 0), 22);
  const tones = Uint8Array.from({ length: symbols }, (_, symbol) =>
    ((symbol % 2 ? word[symbol >> 1] & 15 : word[symbol >> 1] >> 4) + 7 * Math.floor(symbol / 3)) % 16);
  assert.notEqual(crc16(payload), 0);
  assert.equal(fromStrengths(certain(tones)), null);
});

test('docs/sound-link.md tells the truth about the bytes 00 to 13', () => {
  const page = readFileSync(new URL('../../docs/sound-link.md', import.meta.url), 'utf8');
  const payload = Uint8Array.from({ length: 20 }, (_, n) => n);
  const crc = crc16(payload);
  const behind = protect(Uint8Array.of(...payload, crc >> 8, crc & 0xFF), 22).slice(20);
  assert.ok(page.includes(`\`${Buffer.from(behind).toString('hex')}\``));
  assert.ok(page.includes(`\`${Array.from(toTones(payload), tone => tone.toString(16)).join('')}\``));
});
