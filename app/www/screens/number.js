// R92: the number on the starting screen. Where its owner switched that on, it suffices; otherwise a return code
// follows.
/** @import { Segl } from '../segl.js' */
import { claim } from '../approving.js';
import { Trouble, useAction } from '../components/action.js';
import { Field, isDigits } from '../components/field.js';
import { Persons } from '../components/persons.js';
import { Screen } from '../components/screen.js';
import { html, useState } from '../vendor/preact.js';
import { isNumberEnough } from './home.js';

/** @param {{ segl: Segl }} props */
export default function NumberScreen({ segl }) {
  const { texts, limits } = segl;
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState('');
  const enough = isNumberEnough(segl.person.home);
  const send = useAction(segl, async () => {
    await claim(segl, segl.person, enough ? { number } : { number, returnCode: true });
    segl.goInstead('approve');
  });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const good = isDigits(number, limits.loginNumberDigits);
    setWrong(good ? '' : texts.number.wrongForm);
    if (good) {
      send.run();
    }
  };
  return html`<${Screen} segl=${segl} title=${texts.number.title}>
    <p>${texts.number.lead}</p>
    ${!enough && html`<p>${texts.number.thenCode}</p>`}
    <p class="note warn">${texts.number.never}</p>
    <${Persons} segl=${segl} />
    <form onSubmit=${submit}>
      <${Field} id="number" label=${texts.number.label} value=${number} wrong=${wrong}
        onValue=${(/** @type {string} */ value) => setNumber(value.trim())}
        input=${{ inputmode: 'numeric', autocomplete: 'off', maxlength: 6, class: 'code' }} />
      <${Trouble} text=${send.trouble} />
      <button class="act" aria-disabled=${send.busy}>${send.busy ? texts.working : texts.next}</button>
    </form>
  <//>`;
}
