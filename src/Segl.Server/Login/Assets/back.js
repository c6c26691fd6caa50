// The way back from the app: what stands behind # is known to the app only, the cookie to this browser only. Both go to
// the server in one request. The address is cleaned first, so that nothing of it stays in the history.
import { leave } from './leaving.js';

const form = document.getElementById('back');
form.elements.namedItem('back').value = location.hash.slice(1);
history.replaceState(null, '', location.pathname + location.search);
leave(form);
