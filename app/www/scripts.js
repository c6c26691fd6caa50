// The scripts that are started by their address: the Content-Security-Policy lets no others through (trusted-types
// segl), and only one policy of that name.

/** @typedef {'/sw.js' | '/mrz/camera/worker.js'} Script */

/** @type {readonly string[]} */
const scripts = ['/sw.js', '/mrz/camera/worker.js'];

const types = /** @type {any} */ (globalThis).trustedTypes;
const policy = types?.createPolicy('segl', {
  createScriptURL(/** @type {string} */ path) {
    if (!scripts.includes(path)) {
      throw new TypeError(`${path} is no script of the app.`);
    }
    return path;
  },
});

/** What `register` and `new Worker` take for it.
 * @param {Script} path
 * @returns {string} */
export const addressOf = path => policy?.createScriptURL(path) ?? path;
