// The oldest supported engines are those of index.html and docs/operate.md: Safari on iOS 16.4, Chrome 111, Firefox
// 115. The app's modules must use no API that these lack.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';

const { parse } = createRequire(new URL('../../tests/package.json', import.meta.url))('acorn');
const app = new URL('../www/', import.meta.url);
const login = new URL('../../src/Segl.Server/Login/Assets/', import.meta.url);

/** The addresses of all scripts of a folder.
 * @param {URL} folder */
const scriptsOf = folder => readdirSync(folder, { recursive: true })
  .filter(name => name.endsWith('.js'))
  .map(name => new URL(name.replaceAll('\\', '/'), folder));

const scripts = [...scriptsOf(app), ...scriptsOf(login)];

/** APIs that the oldest supported engines lack and that no type check finds. `AbortSignal.any`: Chrome 116, Safari
 * 17.4. `URL.canParse`: Chrome 120, Safari 17. */
const tooNew = ['URL.canParse', 'URL.parse(', 'AbortSignal.any', 'Promise.withResolvers', 'Promise.try', 'Object.groupBy',
  'Map.groupBy', 'Array.fromAsync', '.toSorted(', '.toReversed(', '.toSpliced(', '.isWellFormed(', 'Uint8Array.fromBase64',
  '.toBase64(', 'checkVisibility(', 'showPopover', 'startViewTransition', 'Iterator.from', 'RegExp.escape',
  'moveBefore', 'requestIdleCallback', 'navigator.userActivation'];

test('every module is of the language of the least engines', () => {
  assert.ok(scripts.length > 80);
  for (const script of scripts) {
    parse(readFileSync(script, 'utf8'), { ecmaVersion: 2022, sourceType: 'module' });
  }
});

test('the words on the splash screen are shown by a script of the oldest language', () => {
  parse(readFileSync(new URL('splash.js', app), 'utf8'), { ecmaVersion: 5, sourceType: 'script' });
});

test('a word that the least engines do not know is found', () => {
  assert.throws(() => parse('/[\\p{L}--a]/v', { ecmaVersion: 2022 }));
  assert.throws(() => parse('using it = x;', { ecmaVersion: 2022, sourceType: 'module' }));
});

// A module of others that asks first whether there is such a call is not told from one that does not.
test('no module of ours calls what the least engines lack', () => {
  for (const script of scripts.filter(({ pathname }) => !pathname.includes('/vendor/'))) {
    const text = readFileSync(script, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
    assert.deepEqual(tooNew.filter(call => text.includes(call)), [], script.pathname);
  }
});
