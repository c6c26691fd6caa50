// One labelled field with its hint and its error.
import { html } from '../vendor/preact.js';

/** Whether exactly `howMany` digits were typed.
 * @param {string} typed
 * @param {number} howMany */
export const isDigits = (typed, howMany) => typed.length === howMany && /^[0-9]*$/.test(typed);

/** @typedef {object} FieldProps
 * @property {string} id
 * @property {string} label
 * @property {string} value
 * @property {(value: string) => void} onValue
 * @property {string} [hint]
 * @property {string} [wrong]
 * @property {object} [input] further attributes of the input
 */

/** @param {FieldProps} props */
export function Field({ id, label, value, onValue, hint = '', wrong = '', input = {} }) {
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
    <input id=${id} type="text" value=${value} aria-invalid=${wrong !== ''} aria-describedby=${described || undefined}
      onInput=${(/** @type {any} */ event) => onValue(event.target.value)} ...${input} />
    ${wrong && html`<span class="wrong" id=${`${id}-wrong`} role="alert">${wrong}</span>`}
  </div>`;
}
