// Help in short, with the numbers of the rules; and the way to freeze everything.
/** @import { Segl } from '../segl.js' */
import { useAction } from '../components/action.js';
import { HelpPage } from '../components/help-page.js';
import { Screen } from '../components/screen.js';
import { html, useEffect } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Help({ segl }) {
  const { texts, persons, limits } = segl;
  const { help } = texts;
  const load = useAction(segl, async () => {
    await segl.loadLimits();
    segl.changed();
  });
  useEffect(() => { load.run(); }, []);
  const part = (/** @type {string} */ title, /** @type {string} */ words) => html`<h2>${title}</h2><p>${words}</p>`;
  return html`<${Screen} segl=${segl} title=${help.title}>
    <h2>${help.loginTitle}</h2>
    <ol>${help.login.map(step => html`<li key=${step}>${step}</li>`)}</ol>
    ${part(help.neverTitle, help.never)}
    ${part(help.lostTitle, help.lost)}
    ${limits && [
      part(help.spareTitle, help.spare(limits)),
      html`<${HelpPage} segl=${segl} path="/help/have-a-spare" name=${help.sparePage} />
        <${HelpPage} segl=${segl} path="/help/copy-your-app" name=${help.copyPage} />`,
      part(help.sharedTitle, help.shared(limits)),
      part(help.wrongPinTitle, help.wrongPin(limits)),
    ]}
    ${part(help.biometricsTitle, help.biometrics)}
    ${persons.length > 0 && html`<hr />
      <button class="harm" onClick=${() => segl.go('sign', { what: 'freeze' })}>${help.freeze}</button>`}
  <//>`;
}
