// Switches between the persons who share the installation (R26).
/** @import { Segl } from '../segl.js' */
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export function Persons({ segl }) {
  const { texts, persons } = segl;
  if (persons.length < 2) {
    return null; // also while the app holds no person
  }
  const { person } = segl;
  return html`<fieldset class="persons">
    <legend>${texts.home.persons}</legend>
    ${persons.map(one => html`<label class="tick" key=${one.app}>
      <input type="radio" name="person" checked=${one.app === person.app}
        onChange=${() => segl.changeInstallation({ current: one.app })} /><bdi>${one.name}</bdi></label>`)}
  </fieldset>`;
}
