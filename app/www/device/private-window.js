// Whether this looks like a private window, whose keys are gone when it is closed. No browser says so; each gives
// itself away by what it does not offer there.

/** @returns {Promise<boolean>} */
export async function looksPrivate() {
  try {
    if (!('serviceWorker' in navigator)) {
      return true; // Firefox
    }
    await navigator.storage?.getDirectory?.();
    const heap = /** @type {any} */ (performance).memory?.jsHeapSizeLimit;
    const { quota } = await navigator.storage?.estimate?.() ?? {};
    return heap !== undefined && quota !== undefined && quota < 2 * heap; // Chromium keeps private storage in memory
  } catch {
    return true; // Safari, and Firefox before
  }
}
