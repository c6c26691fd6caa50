// R31a, R32: the activation code with the user ID, to be written down. It is in this screen's memory only: whoever
// leaves it gets another one by another check.
/** @import { Segl } from '../../segl.js' */
import { Trouble, useAction } from '../../components/action.js';
import { Countdown } from '../../components/countdown.js';
import { Screen } from '../../components/screen.js';
import { newCode } from '../../documents/checks.js';
import { html, useEffect, useState } from '../../vendor/preact.js';

/** @typedef {{ userId: string, code: string, validUntil: number }} Shown */

/** @param {{ segl: Segl, app: string, check: string }} props */
export function ActivationCode({ segl, app, check }) {
  const { texts, persons } = segl;
  const words = texts.documents.code;
  const [shown, setShown] = useState(/** @type {Shown | null} */ (null));
  const [isOver, setOver] = useState(false);
  const get = useAction(segl, async () => {
    const person = persons.find(one => one.app === app);
    if (person) {
      setShown(await newCode(person, check));
    }
  });
  useEffect(() => { get.run(); }, []);
  if (!shown) {
    return html`<${Screen} segl=${segl} title=${get.trouble ? words.noneTitle : texts.working} top="none" key="getting">
      <${Trouble} text=${get.trouble} />
      ${get.trouble && html`<p>${words.anew}</p><div class="actions">
        <button class="act" onClick=${() => segl.goInstead('activate')}>${texts.documents.beginAnew}</button>
        <button class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button></div>`}
    <//>`;
  }
  const groups = shown.code.replace(/\s/g, '').replace(/.{5}(?=.)/g, '$& ');
  return html`<${Screen} segl=${segl} title=${words.title} top="none" key="code">
    <p>${words.lead}</p>
    <dl class="card written">
      <dt>${texts.code.userId}</dt><dd><strong><bdi>${shown.userId}</bdi></strong></dd>
      <dt>${texts.code.code}</dt>
      <dd><strong class=${isOver ? 'code over' : 'code'} aria-label=${groups.split('').join(' ')}>
        ${groups}</strong></dd>
    </dl>
    <${Countdown} segl=${segl} until=${shown.validUntil} onEnd=${() => setOver(true)} />
    ${isOver ? html`<p class="note warn" role="status">${words.over} ${words.anew}</p>`
      : html`<h2>${words.nextTitle}</h2><ol>${words.steps.map(one => html`<li key=${one}>${one}</li>`)}</ol>
        <p class="note warn">${words.never}</p>`}
    <div class="actions">
      ${isOver
        ? html`<button class="act" onClick=${() => segl.goInstead('activate')}>${texts.documents.beginAnew}</button>`
        : html`<button class="act" onClick=${() => segl.goHome()}>${words.written}</button>`}
    </div>
  <//>`;
}
