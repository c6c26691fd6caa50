// The server's time. The phone's own clock is never used: each response carries the server's `now`, and between two
// responses only the monotonic time since then is added.

/** Server time minus this page's monotonic time, in ms. */
let offset = Date.now() - performance.now();

/** @param {unknown} now the server's time in the response just received, ms since 1970 */
export function heard(now) {
  if (typeof now === 'number') {
    offset = now - performance.now();
  }
}

/** The server's time, estimated, ms since 1970. */
export function serverNow() {
  return offset + performance.now();
}

const danish = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Copenhagen' });

/** The day in Denmark, by which documents expire (R73), as the server reckons it.
 * @returns {string} yyyy-mm-dd: that is how Swedish writes a date */
export function danishDay() {
  return danish.format(serverNow());
}
