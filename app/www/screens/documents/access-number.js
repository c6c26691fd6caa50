// The access number on the front of a card, which opens its chip; a card without one is opened by its zone.
/** @import { Segl } from '../../segl.js' */
import { Field, isDigits } from '../../components/field.js';
import { Screen } from '../../components/screen.js';
import { html, useState } from '../../vendor/preact.js';

/** Digits of a card access number (BSI TR-03110). */
const accessNumberDigits = 6;

/** @param {{ segl: Segl, onSaid: (can: string) => void }} props empty where the card has none */
export function AccessNumber({ segl, onSaid }) {
  const { texts } = segl;
  const words = texts.documents.can;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const can = typed.replace(/\s/g, '');
    const good = isDigits(can, accessNumberDigits);
    setWrong(good ? '' : words.wrong);
    if (good) {
      onSaid(can);
    }
  };
  return html`<${Screen} segl=${segl} title=${words.title} key="can">
    <p>${words.lead}</p>
    <form onSubmit=${submit}>
      <${Field} id="can" label=${words.label} value=${typed} onValue=${setTyped} wrong=${wrong}
        input=${{ inputmode: 'numeric', autocomplete: 'off', maxlength: 8, class: 'code' }} />
      <button class="act">${texts.next}</button>
      <button type="button" class="plain" onClick=${() => onSaid('')}>${words.none}</button>
    </form>
  <//>`;
}
