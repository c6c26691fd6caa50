// R07: the terms are accepted, and the privacy policy is offered, before any data is requested. What a document check
// does to a level above Substantial is said here, too (R06).
/** @import { Segl } from '../segl.js' */
import { Trouble, useAction } from '../components/action.js';
import { HelpPage } from '../components/help-page.js';
import { Screen } from '../components/screen.js';
import { html, useState } from '../vendor/preact.js';

/** @typedef {'activation' | 'copy-here' | 'document'} Next */

/** @param {{ segl: Segl, then?: Next, purpose?: string }} props `then`: the screen that follows; `purpose`: of
 *   a document check */
export default function Terms({ segl, then = 'activation', purpose }) {
  const { texts } = segl;
  const [accepted, setAccepted] = useState(false);
  const goOn = useAction(segl, async () => {
    if (!accepted) {
      goOn.setTrouble(texts.terms.mustAccept);
      return;
    }
    const { terms } = await segl.loadLimits();
    segl.go(then, { terms, ...purpose && { purpose } });
  });
  return html`<${Screen} segl=${segl} title=${texts.terms.title}>
    <p>${texts.terms.leads[then]}</p>
    ${then === 'document' && html`<p class="hint">
      ${purpose === 'code' ? texts.terms.levelByCode : texts.terms.levelByCheck}</p>`}
    <${HelpPage} segl=${segl} path="/terms" name=${texts.terms.readTerms} />
    <${HelpPage} segl=${segl} path="/privacy" name=${texts.terms.readPrivacy} />
    <label class="tick"><input type="checkbox" checked=${accepted}
      onChange=${(/** @type {any} */ event) => { setAccepted(event.target.checked); goOn.setTrouble(''); }} />
      ${texts.terms.accept}</label>
    <div class="actions">
      <${Trouble} text=${goOn.trouble} />
      <button class="act" aria-disabled=${goOn.busy} onClick=${() => goOn.run()}>${texts.next}</button>
    </div>
  <//>`;
}
