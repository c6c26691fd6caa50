// S2, step 20, on the new phone: the user ID (R47: three tries per code).
/** @import { Segl } from '../segl.js' */
import { startOver } from '../activation.js';
import { Trouble, useAction } from '../components/action.js';
import { Field } from '../components/field.js';
import { Screen } from '../components/screen.js';
import { sendUserId } from '../copying/new-phone.js';
import { html, useState } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export function CopyUserId({ segl }) {
  const { texts } = segl;
  const [userId, setUserId] = useState('');
  const send = useAction(segl, () => sendUserId(segl, userId));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (userId.trim() === '') {
      send.setTrouble(texts.code.missingUserId);
    } else {
      send.run();
    }
  };
  return html`<${Screen} segl=${segl} title=${texts.copy.userIdTitle} top="none">
    <p>${texts.copy.userIdLead}</p>
    <form onSubmit=${submit}>
      <${Field} id="user-id" label=${texts.code.userId} value=${userId} onValue=${setUserId}
        input=${{ autocomplete: 'username', autocapitalize: 'none', spellcheck: false, maxlength: 60 }} />
      <div class="room"><${Trouble} text=${send.trouble} /></div>
      <button class="act" aria-disabled=${send.busy}>${send.busy ? texts.working : texts.next}</button>
    </form>
    <div class="actions">
      <button class="plain" onClick=${() => startOver(segl)}>${texts.cancel}</button>
    </div>
  <//>`;
}
