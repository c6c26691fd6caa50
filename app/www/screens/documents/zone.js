// The first of the two ways in which a document is scanned: its machine-readable zone, by camera or typed.
/** @import { Segl } from '../../segl.js' */
/** @import { ZonePart } from '../../documents/reading.js' */
import { Field } from '../../components/field.js';
import { Screen } from '../../components/screen.js';
import { html, useState } from '../../vendor/preact.js';

/** @param {{ segl: Segl, wrong?: ZonePart, onZone: (zone: string) => void }} props
 *   `wrong`: the part whose check digit the server found wrong */
export function Zone({ segl, wrong, onZone }) {
  const { texts } = segl;
  const words = texts.documents.zone;
  const [typed, setTyped] = useState('');
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    onZone(typed.trim().toUpperCase().split(/\s+/).join('\n'));
  };
  return html`<${Screen} segl=${segl} title=${words.title} key="zone">
    <p>${wrong ? words.wrong[wrong] : words.lead}</p>
    <form onSubmit=${submit}>
      <${Field} id="zone" label=${words.label} value=${typed} onValue=${setTyped}
        input=${{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, class: 'code' }} />
      <button class="act">${texts.next}</button>
    </form>
  <//>`;
}
