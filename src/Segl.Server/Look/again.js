// The page of an outage: asks again by itself, with what was typed.
const form = document.getElementById('again');
setTimeout(() => form.submit(), 1000 * Number(form.dataset.seconds));
