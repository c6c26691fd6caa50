// A mark that stays when a browser throws away what a page has stored: cookies are kept apart. It says under which name
// this app stands among its owner's apps, and nothing of a person.

// Cookies are one for all ports of a host, what a page stores is not.
const name = `segl-was-here${location.port}`;

/** @param {string} model what this device calls itself */
export function leaveMark(model) {
  // 400 days is the longest that a browser keeps one; each start leaves it anew.
  document.cookie = `${name}=${encodeURIComponent(model)}; Path=/; Max-Age=${400 * 24 * 3600}; SameSite=Strict`;
}

/** @returns {string | null} */
export function foundMark() {
  const found = document.cookie.split('; ').find(one => one.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}

export function wipeMark() {
  document.cookie = `${name}=; Path=/; Max-Age=0; SameSite=Strict`;
}
