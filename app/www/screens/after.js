// What is offered once an app is active: biometrics, notifications, and the confirmation.
/** @import { Segl } from '../segl.js' */
import { handIn, offer } from '../acts.js';
import { get, post } from '../api.js';
import { Trouble, useAction } from '../components/action.js';
import { PinPad } from '../components/pin-pad.js';
import { Screen } from '../components/screen.js';
import { Tick } from '../components/tick.js';
import { passkeys } from '../device/passkeys.js';
import { push } from '../device/push.js';
import { standalone } from '../device/standalone.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { hasNoSpare, openSpares } from './spare.js';

/** @param {{ segl: Segl }} props */
export default function After({ segl }) {
  switch (segl.installation.after?.step) {
    case 'biometrics':
      return html`<${Biometrics} segl=${segl} />`;
    case 'notifications':
      return html`<${Notifications} segl=${segl} />`;
    default:
      return html`<${Active} segl=${segl} />`;
  }
}

/** @param {Segl} segl
 * @param {'notifications' | 'active'} step */
function goOn(segl, step) {
  return segl.changeInstallation({ after: { app: segl.person.app, step } });
}

/** R24, R25: offered only to a person who is alone in the installation.
 * @param {{ segl: Segl }} props */
function Biometrics({ segl }) {
  const { texts, person } = segl;
  const [asksPin, setAsksPin] = useState(false);
  const [offered, setOffered] = useState(false);
  useEffect(() => {
    passkeys.supported().then(async supported => {
      const home = supported && segl.persons.length === 1 ? await segl.refresh(person) : null;
      return home?.biometricsAllowed ? setOffered(true) : goOn(segl, 'notifications');
    });
  }, []);
  const turnOn = useAction(segl, async (/** @type {import('../acts.js').Proving} */ proving) => {
    const { payload, passkey } = await offer(person, 'biometrics', { on: true });
    const made = await passkeys.make(passkey).catch(() => null);
    if (!made) {
      turnOn.setTrouble(texts.biometrics.refused);
      return;
    }
    await handIn(person, 'biometrics', payload, proving, made);
    segl.justChosen = null;
    await segl.changePerson(person.app, { credential: made.id });
    await goOn(segl, 'notifications');
  });
  const yes = () => segl.justChosen?.app === person.app
    ? turnOn.run({ pinKey: segl.justChosen.key })
    : setAsksPin(true);
  if (!offered) {
    return html`<${Screen} segl=${segl} title=${texts.working} top="none" key="working"><//>`;
  }
  if (asksPin) {
    return html`<${Screen} segl=${segl} title=${texts.pin.enterTitle} top="none" key="pin">
      <${PinPad} segl=${segl} label=${texts.biometrics.yes} busy=${turnOn.busy} trouble=${turnOn.trouble}
        userId=${person.userId} onPin=${(/** @type {string} */ pin) => turnOn.run({ pin })}>
        <button type="button" class="plain" onClick=${() => goOn(segl, 'notifications')}>
          ${texts.biometrics.no}</button><//>
    <//>`;
  }
  return html`<${Screen} segl=${segl} title=${texts.biometrics.title} top="none" key="offer">
    <p>${texts.biometrics.lead}</p>
    <div class="actions">
      <${Trouble} text=${turnOn.trouble} />
      <button class="act" aria-disabled=${turnOn.busy} onClick=${yes}>
        ${turnOn.busy ? texts.working : texts.biometrics.yes}</button>
      <button class="plain" onClick=${() => goOn(segl, 'notifications')}>${texts.biometrics.no}</button>
    </div>
  <//>`;
}

/** Subscribes this installation to notifications.
 * @param {import('../types.js').Person} person
 * @returns {Promise<'on' | 'denied' | 'unavailable'>} */
export async function subscribe(person) {
  if (!await push.ask()) {
    return 'denied';
  }
  const { key } = await get('/api/push-key');
  const subscription = await push.subscribe(key);
  if (!subscription) {
    return 'unavailable';
  }
  await post(`/api/apps/${person.app}/push`, { app: person.app, keys: person.keys, body: subscription });
  return 'on';
}

/** @param {{ segl: Segl }} props */
function Notifications({ segl }) {
  const { texts, person } = segl;
  const offered = push.supported() && push.permission() !== 'denied';
  useEffect(() => {
    if (!offered) {
      goOn(segl, 'active');
    }
  }, []);
  const yes = useAction(segl, async () => {
    const came = await subscribe(person);
    if (came === 'on') {
      await goOn(segl, 'active');
    } else {
      yes.setTrouble(texts.notifications[came]);
    }
  });
  return html`<${Screen} segl=${segl} title=${texts.notifications.title} top="none">
    <p>${texts.notifications.lead}</p>
    <div class="actions">
      <${Trouble} text=${yes.trouble} />
      <button class="act" aria-disabled=${yes.busy} onClick=${() => yes.run()}>
        ${yes.busy ? texts.working : texts.notifications.yes}</button>
      <button class="plain" onClick=${() => goOn(segl, 'active')}>${texts.notifications.no}</button>
    </div>
  <//>`;
}

/** @param {{ segl: Segl }} props */
function Active({ segl }) {
  const { texts, person, installation } = segl;
  useEffect(() => {
    segl.justChosen = null;
    segl.refresh(person);
    segl.holdOn();
  }, []);
  const done = async () => {
    await segl.changeInstallation({ after: null });
    segl.goHome();
  };
  return html`<${Screen} segl=${segl} title=${texts.active.title} top="none">
    <${Tick} />
    <p>${texts.active.lead(person.name)}</p>
    ${hasNoSpare(person) && person.home
      && html`<p>${texts.active.spare} ${openSpares(texts, person.home)}</p>`}
    ${installation.persistent === false
      ? html`<p class="note warn">${texts.active.notKept}</p>`
      : !standalone() && html`<p class="note">${texts.active.install}</p>`}
    <div class="actions"><button class="act" onClick=${done}>${texts.ok}</button></div>
  <//>`;
}
