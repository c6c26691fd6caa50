// Waiting for a signal that ends something, or for the first of two.

/** @param {AbortSignal} signal
 * @returns {Promise<void>} settles when the signal ends */
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
 * @returns {AbortSignal} ends with whichever ends first */
export function either(one, other) {
  const first = new AbortController();
  until(one).then(() => first.abort());
  until(other).then(() => first.abort());
  if (one.aborted || other.aborted) {
    first.abort();
  }
  return first.signal;
}
