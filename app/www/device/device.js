// A native shell replaces what a browser does less well: it sets `window.seglDevice = { camera, keys, … }` before
// app.js runs, with the same functions as the modules that it replaces.

/** @template T
 * @param {string} name
 * @param {T} own the browser's implementation
 * @returns {T} */
export function deviceOr(name, own) {
  const shell = /** @type {{ seglDevice?: Record<string, T> }} */ (/** @type {unknown} */ (globalThis)).seglDevice;
  return shell?.[name] ?? own;
}
