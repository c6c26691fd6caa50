// User ID and activation code, as printed on paper or shown on a screen.
/** @import { Segl } from '../segl.js' */
import { plainCode, sendCode, startOver } from '../activation.js';
import { Trouble, useAction } from '../components/action.js';
import { Field } from '../components/field.js';
import { Screen } from '../components/screen.js';
import { html, useState } from '../vendor/preact.js';

/** In groups of five, as on paper.
 * @param {string} typed
 * @param {number} characters of a whole code */
function grouped(typed, characters) {
  const plain = plainCode(typed);
  return plain.length === characters ? plain.replace(/.{5}(?=.)/g, '$& ') : typed;
}

/** @param {string} plain
 * @param {number} characters of a whole code */
const isWhole = (plain, characters) => plain.length === characters && /^[0-9A-Z]*$/.test(plain);

/** @param {{ segl: Segl, terms: unknown }} props */
export function Code({ segl, terms }) {
  const { texts } = segl;
  const { activationCodeCharacters } = segl.limits;
  const [userId, setUserId] = useState(segl.activation?.userId ?? '');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState({ userId: '', code: '' });
  const send = useAction(segl, () => sendCode(segl, { userId, code, terms }));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const found = {
      userId: userId.trim() === '' ? texts.code.missingUserId : '',
      code: isWhole(plainCode(code), activationCodeCharacters) ? '' : texts.code.wrongForm,
    };
    setWrong(found);
    if (!found.userId && !found.code) {
      send.run();
    }
  };
  const plainText = { autocapitalize: 'none', autocorrect: 'off', spellcheck: false };
  return html`<${Screen} segl=${segl} title=${texts.code.title} top=${segl.activation ? 'none' : 'back'}>
    <p>${texts.code.lead}</p>
    <form onSubmit=${submit}>
      <${Field} id="user-id" label=${texts.code.userId} value=${userId} onValue=${setUserId} wrong=${wrong.userId}
        input=${{ ...plainText, autocomplete: 'username', maxlength: 60 }} />
      <${Field} id="activation-code" label=${texts.code.code} hint=${texts.code.codeHint} value=${code}
        onValue=${setCode} wrong=${wrong.code}
        input=${{
          ...plainText, autocomplete: 'off', maxlength: 20, class: 'code',
          onBlur: () => setCode(grouped(code, activationCodeCharacters)),
        }} />
      <div class="room"><${Trouble} text=${send.trouble} /></div>
      <button class="act" aria-disabled=${send.busy}>${send.busy ? texts.working : texts.next}</button>
    </form>
    ${segl.activation && html`<div class="actions">
      <button class="plain" onClick=${() => startOver(segl)}>${texts.cancel}</button>
    </div>`}
  <//>`;
}
