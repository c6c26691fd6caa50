// Shows an act as the server offers it, asks for the PIN, and signs the statement.
/** @import { Segl } from '../segl.js' */
/** @import { Act } from '../statements.js' */
/** @import { Offer } from '../acts.js' */
import { handIn, offer } from '../acts.js';
import { passkeys } from '../device/passkeys.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { Trouble, useAction } from './action.js';
import { Everything } from './everything.js';
import { PinPad } from './pin-pad.js';

/** @typedef {object} SigningProps
 * @property {Segl} segl
 * @property {Act} act
 * @property {object} asked the fields that the app specifies
 * @property {(fields: import('../statements.js').Fields) => string} words the text that describes the act
 * @property {string} label of the button
 * @property {() => Promise<unknown>} onDone
 * @property {boolean} [harmful] takes something away: the last button is red
 * @property {unknown} [children] the other answer, below the button
 */

/** @param {SigningProps} props */
export function Signing({ segl, act, asked, words, label, onDone, harmful = false, children }) {
  const { texts, person } = segl;
  const [offered, setOffered] = useState(/** @type {Offer | null} */ (null));
  const load = useAction(segl, async () => setOffered(await offer(person, act, asked)));
  useEffect(() => { load.run(); }, []);
  const sign = useAction(segl, async (/** @type {import('../acts.js').Proving} */ proving) => {
    if (!offered) {
      return;
    }
    const made = offered.passkey && await passkeys.make(offered.passkey);
    await handIn(person, act, offered.payload, proving, made);
    if (act === 'biometrics') {
      await segl.changePerson(person.app, { credential: made?.id ?? null });
    }
    await onDone();
  });
  if (!offered) {
    return load.trouble
      ? html`<div class="actions">
          <${Trouble} text=${load.trouble} />
          <button class="act" onClick=${() => load.run()}>${texts.tryAgain}</button>
          ${children}
        </div>`
      : html`<p role="status">${texts.working}</p>`;
  }
  const look = harmful ? 'harm final' : 'act';
  return html`
    <p>${words(offered.fields)}</p>
    <${Everything} segl=${segl} fields=${offered.fields} />
    ${offered.knowledge.includes('pin')
      ? html`<h2>${texts.pin.enterTitle}</h2><${PinPad} segl=${segl} label=${label} look=${look}
          busy=${sign.busy} trouble=${sign.trouble} userId=${person.userId}
          onPin=${(/** @type {string} */ pin) => sign.run({ pin })}>${children}<//>`
      : html`<div class="actions">
          <${Trouble} text=${sign.trouble} />
          <button class=${look} aria-disabled=${sign.busy} onClick=${() => sign.run(null)}>${label}</button>
          ${children}
        </div>`}`;
}
