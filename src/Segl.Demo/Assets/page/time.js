// The demo's time: the server's clock, which can jump.
let ahead = 0;

/** @param {number} told the server's time, in milliseconds since 1970 */
export function setNow(told) {
  ahead = told - Date.now();
}

/** In milliseconds since 1970. */
export const now = () => Date.now() + ahead;
