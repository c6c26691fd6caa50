// A new PIN for an app: with the present one, or, when it is forgotten or the app is blocked, with a temporary PIN from
// a desk or after a document check (R23).
/** @import { Segl } from '../segl.js' */
import { reasonAgainst } from '../activation.js';
import { handIn, offer } from '../acts.js';
import { sha256, toBase64Url } from '../bytes.js';
import { Trouble, useAction } from '../components/action.js';
import { Desk } from '../components/desk.js';
import { Field, isDigits } from '../components/field.js';
import { NewPin } from '../components/new-pin.js';
import { PinPad } from '../components/pin-pad.js';
import { Screen } from '../components/screen.js';
import { Tick } from '../components/tick.js';
import { pinKey } from '../keys.js';
import { temporaryPinParts } from '../pin.js';
import { StrangeStatement } from '../refusals.js';
import { html, useState } from '../vendor/preact.js';

/** @typedef {{ pin: string } | { temporaryPin: string } | { document: string }} Proof */

/** @param {{ segl: Segl, temporary?: boolean, forgotten?: boolean, document?: string }} props `document`: a granted
 *   document check */
export default function ChangePin({ segl, temporary = false, forgotten = false, document: granted }) {
  const { texts, person } = segl;
  const [proof, setProof] = useState(/** @type {Proof | null} */ (granted ? { document: granted } : null));
  const [done, setDone] = useState(false);
  // A wrong PIN is told before anybody thinks of a new one.
  const check = useAction(segl, async (/** @type {string} */ pin) => {
    const { payload } = await offer(person, 'check-pin');
    await handIn(person, 'check-pin', payload, { pin });
    setProof({ pin });
  });
  const change = useAction(segl, async (/** @type {string} */ pin) => {
    const key = await pinKey(person.secret, person.app, pin);
    const { payload, fields } = await offer(person, 'new-pin', { pinKey: toBase64Url(key) });
    if (fields['pinKey'] !== toBase64Url(await sha256(key))) {
      throw new StrangeStatement('new-pin: another PIN');
    }
    await handIn(person, 'new-pin', payload, proof);
    await segl.refresh(person);
    setDone(true);
  });
  if (done) {
    return html`<${Screen} segl=${segl} title=${texts.changePin.done} top="none" key="done">
      <${Tick} />
      <p role="status">${texts.changePin.doneLead}</p>
      <div class="actions"><button class="act" onClick=${() => segl.goHome()}>${texts.ok}</button></div>
    <//>`;
  }
  if (!proof && granted) {
    return html`<${Screen} segl=${segl} title=${texts.documents.notGranted.title} top="none" key="check">
      <${Trouble} text=${change.trouble} />
      <div class="actions">
        <button class="act" onClick=${() => segl.goInstead('terms', { then: 'document', purpose: 'new-pin' })}>
          ${texts.documents.beginAnew}</button>
        <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button>
      </div>
    <//>`;
  }
  if (!proof && forgotten) {
    return html`<${Forgotten} segl=${segl} />`;
  }
  if (!proof) {
    return temporary
      ? html`<${TemporaryProof} segl=${segl} trouble=${change.trouble} onProof=${setProof} />`
      : html`<${Screen} segl=${segl} title=${texts.changePin.oldTitle} key="old">
          <${PinPad} segl=${segl} label=${texts.next} busy=${check.busy} trouble=${check.trouble || change.trouble}
            userId=${person.userId} onPin=${check.run} />
          <div class="actions"><button class="plain" onClick=${() => segl.go('change-pin', { forgotten: true })}>
            ${texts.changePin.forgotten}</button></div>
        <//>`;
  }
  const reason = async (/** @type {string} */ pin) =>
    'temporaryPin' in proof && temporaryPinParts(proof.temporaryPin).includes(pin)
      ? 'personal'
      : reasonAgainst(person, pin);
  return html`<${NewPin} segl=${segl} title=${texts.changePin.title} top="back" userId=${person.userId}
    reasonAgainst=${reason} key="new"
    onChosen=${(/** @type {string} */ pin) => change.run(pin).then(() => setProof(null))} />`;
}

/** The ways to a new PIN without the present one; they are those of a blocked app.
 * @param {{ segl: Segl }} props */
function Forgotten({ segl }) {
  const { texts } = segl;
  return html`<${Screen} segl=${segl} title=${texts.changePin.forgottenTitle} key="forgotten">
    <p>${texts.changePin.forgottenLead}</p>
    <${Desk} segl=${segl} />
    <div class="actions">
      <button class="act" onClick=${() => segl.go('terms', { then: 'document', purpose: 'new-pin' })}>
        ${texts.home.newPinByDocument}</button>
      <button class="plain" onClick=${() => segl.go('change-pin', { temporary: true })}>
        ${texts.home.haveTemporaryPin}</button>
    </div>
  <//>`;
}

/** @param {{ segl: Segl, trouble: string, onProof: (proof: Proof) => void }} props */
function TemporaryProof({ segl, trouble, onProof }) {
  const { texts } = segl;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState('');
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const temporaryPin = typed.replace(/\s/g, '');
    const good = isDigits(temporaryPin, segl.limits.temporaryPinDigits);
    setWrong(good ? '' : texts.temporaryPin.wrongForm);
    if (good) {
      onProof({ temporaryPin });
    }
  };
  return html`<${Screen} segl=${segl} title=${texts.changePin.temporaryTitle} key="temporary">
    <p>${texts.changePin.temporaryLead}</p>
    <form onSubmit=${submit}>
      <${Field} id="temporary-pin" label=${texts.temporaryPin.label} value=${typed} onValue=${setTyped} wrong=${wrong}
        input=${{ inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 12, class: 'code' }} />
      <div class="room"><${Trouble} text=${trouble} /></div>
      <button class="act">${texts.next}</button>
    </form>
  <//>`;
}
