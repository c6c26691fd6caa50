// PIN, biometrics, QR or number, messages; and, also without a person, language and theme.
/** @import { Segl } from '../segl.js' */
/** @import { Home } from '../types.js' */
import { post, remove } from '../api.js';
import { serverNow } from '../clock.js';
import { timeOf, Trouble, useAction } from '../components/action.js';
import { Persons } from '../components/persons.js';
import { Screen } from '../components/screen.js';
import { passkeys } from '../device/passkeys.js';
import { push } from '../device/push.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { subscribe } from './after.js';

/** @param {{ segl: Segl }} props */
export default function Settings({ segl }) {
  const { texts, installation, persons } = segl;
  const language = useAction(segl, async (/** @type {string} */ chosen) => {
    await segl.changeInstallation({ language: chosen });
    for (const { app, keys } of persons) {
      await post(`/api/apps/${app}/settings`, { app, keys, body: { language: chosen } });
    }
  });
  const choice = (/** @type {string} */ name, /** @type {string} */ value, /** @type {string} */ now,
    /** @type {string} */ words, /** @type {(value: string) => unknown} */ choose) =>
    html`<label class="tick" lang=${name === 'language' ? value : undefined}><input type="radio" name=${name}
      value=${value} checked=${value === now} onChange=${() => choose(value)} />${words}</label>`;
  const theme = (/** @type {string} */ chosen) =>
    segl.changeInstallation({ theme: /** @type {'system' | 'light' | 'dark'} */ (chosen) });
  // A user who chose the wrong language finds the setting by its name in the other one.
  const other = texts.tag === 'en' ? { tag: 'da', word: 'Sprog' } : { tag: 'en', word: 'Language' };
  // What the server says comes last, and what changes there is told at the foot.
  return html`<${Screen} segl=${segl} title=${texts.settings.title}>
    <${Persons} segl=${segl} />
    <fieldset class="card">
      <legend>${texts.settings.language} / <span lang=${other.tag}>${other.word}</span></legend>
      ${choice('language', 'da', installation.language, 'Dansk', language.run)}
      ${choice('language', 'en', installation.language, 'English', language.run)}
    </fieldset>
    <fieldset class="card">
      <legend>${texts.settings.theme}</legend>
      ${Object.entries(texts.settings.themes).map(([value, words]) =>
        choice('theme', value, installation.theme, words, theme))}
    </fieldset>
    ${persons.length > 0 && html`<${OfPerson} segl=${segl} key=${segl.person.app} />`}
    <div class="actions">
      <${Trouble} text=${segl.unreachable ? texts.unreachable : language.trouble} />
    </div>
  <//>`;
}

/** @param {{ segl: Segl }} props */
function OfPerson({ segl }) {
  const { texts, person } = segl;
  const load = useAction(segl, () => segl.refresh(person));
  const [hasBiometrics, setHasBiometrics] = useState(/** @type {boolean | null} */ (null));
  useEffect(() => {
    load.run();
    passkeys.supported().then(setHasBiometrics);
  }, []);
  const { home } = person;
  return html`
    <section class="card">
      <h2>${texts.settings.changePin}</h2>
      <button class="plain" onClick=${() => segl.go('change-pin')}>${texts.settings.change}</button>
    </section>
    ${home && html`
      <${ApproveBy} segl=${segl} home=${home} />
      ${hasBiometrics !== null && html`
        <${Biometrics} segl=${segl} home=${home} supported=${hasBiometrics} />
        <${Messages} segl=${segl} home=${home} />`}`}`;
}

/** @param {{ segl: Segl, home: Home, supported: boolean }} props */
function Biometrics({ segl, home, supported }) {
  const { texts } = segl;
  const can = supported && home.biometricsAllowed;
  const words = home.biometrics ? texts.settings.biometricsOn
    : !supported ? texts.settings.biometricsMissing
    : can ? texts.settings.biometricsOff : texts.settings.biometricsShared;
  return html`<section class="card">
    <h2>${texts.settings.biometrics}</h2>
    <p class="two-lines">${words}</p>
    ${(home.biometrics || can) && html`<${Switch} segl=${segl} on=${home.biometrics} name=${texts.settings.biometrics}
      onSwitch=${() => segl.go('sign', { what: home.biometrics ? 'biometricsOff' : 'biometricsOn' })} />`}
  </section>`;
}

/** @param {{ segl: Segl, home: Home }} props */
function ApproveBy({ segl, home }) {
  const { texts } = segl;
  const [seenAt] = useState(serverNow);
  const waits = home.approveBy === 'number' && (home.numberFrom ?? 0) > seenAt;
  const words = home.approveBy === 'qr' ? texts.settings.byQrNow
    : waits ? texts.settings.numberFrom(timeOf(texts, home.numberFrom ?? 0)) : texts.settings.byNumberNow;
  const on = home.approveBy === 'number';
  return html`<section class="card">
    <h2>${texts.settings.approveBy}</h2>
    <p>${words}</p>
    <button class="plain" onClick=${() => segl.go('sign', { what: on ? 'numberOff' : 'numberOn' })}>
      ${on ? texts.settings.byQr : texts.settings.byNumber}</button>
  </section>`;
}

/** @param {{ segl: Segl, home: Home }} props */
function Messages({ segl, home }) {
  const { texts, person } = segl;
  const supported = push.supported();
  const change = useAction(segl, async () => {
    if (home.push) {
      await push.unsubscribe();
      await remove(`/api/apps/${person.app}/push`, { app: person.app, keys: person.keys });
    } else {
      const came = await subscribe(person);
      if (came !== 'on') {
        change.setTrouble(texts.notifications[came]);
      }
    }
    await segl.refresh(person);
  });
  const words = home.push ? texts.settings.notificationsOn
    : supported ? texts.settings.notificationsOff : texts.settings.notificationsMissing;
  return html`<section class="card">
    <h2>${texts.settings.notifications}</h2>
    <p class="two-lines">${words}</p>
    ${supported && html`<${Switch} segl=${segl} on=${home.push} name=${texts.settings.notifications}
      onSwitch=${change.run} />`}
    <${Trouble} text=${change.trouble} />
  </section>`;
}

/** @param {{ segl: Segl, on: boolean, name: string, onSwitch: () => unknown }} props */
function Switch({ segl, on, name, onSwitch }) {
  const words = on ? segl.texts.settings.turnOff : segl.texts.settings.turnOn;
  return html`<button class="plain" aria-label=${`${words}: ${name}`} onClick=${() => onSwitch()}>${words}</button>`;
}
