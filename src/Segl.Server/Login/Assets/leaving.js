// Forms that lead to the relying party are sent by script and followed by script: a browser would judge every redirect
// after a form by this page's policy, and the relying party may lead on to places that the policy cannot know.

/** Sends a form and goes where the answer says. */
export async function leave(form) {
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(new FormData(form)),
    });
    if (answer.headers.get('Content-Type')?.startsWith('application/json')) {
      location.replace((await answer.json()).next);
      return;
    }
  } catch {
    // The network failed; what follows asks again, and a second try changes nothing that was done.
  }
  form.submit();
}

const leading = ['leave', 'finish', 'return-code'].map(step => `form[action*="/${step}"]`).join(', ');
for (const form of document.querySelectorAll(leading)) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    leave(form);
  });
}

const now = document.querySelector('form[data-now]');
if (now) {
  leave(now);
}
