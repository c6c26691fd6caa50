// The drawer: one document at a time lies on a phone, and somebody looks into the cameras.
import { open } from './tabs.js';

const json = { 'Content-Type': 'application/json' };
const drawer = document.getElementById('panel-documents');
let table = { document: null, phone: null, face: 'Karla' };

for (const one of drawer.querySelectorAll('.document')) {
  for (const button of one.querySelectorAll('button')) {
    button.addEventListener('click', () => lay(one.dataset.document, button.dataset.phone));
  }
}
for (const choice of drawer.querySelectorAll('[name=face]')) {
  choice.addEventListener('change', () => put({ ...table, face: choice.value }));
}

/** @param {string} name
 * @param {string} phone empty: it is taken away */
async function lay(name, phone) {
  await put({ ...table, document: phone ? name : null, phone: phone || null });
  if (phone === 'b' || phone === 'c') {
    open(phone); // it is in the place of the drawer
  }
}

async function put(next) {
  const answer = await fetch('/demo/drawer', { method: 'PUT', headers: json, body: JSON.stringify(next) });
  if (answer.ok) {
    show(await answer.json());
  }
}

function show(now) {
  table = now;
  for (const one of drawer.querySelectorAll('.document')) {
    const lies = one.dataset.document === now.document;
    const on = [...one.querySelectorAll('button')].find(button => lies && button.dataset.phone === now.phone);
    one.classList.toggle('laid', lies);
    one.querySelector('.lies').hidden = !lies;
    one.querySelector('.lies').textContent = on?.dataset.lies ?? '';
    one.querySelector('[data-phone=""]').hidden = !lies;
  }
  for (const choice of drawer.querySelectorAll('[name=face]')) {
    choice.checked = choice.value === now.face;
  }
}

fetch('/demo/drawer').then(answer => answer.ok ? answer.json().then(show) : null);
