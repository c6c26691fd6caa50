// The app's judgement of machine-readable zones against docs/mrz-vectors.json, which Segl.Passport is tested with, too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readMrz } from '../www/mrz/mrz.js';

const { zones } = JSON.parse(readFileSync(new URL('../../docs/mrz-vectors.json', import.meta.url), 'utf8'));

for (const { what, today, text, ...said } of zones) {
  test(`R70 a zone of the vectors: ${what}`, () => {
    const read = readMrz(text, today);
    assert.deepEqual('fault' in read ? read : Object.fromEntries(Object.keys(said).map(name => [name, read[name]])), said);
  });
}

test('R70 one wrong character of a document number is never the right number', () => {
  const { text, today } = zones[0];
  for (let at = 45; at < 54; at++) {
    const bent = text.slice(0, at) + (text[at] === '9' ? '8' : '9') + text.slice(at + 1);
    assert.deepEqual(readMrz(bent, today), { fault: 'documentNumber' });
  }
});

test('a text of any length ends at once', () => {
  assert.deepEqual(readMrz('<'.repeat(50_000_000), '2026-11-28'), { fault: 'length' });
});
