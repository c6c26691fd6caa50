// Deletes the selected person's app: in the service and on this phone. The last authenticator needs a second
// confirmation (R19).
/** @import { Segl } from '../segl.js' */
import { Trouble, useAction } from '../components/action.js';
import { Persons } from '../components/persons.js';
import { Screen } from '../components/screen.js';
import { Signing } from '../components/signing.js';
import { html, useEffect, useState } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Delete({ segl }) {
  const { texts, person } = segl;
  const [knows, setKnows] = useState(false);
  const [step, setStep] = useState(/** @type {'look' | 'pin' | 'here'} */ ('look'));
  const load = useAction(segl, () => segl.refresh(person));
  useEffect(() => { load.run(); }, [person.app]);
  const others = (person.home?.apps ?? []).filter(app => !app.here && app.state === 'active');
  const last = others.length === 0;
  const [mustKnow, setMustKnow] = useState(false);
  const goOn = () => last && !knows ? setMustKnow(true) : setStep('pin');
  const gone = () => segl.forgetPerson(person.app, 'deleted');
  if (step === 'pin') {
    return html`<${Screen} segl=${segl} title=${texts.delete.enterPin} top="none" key="pin">
      <${Signing} segl=${segl} act="delete-app" asked=${{ app: person.app, lockedOut: last }}
        words=${(/** @type {any} */ fields) => texts.delete.lead(fields.name)} label=${texts.delete.goOn} harmful
        onDone=${gone}>
        <button type="button" class="plain" onClick=${() => setStep('look')}>${texts.cancel}</button><//>
    <//>`;
  }
  if (step === 'here') {
    return html`<${Screen} segl=${segl} title=${texts.delete.onlyHere} top="none" key="here">
      <p>${texts.delete.onlyHereLead}</p>
      <div class="actions">
        <button class="harm final" onClick=${gone}>${texts.delete.onlyHere}</button>
        <button class="plain" onClick=${() => setStep('look')}>${texts.cancel}</button>
      </div>
    <//>`;
  }
  return html`<${Screen} segl=${segl} title=${texts.delete.title} key="look">
    <${Persons} segl=${segl} />
    <p>${texts.delete.lead(person.name)}</p>
    ${last
      ? html`<p class="note no">${texts.delete.last}</p><p>${texts.delete.waysBack}</p>
          <label class="tick"><input type="checkbox" checked=${knows}
            onChange=${(/** @type {any} */ event) => setKnows(event.target.checked)} />${texts.delete.know}</label>`
      : html`<p>${texts.delete.others}</p><ul>${others.map(app =>
          html`<li key=${app.app}><bdi>${app.name || app.model}</bdi></li>`)}</ul>`}
    <div class="actions">
      <${Trouble} text=${mustKnow && !knows ? texts.delete.mustKnow : load.trouble} />
      ${segl.unreachable && html`<button class="plain" onClick=${() => setStep('here')}>
        ${texts.delete.onlyHere}</button>`}
      <button class="harm" onClick=${goOn}>${texts.delete.goOn}</button>
    </div>
  <//>`;
}
