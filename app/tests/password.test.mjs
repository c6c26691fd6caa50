import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../src/Segl.Server/Look/password.js';

const rules = { shortest: 8, longest: 64, digits: 9, userId: 'karla.dam' };

for (const [typed, found] of [
  ['', 'none'],
  ['kort', 'short'],
  ['x'.repeat(65), 'long'],
  ['min Karla.Dam nøgle', 'tells'],
  ['nu 0101 70-1234 ja', 'tells'],
  ['aaaaaaaaaaaa', 'weak'],
  ['abcdefghijkl', 'weak'],
  ['qwertyuiop12', 'weak'],
  ['xqxqxqxqxqxq', 'weak'],
  ['kvaj og s', 'weak'],
  ['kvaj og sylt', 'fair'],
  ['kvaj og sylt i stuen', 'strong'],
]) {
  test(`R69 of "${typed.slice(0, 20)}" the page says ${found}`, () => assert.equal(judge(typed, rules), found));
}

test('R69 a letter written in two ways counts once, as for the server', () =>
  assert.equal(judge('a\u030aa\u030aa\u030aa\u030a', rules), 'short'));
