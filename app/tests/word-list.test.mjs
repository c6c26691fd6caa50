// docs/words.md: one word a thing. All texts of app and server are looked through for words that are not written.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { da } from '../www/texts/da.js';
import { en } from '../www/texts/en.js';

const root = new URL('../../', import.meta.url);
const read = path => readFileSync(new URL(path, root), 'utf8');

/** The words that are not written, of a column of the table. */
const rows = read('docs/words.md').split('\n').filter(line => /^\| (?!Thing)/.test(line))
  .map(line => line.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|')));
const wrong = column => rows.flatMap(row => [...row[column].matchAll(/`([^`]+)`/g)].map(([, words]) => new RegExp(words, 'u')));

/** Every sentence of the app, with a number for whatever is put into one. */
const sentences = text => typeof text === 'string' ? [text]
  : typeof text === 'function' ? [text(7, 7)]
  : Object.values(text).flatMap(sentences);
const limits = new Proxy({}, { get: (_, name) => name === 'copyLinks' ? [] : 7 });

/** The strings of a C# file, without what stands in holes. */
const strings = path => [...read(path).replace(/^\s*\/\/.*$/gmu, '').matchAll(/"""([^]*?)"""|"((?:[^"\\\n]|\\.)*)"/g)]
  .map(([, long, short]) => (long ?? short).replace(/\{[^}]*\}/g, ''));

/** The files that hold the texts of one language. */
const files = language => readdirSync(new URL('src', root), { recursive: true })
  .map(String).map(file => file.replaceAll('\\', '/'))
  .filter(file => !/\/(bin|obj)\//.test(file) && new RegExp(`(^|[/.])${language}\\.cs$`).test(file))
  .map(file => `src/${file}`);

for (const [name, column, texts] of [['Danish', 3, da(limits)], ['English', 5, en(limits)]]) {
  test(`Point 4.4: ${name} has one word a thing`, () => {
    const found = files(name);
    assert.ok(found.length > 4, `${found}`);
    const all = [...sentences(texts).map(text => ['app', text]),
      ...found.flatMap(file => strings(file).map(text => [file, text]))];
    assert.ok(all.length > 500);
    assert.deepEqual(all.filter(([, text]) => wrong(column).some(words => words.test(text))), []);
  });
}

test('Point 4.4: a wrong word is found', () => {
  assert.ok(wrong(3).some(words => words.test('Sæt flueben her.')));
  assert.ok(wrong(5).some(words => words.test('Go on on the new phone')));
});
