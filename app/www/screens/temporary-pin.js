// The temporary PIN sent by SMS (R34).
/** @import { Segl } from '../segl.js' */
/** @import { Activation } from '../types.js' */
import { sendAgain, sendTemporaryPin, startOver } from '../activation.js';
import { Trouble, useAction } from '../components/action.js';
import { Countdown } from '../components/countdown.js';
import { Field, isDigits } from '../components/field.js';
import { Screen } from '../components/screen.js';
import { html, useState } from '../vendor/preact.js';

/** @param {{ segl: Segl, activation: Activation }} props */
export function TemporaryPin({ segl, activation }) {
  const { texts, limits } = segl;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const send = useAction(segl, () => sendTemporaryPin(segl, typed.replace(/\s/g, '')));
  const again = useAction(segl, async () => {
    await sendAgain(segl);
    segl.announce(texts.temporaryPin.sent);
  });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const good = isDigits(typed.replace(/\s/g, ''), limits.temporaryPinDigits);
    setWrong(good ? '' : texts.temporaryPin.wrongForm);
    if (good) {
      send.run();
    }
  };
  const sends = activation.sendsLeft ?? 0;
  return html`<${Screen} segl=${segl} title=${texts.temporaryPin.title} top="none">
    <p>${texts.temporaryPin.lead(activation.phone ?? '')}</p>
    <form onSubmit=${submit}>
      <${Field} id="temporary-pin" label=${texts.temporaryPin.label} value=${typed} onValue=${setTyped} wrong=${wrong}
        input=${{ inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 12, class: 'code' }} />
      ${activation.pinValidUntil && html`<${Countdown} segl=${segl} until=${activation.pinValidUntil} />`}
      <div class="room"><${Trouble} text=${send.trouble || again.trouble} /></div>
      <button class="act" aria-disabled=${send.busy}>${send.busy ? texts.working : texts.next}</button>
    </form>
    <p class="note apart">${texts.temporaryPin.never}</p>
    <p class="hint">${sends > 0 ? texts.temporaryPin.sendsLeft(sends) : texts.temporaryPin.noSends}</p>
    <div class="actions">
      ${sends > 0 && html`<button class="plain" aria-disabled=${again.busy} onClick=${() => again.run()}>
        ${texts.temporaryPin.again}</button>`}
      <button class="plain" onClick=${() => startOver(segl)}>${texts.cancel}</button>
    </div>
  <//>`;
}
