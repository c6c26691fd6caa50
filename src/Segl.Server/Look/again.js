// The page of an outage: asks again by itself, with what was typed.
const again = document.getElementById('again');
setTimeout(() => again instanceof HTMLFormElement ? again.submit() : location.replace(again.href),
  1000 * Number(again.dataset.seconds));
