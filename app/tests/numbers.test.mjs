// Numbers as texts write them; tests/Segl.Server.Tests/Web/NumbersTests.cs tests the server's for the same results.
import assert from 'node:assert/strict';
import test from 'node:test';
import { count, inDanish, inEnglish } from '../www/texts/numbers.js';

test('a count stands with its word', () => {
  assert.deepEqual([1, 3, 0].map(n => count(n, 'app', 'apps')), ['1 app', '3 apps', '0 apps']);
});

for (const [seconds, danish, english] of [
  [1, '1 sekund', '1 second'],
  [10, '10 sekunder', '10 seconds'],
  [60, '1 minut', '1 minute'],
  [90, '90 sekunder', '90 seconds'],
  [900, '15 minutter', '15 minutes'],
  [3600, '1 time', '1 hour'],
  [86_400, '24 timer', '24 hours'],
  [172_800, '48 timer', '48 hours'],
  [432_000, '5 dage', '5 days'],
]) {
  test(`a duration stands in its largest whole unit: ${english}`, () => {
    assert.deepEqual([inDanish(seconds), inEnglish(seconds)], [danish, english]);
  });
}
