// A short help text, and the way to freeze the identity.
/** @import { Segl } from '../segl.js' */
import { HelpPage } from '../components/help-page.js';
import { Screen } from '../components/screen.js';
import { html } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Help({ segl }) {
  const { texts, persons } = segl;
  const { help } = texts;
  const part = (/** @type {string} */ title, /** @type {string} */ words) => html`<h2>${title}</h2><p>${words}</p>`;
  return html`<${Screen} segl=${segl} title=${help.title}>
    <h2>${help.loginTitle}</h2>
    <ol>${help.login.map(step => html`<li key=${step}>${step}</li>`)}</ol>
    ${part(help.neverTitle, help.never)}
    ${part(help.lostTitle, help.lost)}
    <${HelpPage} segl=${segl} path="/help/lost-everything" name=${help.lostPage} />
    ${part(help.spareTitle, help.spare)}
    <${HelpPage} segl=${segl} path="/help/have-a-spare" name=${help.sparePage} />
    <${HelpPage} segl=${segl} path="/help/copy-your-app" name=${help.copyPage} />
    <${HelpPage} segl=${segl} path="/help/activation-code" name=${help.codePage} />
    ${part(help.sharedTitle, help.shared)}
    ${part(help.wrongPinTitle, help.wrongPin)}
    ${part(help.biometricsTitle, help.biometrics)}
    ${persons.length > 0 && html`<hr />
      <button class="harm" onClick=${() => segl.go('sign', { what: 'freeze' })}>${help.freeze}</button>`}
  <//>`;
}
