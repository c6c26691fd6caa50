// Starts the app. On a phone of the demo page, or in the window that it offers instead of a frame, its owner comes
// first (owner.js); anywhere else this is the app unchanged, also offline. Only with --demo.

if (window.parent !== window || new URLSearchParams(location.search).has('window') || wasOfTheDemo()) {
  await (await import('./owner.js')).start();
} else {
  await import('/app.js');
}

/** A window of its own that was loaded anew. */
function wasOfTheDemo() {
  try {
    return localStorage.getItem('demo browser') !== null;
  } catch {
    return false;
  }
}
