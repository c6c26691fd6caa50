// All authenticators of the owner; another app can be blocked or deleted here.
/** @import { Segl } from '../segl.js' */
/** @import { AppOfPerson } from '../types.js' */
import { post } from '../api.js';
import { dateOf, Trouble, useAction } from '../components/action.js';
import { Field } from '../components/field.js';
import { Screen } from '../components/screen.js';
import { html, useEffect, useState } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Authenticators({ segl }) {
  const { texts, person } = segl;
  const [asked, setAsked] = useState(false);
  const load = useAction(segl, () => segl.refresh(person).finally(() => setAsked(true)));
  useEffect(() => { load.run(); }, [person.app]);
  // The list is drawn once it is known, so that nobody blocks one app because another one came in between.
  return html`<${Screen} segl=${segl} title=${texts.authenticators.title}>
    <p>${texts.authenticators.lead}</p>
    <p class="note">${texts.authenticators.advice}</p>
    ${asked
      ? html`${(person.home?.apps ?? []).map(app => html`<${One} key=${app.app} segl=${segl} app=${app} />`)}
          ${others(segl).map(one => html`<${Other} key=${one.kind} segl=${segl} ...${one} />`)}
          <${Name} segl=${segl} key=${person.app} />`
      : html`<p role="status">${texts.working}</p>`}
    <div class="actions">
      <${Trouble} text=${segl.unreachable ? texts.unreachable : load.trouble} />
    </div>
  <//>`;
}

/** @param {{ segl: Segl, app: AppOfPerson }} props */
function One({ segl, app }) {
  const { texts } = segl;
  const name = app.name || app.model;
  const { states } = texts.authenticators;
  const state = states[/** @type {keyof typeof states} */ (app.state)] ?? app.state;
  return html`<section class="card">
    <h2><bdi>${name}</bdi></h2>
    <p>${app.here ? `${texts.authenticators.here} · ` : ''}${state}</p>
    ${app.name !== app.model && html`<p class="quiet"><bdi>${app.model}</bdi></p>`}
    <p class="quiet">${texts.authenticators.activated(dateOf(texts, app.activatedAt))}
      ${app.lastUsedAt !== undefined && html`<br />${texts.home.usedLast(dateOf(texts, app.lastUsedAt))}`}</p>
    ${!app.here && app.state !== 'blocked' && html`<div class="pair">
      <button class="harm" aria-label=${`${texts.authenticators.block} ${name}`}
        onClick=${() => segl.go('sign', { what: 'block', app: app.app })}>${texts.authenticators.block}</button>
      <button class="harm" aria-label=${`${texts.authenticators.delete} ${name}`}
        onClick=${() => segl.go('sign', { what: 'deleteOther', app: app.app })}>${texts.authenticators.delete}</button>
    </div>`}
  </section>`;
}

/** What stands beside the apps: the device and the security key (R27).
 * @typedef {{ kind: 'codeDisplay' | 'audioReader' | 'securityKey', name: string, addedAt?: number,
 *   lastUsedAt?: number }} OtherAuthenticator
 * @param {Segl} segl
 * @returns {OtherAuthenticator[]} */
function others({ person }) {
  const { device, securityKey } = person.home ?? {};
  return [
    ...device ? [device] : [],
    ...securityKey ? [{ kind: /** @type {const} */ ('securityKey'), ...securityKey }] : [],
  ];
}

/** @param {{ segl: Segl } & OtherAuthenticator} props */
function Other({ segl, kind, name, addedAt, lastUsedAt }) {
  const { texts } = segl;
  return html`<section class="card">
    <h2><bdi>${name}</bdi></h2>
    <p>${texts.authenticators.kinds[kind]} · ${texts.authenticators.states.active}</p>
    ${addedAt !== undefined && html`<p class="quiet">${texts.authenticators.added(dateOf(texts, addedAt))}</p>`}
    ${lastUsedAt !== undefined && html`<p class="quiet">${texts.home.usedLast(dateOf(texts, lastUsedAt))}</p>`}
    <p class="quiet">${texts.authenticators.inMySegl}</p>
  </section>`;
}

/** @param {{ segl: Segl }} props */
function Name({ segl }) {
  const { texts, person } = segl;
  const [name, setName] = useState(person.home?.apps.find(app => app.here)?.name ?? '');
  const [saved, setSaved] = useState(false);
  const save = useAction(segl, async () => {
    await post(`/api/apps/${person.app}/settings`, { app: person.app, keys: person.keys, body: { name: name.trim() } });
    await segl.refresh(person);
    setSaved(true);
  });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    setSaved(false);
    save.run();
  };
  return html`<form onSubmit=${submit}>
    <h2>${texts.authenticators.rename}</h2>
    <${Field} id="name" label=${texts.authenticators.name} hint=${texts.authenticators.nameHint} value=${name}
      onValue=${setName} input=${{ maxlength: 40, autocomplete: 'off' }} />
    <button class="plain" aria-disabled=${save.busy}>${texts.authenticators.save}</button>
    <p role="status">${saved && texts.authenticators.saved}</p>
    <${Trouble} text=${save.trouble} />
  </form>`;
}
