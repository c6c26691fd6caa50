// A mark that survives when a browser evicts a page's storage, since cookies are stored separately. It holds the name
// of this app in its owner's list of apps, and no personal data.

// Cookies are shared by all ports of a host, storage is not.
const name = `segl-was-here${location.port}`;

/** @param {string} model the name that this device reports */
export function leaveMark(model) {
  // Browsers keep a cookie for at most 400 days; each start renews it.
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
