// The server's time. The phone's own clock is never judged and no countdown is drawn from it: each answer carries the
// server's `now`, and between two answers only the time since then is measured.

/** Server instant minus this page's monotonic time, ms. */
let offset = Date.now() - performance.now();

/** @param {unknown} now the server's instant of an answer that has just come, ms since 1970 */
export function heard(now) {
  if (typeof now === 'number') {
    offset = now - performance.now();
  }
}

/** The server's instant as far as known, ms since 1970. */
export function serverNow() {
  return offset + performance.now();
}
