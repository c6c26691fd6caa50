// The dependencies between the app's modules and folders, type imports included, form no cycle: with one, no module
// of it could be understood or changed alone.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import test from 'node:test';

const app = new URL('../www/', import.meta.url);
const names = readdirSync(app, { recursive: true })
  .filter(name => name.endsWith('.js') && !name.startsWith('vendor/'));

/** The modules that a module imports, by `import … from`, by `import()`, or as a type in a comment; vendor's excluded.
 * @param {string} name */
function importsOf(name) {
  const text = readFileSync(new URL(name, app), 'utf8');
  return [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+)'/g)]
    .map(([, path]) => join(dirname(name), path))
    .filter(path => !path.startsWith('vendor/'));
}

/** The first cycle that is found, as the names along it.
 * @param {Map<string, Iterable<string>>} needs
 * @returns {string[]} */
function circle(needs) {
  const done = new Set();
  /** @param {string} name @param {string[]} path @returns {string[]} */
  function from(name, path) {
    if (path.includes(name)) {
      return [...path.slice(path.indexOf(name)), name];
    }
    if (done.has(name)) {
      return [];
    }
    for (const needed of needs.get(name) ?? []) {
      const found = from(needed, [...path, name]);
      if (found.length > 0) {
        return found;
      }
    }
    done.add(name);
    return [];
  }
  return [...needs.keys()].map(name => from(name, [])).find(found => found.length > 0) ?? [];
}

const files = new Map(names.map(name => [name, importsOf(name)]));

/** A module at the top level counts as itself, one in a folder as its folder.
 * @param {string} name */
const roomOf = name => name.includes('/') ? dirname(name) : name;

const rooms = new Map();
for (const [name, needed] of files) {
  const others = needed.map(roomOf).filter(room => room !== roomOf(name));
  rooms.set(roomOf(name), new Set([...rooms.get(roomOf(name)) ?? [], ...others]));
}

test('every import leads to a module', () => {
  assert.ok(names.length > 60);
  for (const [name, needed] of files) {
    assert.deepEqual(needed.filter(path => !names.includes(path)), [], name);
  }
});

test('no module needs itself through others', () => {
  assert.deepEqual(circle(files), []);
});

test('no folder needs itself through others', () => {
  assert.deepEqual(circle(rooms), []);
});

test('a circle is found', () => {
  assert.deepEqual(circle(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]])), ['b', 'c', 'b']);
});
