// The digits of a PIN, typed on large keys, on a keyboard, or filled in by a password manager. What is typed stays in
// memory.
/** @import { Segl } from '../segl.js' */
import { html, useState } from '../vendor/preact.js';
import { Trouble } from './action.js';

/** @typedef {object} PinPadProps
 * @property {Segl} segl
 * @property {string} label of the button
 * @property {(pin: string) => unknown} onPin
 * @property {boolean} [busy]
 * @property {string} [trouble]
 * @property {boolean} [isNew] the PIN is being chosen
 * @property {string} [userId] whose PIN it is, for password managers
 * @property {'act' | 'harm final'} [look] of the button; red where it takes something away
 * @property {unknown} [children] the other answer, below the button
 */

/** @param {PinPadProps} props */
export function PinPad(props) {
  const { segl, label, onPin, busy = false, trouble = '', isNew = false, userId = '', look = 'act', children } = props;
  const { texts } = segl;
  const digits = segl.limits.pinDigits;
  const [pin, setPin] = useState('');
  const [short, setShort] = useState(false);
  const change = (/** @type {string} */ typed) => {
    const next = typed.replace(/\D/g, '').slice(0, digits);
    setPin(next);
    setShort(false);
    segl.announce(texts.pin.typed(next.length));
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (pin.length < digits) {
      setShort(true);
    } else if (!busy) {
      setPin('');
      segl.announce('');
      onPin(pin);
    }
  };
  const key = (/** @type {string} */ digit) =>
    html`<button type="button" onClick=${() => change(pin + digit)}>${digit}</button>`;
  return html`
    <form class="pin-pad" onSubmit=${submit} autocomplete="on">
      <input class="spoken" type="text" autocomplete="username" value=${userId} tabindex="-1" aria-hidden="true"
        readonly />
      <label class="spoken" for="pin">${texts.pin.label}</label>
      <div class="pin-field">
        <input id="pin" type="password" inputmode="none" maxlength=${digits} value=${pin}
          autocomplete=${isNew ? 'new-password' : 'current-password'} aria-invalid=${short || trouble !== ''}
          onInput=${(/** @type {any} */ event) => change(event.target.value)} />
        <span class="pin-dots" aria-hidden="true">
          ${Array.from({ length: digits }, (_, at) => html`<i class=${at < pin.length ? 'set' : ''} key=${at}></i>`)}
        </span>
      </div>
      <div class="room"><${Trouble} text=${short ? texts.pin.reasons.form : trouble} /></div>
      <div class="keys">
        ${['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key)}
        <span></span>
        ${key('0')}
        <button type="button" aria-label=${texts.pin.erase} onClick=${() => change(pin.slice(0, -1))}>
          <svg aria-hidden="true" viewBox="0 0 24 24"><path d="M9 6h11v12H9l-6-6zM12 10l4 4M16 10l-4 4" /></svg>
        </button>
      </div>
      <div class="actions">
        <button class=${look} aria-disabled=${busy}>${busy ? texts.working : label}</button>
        ${children}
      </div>
    </form>`;
}
