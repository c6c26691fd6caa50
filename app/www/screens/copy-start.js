// S2, steps 3 to 6: information, PIN or biometrics, consent, and "Start copying".
/** @import { Segl } from '../segl.js' */
/** @import { Offer, Prepared, Proving } from '../acts.js' */
import { offer, prepare, submit } from '../acts.js';
import { Trouble, timeOf, useAction } from '../components/action.js';
import { Everything } from '../components/everything.js';
import { HelpPage } from '../components/help-page.js';
import { PinPad } from '../components/pin-pad.js';
import { Screen } from '../components/screen.js';
import { html, useState } from '../vendor/preact.js';

/** @param {{ segl: Segl, onStarted: () => Promise<unknown> }} props */
export function CopyStart({ segl, onStarted }) {
  const { texts, person } = segl;
  const [offered, setOffered] = useState(/** @type {Offer | null} */ (null));
  const [prepared, setPrepared] = useState(/** @type {Prepared | null} */ (null));
  const [ticked, setTicked] = useState(false);
  const next = useAction(segl, async () => setOffered(await offer(person, 'start-copy')));
  const prove = useAction(segl, async (/** @type {Proving} */ proving) => {
    if (offered) {
      setPrepared(await prepare(person, 'start-copy', offered.payload, proving));
    }
  });
  const start = useAction(segl, async () => {
    if (!ticked || !prepared) {
      start.setTrouble(texts.copy.mustTick);
      return;
    }
    try {
      await submit(person, prepared);
    } catch (error) {
      // The PIN is verified only now; after a wrong one, a new statement is needed.
      setPrepared(null);
      setOffered(null);
      throw error;
    }
    await onStarted();
  });
  if (!offered) {
    return html`<${Screen} segl=${segl} title=${texts.copy.title} key="info">
      <p>${texts.copy.lead}</p>
      <ol>${texts.copy.steps.map(step => html`<li key=${step}>${step}</li>`)}</ol>
      <p class="note">${texts.copy.before}</p>
      <${HelpPage} segl=${segl} path="/help/copy-your-app" name=${texts.help.copyPage} />
      <${Others} segl=${segl} />
      <div class="actions">
        <${Trouble} text=${start.trouble || next.trouble} />
        <button class="act" aria-disabled=${next.busy} onClick=${() => next.run()}>${texts.next}</button>
        <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button>
      </div>
    <//>`;
  }
  if (!prepared) {
    return html`<${Screen} segl=${segl} title=${texts.pin.enterTitle} top="none" key="pin">
      <${PinPad} segl=${segl} label=${texts.next} busy=${prove.busy} trouble=${prove.trouble} userId=${person.userId}
        onPin=${(/** @type {string} */ pin) => prove.run({ pin })}>
        ${offered.credential && html`<button type="button" class="plain"
          onClick=${() => prove.run({ credential: offered.credential ?? '' })}>${texts.copy.withBiometrics}</button>`}
        <button type="button" class="plain" onClick=${() => setOffered(null)}>${texts.cancel}</button><//>
    <//>`;
  }
  return html`<${Screen} segl=${segl} title=${texts.copy.startTitle} top="none" key="start">
    <p>${texts.copy.startLead(timeOf(texts, offered.fields['ready']))}</p>
    <label class="tick"><input type="checkbox" checked=${ticked}
      onChange=${(/** @type {any} */ event) => { setTicked(event.target.checked); start.setTrouble(''); }} />
      ${texts.copy.tick}</label>
    <${Everything} segl=${segl} fields=${offered.fields} />
    <div class="actions">
      <${Trouble} text=${start.trouble} />
      <button class="act" aria-disabled=${start.busy} onClick=${() => start.run()}>${texts.copy.start}</button>
      <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button>
    </div>
  <//>`;
}

/** R10: with the maximum number of apps a copy would be one too many; said before the wait, with the apps that can be
 * blocked.
 * @param {{ segl: Segl }} props */
function Others({ segl }) {
  const { texts, person, limits } = segl;
  const active = person.home?.apps.filter(app => app.state === 'active') ?? [];
  if (active.length < limits.activeApps) {
    return null;
  }
  return html`<div class="note warn">
    <p>${texts.copy.full}</p>
    <ul>${active.filter(app => !app.here).map(app => html`<li key=${app.app}><bdi>${app.name}</bdi></li>`)}</ul>
    <button class="plain" onClick=${() => segl.go('authenticators')}>${texts.copy.chooseWhich}</button>
  </div>`;
}
