// Does the form's proof of work while somebody types, and sends the form once: a further press waits with the first.
import './clock.js';

const challenge = document.querySelector('[name="challenge"]');
const form = challenge.form;
const button = form.querySelector('button');
const address = challenge.dataset.worker;
const types = globalThis.trustedTypes;
const policy = types?.createPolicy('segl', { createScriptURL: () => address });

const worked = new Promise(resolve => {
  const worker = new Worker(policy ? policy.createScriptURL('') : address, { type: 'module' });
  worker.onmessage = ({ data }) => resolve(String(data));
  // Without a number the form is taken, too, within tighter limits.
  worker.onerror = () => resolve('');
  worker.postMessage({ challenge: challenge.value, bits: Number(challenge.dataset.bits) });
});

form.addEventListener('submit', async event => {
  event.preventDefault();
  if (form.dataset.sent) return;
  form.dataset.sent = 'yes';
  button.setAttribute('aria-disabled', 'true');
  button.textContent = form.dataset.moment;
  form.elements.work.value = await worked;
  form.submit();
});

// Back from the next page, the form can be sent again.
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
