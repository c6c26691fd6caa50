// Forms that lead to the relying party are submitted by script, which then navigates: a browser would apply this
// page's policy to every redirect after a form, and the relying party may redirect to places that the policy does not
// know.
import './fields.js';

/** Submits a form and navigates to the address in the response.
 * @param {HTMLFormElement} form */
export async function leave(form) {
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(/** @type {any} */ (new FormData(form))),
    });
    if (answer.headers.get('Content-Type')?.startsWith('application/json')) {
      location.replace((await answer.json()).next);
      return;
    }
  } catch {
    // The network failed; a retry is safe, since it changes nothing that was done.
  }
  form.submit();
}

const leading = ['leave', 'finish', 'return-code', 'password'].map(step => `form[action*="/${step}"]`).join(', ');
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(leading))) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    leave(form);
  });
}

const now = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-now]'));
if (now) {
  leave(now);
}
