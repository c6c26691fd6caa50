// The addresses that a login's QR code and link open.

const qrValue = /^[A-Za-z0-9_-]{22}\.[0-9]{1,10}\.[A-Za-z0-9_-]{11}$/;
const linkValue = /^[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]+$/;

/** The value behind `#` in the address of a login's QR code or link; null for any other text. The host is not checked:
 * a foreign value is unknown to this app's server.
 * @param {string} text what the camera read or somebody pasted
 * @returns {{ qr: string } | { link: string } | null} */
export function seenIn(text) {
  const address = parsed(text);
  if (!address) {
    return null;
  }
  const { pathname, hash } = address;
  const value = hash.slice(1);
  if (pathname === '/q' && qrValue.test(value)) {
    return { qr: value };
  }
  return pathname === '/l' && linkValue.test(value) ? { link: value } : null;
}

/** @param {string} text */
function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
