// The way back from the app: the value behind # is known to the app only, the cookie to this browser only. Both are
// sent to the server in one request. The value is removed from the address first, so that it does not stay in the
// history.
import { leave } from './leaving.js';

const form = document.getElementById('back');
const back = location.hash.slice(1);
form.elements.namedItem('back').value = back;
form.action = `/login/${encodeURIComponent(back.split('.')[0])}/back${location.search}`;
history.replaceState(null, '', location.pathname + location.search);
leave(form);
