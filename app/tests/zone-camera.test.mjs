// Machine-readable zones in pictures of documents, printed with the real OCR-B and photographed in many ways
// (bench/zone/picture.mjs). A wrong zone is never handed on; one that is not read is told how to hold the camera.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceOf, ZoneWatch } from '../www/mrz/camera/watch.js';
import { matchIn } from '../www/mrz/camera/matching.js';
import { readIn } from '../www/mrz/camera/reader.js';
import { alphabets } from '../www/mrz/camera/templates.js';
import { linesOf } from '../../bench/zone/documents.mjs';
import { printed, seen } from '../../bench/zone/picture.mjs';
import { ways } from '../../bench/zone/ways.mjs';

const today = '2026-11-28';
const passport = linesOf('TD3', 1);
const card = linesOf('TD1', 1);
const sheet = printed(passport);

/** The first zone that is handed on of some pictures in a row, each with other noise and not quite from the same place.
 * @param {object} view */
function zoneIn(sheet, view) {
  const watch = new ZoneWatch();
  for (let seed = 1; seed <= 5; seed++) {
    const { zone } = watch.see(seen(sheet, { ...view, turn: (view.turn ?? 0) + 0.3 * seed, seed }), today);
    if (zone !== null) {
      return zone;
    }
  }
  return null;
}

const readable = Object.entries(ways).filter(([name]) => !name.startsWith('hard'));
for (const [at, [name, way]] of readable.entries()) {
  test(`R70 a zone is read as it is printed: ${name}`, () => {
    const lines = linesOf(/** @type {const} */ (['TD3', 'TD1', 'TD2'])[at % 3], at + 1);
    let side = 0.9;
    assert.equal(zoneIn(printed(lines), way(() => side = -side)), lines.join('\n'));
  });
}

test('R70 what cannot be read is not guessed: far too small, blurred, noisy, covered', () => {
  for (const view of [{ share: 0.25 }, { blur: 6 }, { noise: 90 }, { glare: 4 }]) {
    assert.equal(readIn(seen(sheet, view), today).mrz, null, JSON.stringify(view));
  }
});

test('R70 lines whose check digits do not fit are no zone', () => {
  const bent = [passport[0], passport[1].slice(0, -1) + (Number(passport[1].at(-1)) + 1) % 10];
  assert.equal(readIn(seen(printed(bent), {}), today).mrz, null);
});

test('R70 one picture is not enough, and two different zones are not', () => {
  const watch = new ZoneWatch();
  const picture = seen(sheet, {});
  assert.equal(watch.see(picture, today).zone, null);
  assert.equal(watch.see(seen(printed(card), {}), today).zone, null);
  assert.equal(watch.see(picture, today).zone, null);
  assert.equal(watch.see(picture, today).zone, passport.join('\n'));
});

test('the advice says what would help', () => {
  const advice = view => adviceOf(readIn(seen(sheet, view), today));
  assert.equal(advice({ light: 0.12, noise: 9 }), 'tooDark');
  assert.equal(advice({ light: 9 }), 'tooBright');
  assert.equal(advice({ share: 0.28 }), 'closer');
  assert.equal(advice({ shift: [0.14, 0] }), 'farther');
  assert.equal(advice({ blur: 3.2 }), 'still');
  assert.equal(advice({ shift: [0, 0.6] }), 'looking');
});

test('an advice stays for some pictures before another one takes its place', () => {
  const watch = new ZoneWatch();
  const dark = seen(sheet, { light: 0.1, width: 320, height: 240 });
  const said = Array.from({ length: 5 }, () => watch.see(dark, today).advice);
  assert.deepEqual(said, ['looking', 'looking', 'looking', 'tooDark', 'tooDark']);
});

test('each drawn character is nearest to itself, in each blur', () => {
  for (const alphabet of alphabets()) {
    alphabet.templates.forEach(({ character, values }) => {
      const patch = new Float32Array(24 * 32);
      values.forEach((value, at) => { patch[(Math.floor(at / 18) + 3) * 24 + at % 18 + 3] = value; });
      const match = matchIn(patch, alphabet, Array.from(alphabet.templates.keys()), 1);
      assert.equal(match.character, character);
      assert.ok(match.lead > 0.2, `${character} ${match.next} ${match.lead}`);
    });
  }
});
