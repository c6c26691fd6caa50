// "Activate", on an app that is active: the ways to a further app that are open to this person (R112). Ways that this
// installation of Segl does not offer yet are left out.
/** @import { Segl } from '../segl.js' */
import { dateOf, timeOf } from '../components/action.js';
import { HelpPage } from '../components/help-page.js';
import { Screen } from '../components/screen.js';
import { html, useEffect } from '../vendor/preact.js';
import { hasNoSpare } from './spare.js';

/** The devices that come by post are ordered and activated at the portal. */
const byPost = ['codeDisplay', 'audioReader', 'orderedDevice'];

/** @param {{ segl: Segl }} props */
export default function Activate({ segl }) {
  const { texts, person } = segl;
  useEffect(() => { segl.refresh(person); }, []);
  const until = person.home?.restrictedUntil;
  return html`<${Screen} segl=${segl} title=${texts.copy.activateTitle}>
    <p>${texts.copy.activateLead}</p>
    <p class="hint">${texts.copy.activateByCode}</p>
    ${person.home?.spares.some(way => byPost.includes(way)) && html`<p class="hint">${texts.spare.byPost} <a
      href=${`${segl.limits.portal}?lang=${texts.tag}`} target="_blank" rel="noopener">${texts.spare.portal}</a></p>`}
    <${HelpPage} segl=${segl} path="/help/have-a-spare" name=${texts.help.sparePage} />
    ${hasNoSpare(person) && html`<h2>${texts.spare.whereTitle}</h2>
      <ul>${texts.spare.where.map(place => html`<li key=${place}>${place}</li>`)}</ul>`}
    <div class="actions">${until === undefined
      ? html`<button class="act" onClick=${() => segl.go('copy')}>${texts.copy.toNewApp}</button>`
      : html`<p class="note">${texts.copy.tooNew(dateOf(texts, until), timeOf(texts, until))}</p>`}</div>
  <//>`;
}
