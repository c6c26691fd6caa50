// The way back from the app: what stands behind # is known to the app only, the cookie to this browser only. Both go to
// the server in one request. The address is cleaned first, so that nothing of it stays in the history.
import { leave } from './leaving.js';

const form = document.getElementById('back');
const back = location.hash.slice(1);
form.elements.namedItem('back').value = back;
form.action = `/login/${encodeURIComponent(back.split('.')[0])}/back${location.search}`;
history.replaceState(null, '', location.pathname + location.search);
leave(form);
