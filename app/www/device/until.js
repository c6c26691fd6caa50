// Waiting for an abort signal, or for the first of two.

/** @param {AbortSignal} signal
 * @returns {Promise<void>} resolves when the signal aborts */
export function until(signal) {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener('abort', () => resolve(), { once: true });
    }
  });
}

/** AbortSignal.any for browsers that have none.
 * @param {AbortSignal} one
 * @param {AbortSignal} other
 * @returns {AbortSignal} aborts with the first of the two */
export function either(one, other) {
  const first = new AbortController();
  until(one).then(() => first.abort());
  until(other).then(() => first.abort());
  if (one.aborted || other.aborted) {
    first.abort();
  }
  return first.signal;
}
