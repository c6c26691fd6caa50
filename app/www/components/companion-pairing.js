// Pairs this page with the companion, the program with a card reader on the same computer: the user starts the program
// and types the code that it shows.
/** @import { Segl } from '../segl.js' */
import { companion } from '../device/companion.js';
import { html, useState } from '../vendor/preact.js';
import { Trouble, useAction } from './action.js';
import { Field } from './field.js';

/** @param {{ segl: Segl, onPaired: () => unknown, children?: unknown }} props
 *   `children`: the other ways, below the button */
export function CompanionPairing({ segl, onPaired, children }) {
  const texts = segl.texts.companion;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const pair = useAction(segl, async code => {
    const answer = await companion.pair(code);
    if (answer === 'paired') {
      await onPaired();
    } else {
      setTyped('');
      pair.setTrouble(texts.no[answer] ?? segl.texts.strange);
    }
  });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const code = typed.replace(/\s/g, '');
    setWrong(/^[0-9]+$/.test(code) ? '' : texts.wrongForm);
    if (/^[0-9]+$/.test(code)) {
      pair.run(code);
    }
  };
  return html`<form onSubmit=${submit}>
    <p>${texts.lead}</p>
    <${Field} id="companion-code" label=${texts.code} hint=${texts.codeHint} value=${typed} onValue=${setTyped}
      wrong=${wrong} input=${{ inputmode: 'numeric', autocomplete: 'off', maxlength: 12, class: 'code' }} />
    <p class="hint">${texts.browserAsks}</p>
    <div class="room"><${Trouble} text=${pair.trouble} /></div>
    <div class="actions">
      <button class="act" aria-disabled=${pair.busy}>${pair.busy ? segl.texts.working : texts.pair}</button>
      ${children}
    </div>
  </form>`;
}
