// Never a splash without words. Whatever keeps the app from starting, this page says it, in both languages. It is
// written for the oldest browser there is, as that is the one that needs it.
(function () {
  var patience = 20000;

  /** @param {string} id of the words */
  function reveal(id) {
    var splash = document.querySelector('.splash');
    var words = document.getElementById(id);
    if (splash && splash.parentNode && words) {
      splash.parentNode.removeChild(splash);
      words.hidden = false;
    }
  }

  // A file that could not be fetched may come as a TypeError, too; only its words tell, in each engine its own.
  var notFetched = /failed to fetch|load failed|error loading|importing a module|networkerror/i;

  /** @param {unknown} error */
  function isTooOld(error) {
    return error instanceof SyntaxError || error instanceof ReferenceError
      || error instanceof TypeError && !notFetched.test(error.message);
  }

  if (!('noModule' in document.createElement('script')) || !window.indexedDB || !window.crypto || !crypto.subtle) {
    document.addEventListener('DOMContentLoaded', function () {
      reveal(window.indexedDB ? 'too-old' : 'nothing-kept');
    });
  }
  window.addEventListener('error', function (event) {
    // A file that failed to load has no error object; its element is the target.
    reveal(isTooOld(event.error) ? 'too-old' : 'not-started');
  }, true);
  window.addEventListener('unhandledrejection', function (event) {
    var error = event.reason;
    reveal(error && error.name === 'NothingKept' ? 'nothing-kept' : isTooOld(error) ? 'too-old' : 'not-started');
  });
  setTimeout(function () { reveal('not-started'); }, patience);
})();
