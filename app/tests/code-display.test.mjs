// The code display of the demo: RFC 6238's own vectors, and oathtool, which knows nothing of Segl.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, stepAt } from '../../src/Segl.Demo/Assets/page/totp.js';

const ascii = (text, length) => Buffer.from(text.repeat(7).slice(0, length)).toString('hex');

/** RFC 6238, appendix B, with its erratum on the lengths of the seeds. */
const vectors = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1234567890, '89005924', '91819424', '93441116'],
  [20000000000, '65353130', '77737706', '47863826'],
];

test('R60: the code display shows the codes of RFC 6238', async () => {
  const hashes = [['SHA-1', 20], ['SHA-256', 32], ['SHA-512', 64]];
  for (const [seconds, ...codes] of vectors) {
    for (const [at, [hash, length]] of hashes.entries()) {
      const token = { seed: ascii('1234567890', length), hash, seconds: 30, digits: 8 };
      assert.equal(await codeOf(token, stepAt(token, seconds * 1000)), codes[at]);
    }
  }
});

test('R60: the code display shows what oathtool shows', async () => {
  for (const [hash, name, seconds] of [['SHA-1', 'sha1', 30], ['SHA-256', 'sha256', 60], ['SHA-512', 'sha512', 30]]) {
    const token = { seed: randomBytes(20).toString('hex'), hash, seconds, digits: 6 };
    const from = Date.UTC(2030, 5, 1, 12);
    const said = execFileSync('oathtool', [
      `--totp=${name}`, `--time-step-size=${seconds}s`, '--now=2030-06-01 12:00:00 UTC', '--window=40', token.seed,
    ], { encoding: 'utf8' }).trim().split('\n');
    const shown = await Promise.all(said.map((_, at) => codeOf(token, stepAt(token, from) + at)));
    assert.deepEqual(shown, said);
  }
});
