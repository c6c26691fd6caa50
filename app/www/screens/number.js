// R92: the number on the starting screen, or the 8-character code there when several logins wait. Where the owner
// switched that on, it suffices; otherwise a return code follows.
/** @import { Segl } from '../segl.js' */
import { claim } from '../approving.js';
import { Trouble, useAction } from '../components/action.js';
import { Field, isDigits } from '../components/field.js';
import { Persons } from '../components/persons.js';
import { Screen } from '../components/screen.js';
import { No } from '../refusals.js';
import { html, useState } from '../vendor/preact.js';
import { isNumberEnough } from './home.js';

/** Whether so many letters and digits were typed; spaces and hyphens do not matter.
 * @param {string} typed
 * @param {number} howMany */
const isCodeOf = (typed, howMany) => /^[0-9a-z]*$/i.test(typed.replace(/[ -]/g, '')) &&
  typed.replace(/[ -]/g, '').length === howMany;

/** @param {{ segl: Segl }} props */
export default function NumberScreen({ segl }) {
  const { texts, limits } = segl;
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState('');
  const [isCode, setIsCode] = useState(false);
  const enough = isNumberEnough(segl.person.home);
  const send = useAction(segl, async () => {
    const typed = isCode ? { code: number } : { number };
    try {
      await claim(segl, segl.person, enough ? typed : { ...typed, returnCode: true });
    } catch (no) {
      if (no instanceof No && no.reason === 'LoginCodeNeeded') {
        change(true);
      }
      throw no;
    }
    segl.goInstead('approve');
  });
  const change = (/** @type {boolean} */ toCode) => {
    setIsCode(toCode);
    setNumber('');
    setWrong('');
  };
  const words = isCode ? texts.number.code : texts.number;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const good = isCode ? isCodeOf(number, limits.loginCodeCharacters) : isDigits(number, limits.loginNumberDigits);
    setWrong(good ? '' : words.wrongForm);
    if (good) {
      send.run();
    }
  };
  return html`<${Screen} segl=${segl} title=${words.title} key=${isCode}>
    <p>${words.lead}</p>
    ${!enough && html`<p>${texts.number.thenCode}</p>`}
    <p class="note warn">${texts.number.never}</p>
    <${Persons} segl=${segl} />
    <form onSubmit=${submit}>
      <${Field} id="number" label=${words.label} value=${number} wrong=${wrong}
        onValue=${(/** @type {string} */ value) => setNumber(value.trim())}
        input=${{ inputmode: isCode ? 'text' : 'numeric', autocomplete: 'off', autocapitalize: 'characters',
          spellcheck: false, maxlength: isCode ? 12 : 6, class: 'code' }} />
      <div class="room"><${Trouble} text=${send.trouble} /></div>
      <button class="act" aria-disabled=${send.busy}>${send.busy ? texts.working : texts.next}</button>
      <button type="button" class="plain" onClick=${() => { send.setTrouble(''); change(!isCode); }}>
        ${words.instead}</button>
    </form>
  <//>`;
}
