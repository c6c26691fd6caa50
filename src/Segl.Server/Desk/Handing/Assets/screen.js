// The citizen's screen at a desk: looks again when the server says that there is something else to show. It goes to its
// own address, so that nothing that was typed or shown is sent or drawn again.
const screen = document.getElementById('screen');
const betweenTries = 5000;

function lookAgain() {
  location.replace(screen.dataset.home + location.search);
}

const events = new EventSource(screen.dataset.events);
events.addEventListener('look', () => {
  events.close();
  lookAgain();
});
// A browser reconnects when a stream breaks, but not after an error status.
events.addEventListener('error', () => {
  if (events.readyState === EventSource.CLOSED) {
    setTimeout(lookAgain, betweenTries);
  }
});
// Nothing that stood here is drawn again from the browser's memory.
addEventListener('pageshow', event => {
  if (event.persisted) {
    lookAgain();
  }
});
