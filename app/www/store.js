// The app's storage: one IndexedDB database with the persons and a few single records. Keys are stored as CryptoKey
// objects that cannot be exported; activation codes and PINs are never stored.
/** @import { Activation, Claim, Installation, Person, Returning } from './types.js' */
import { NothingKept } from './refusals.js';

/** @typedef {{ installation: Installation, activation: Activation, claim: Claim,
 *   returning: Returning }} Kept */

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

function open() {
  opened ??= openAnew().catch(error => {
    opened = undefined;
    throw new NothingKept(error);
  });
  return opened;
}

/** @returns {Promise<IDBDatabase>} */
function openAnew() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('segl', 1); // a refusing browser throws here, or fails the request
    request.onupgradeneeded = () => {
      request.result.createObjectStore('persons', { keyPath: 'app' });
      request.result.createObjectStore('kept');
    };
    request.onsuccess = () => {
      request.result.onclose = () => { opened = undefined; };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

/** A phone that was asleep may have lost the connection to its own database: it is opened once more. Every request may
 * be run twice.
 * @template T
 * @param {'persons' | 'kept'} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>} */
async function run(store, mode, ask) {
  try {
    return await runOnce(store, mode, ask);
  } catch (error) {
    const isLost = error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name);
    if (!isLost) {
      throw error;
    }
    opened = undefined;
    return runOnce(store, mode, ask);
  }
}

/** Runs one request and waits until it is on disk.
 * @template T
 * @param {'persons' | 'kept'} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>} */
async function runOnce(store, mode, ask) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const request = ask(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @template {keyof Kept} K
 * @param {K} key
 * @returns {Promise<Kept[K] | null>} */
export async function kept(key) {
  return (await run('kept', 'readonly', store => store.get(key))) ?? null;
}

/** @template {keyof Kept} K
 * @param {K} key
 * @param {Kept[K] | null} value null removes it */
export async function keep(key, value) {
  await run('kept', 'readwrite', store =>
    /** @type {IDBRequest<unknown>} */ (value === null ? store.delete(key) : store.put(value, key)));
}

/** @returns {Promise<Person[]>} roughly in the order in which they were added, by their ids */
export function persons() {
  return run('persons', 'readonly', store => store.getAll());
}

/** @param {string} app
 * @returns {Promise<Person | undefined>} */
export function person(app) {
  return run('persons', 'readonly', store => store.get(app));
}

/** @param {Person} one */
export async function keepPerson(one) {
  await run('persons', 'readwrite', store => store.put(one));
}

/** Changes the stored fields of a person, if the person still exists. It is one transaction, so that concurrent
 * changes do not overwrite each other, in particular not with an answer token that was already used (T-16).
 * @param {string} app
 * @param {Partial<Person>} change */
export async function changePerson(app, change) {
  await run('persons', 'readwrite', store => {
    const before = store.get(app);
    before.onsuccess = () => {
      if (before.result) {
        store.put({ ...before.result, ...change });
      }
    };
    return before;
  });
}

/** @param {string} app */
export async function forgetPerson(app) {
  await run('persons', 'readwrite', store => store.delete(app));
}
