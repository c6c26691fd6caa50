// Waiting for a signal that ends something.

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
