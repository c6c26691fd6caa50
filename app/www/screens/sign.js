// An act other than a login: shown, confirmed with the PIN, signed.
/** @import { Segl } from '../segl.js' */
/** @import { Act, Fields } from '../statements.js' */
import { Screen } from '../components/screen.js';
import { Signing } from '../components/signing.js';
import { html } from '../vendor/preact.js';

/** @typedef {object} What
 * @property {Act} act
 * @property {object} asked
 * @property {string} title
 * @property {(fields: Fields) => string} words
 * @property {string} label of the button
 * @property {boolean} [harmful]
 */

/** @param {Segl} segl
 * @param {Record<string, any>} params
 * @returns {What} */
function whatIsAsked({ texts: { sign, settings, authenticators } }, { what, app }) {
  /** @type {(act: Act, on: boolean, title: string, lead: string) => What} */
  const set = (act, on, title, lead) => {
    const label = on ? settings.turnOn : settings.turnOff;
    return { act, asked: { on }, title, words: () => lead, label };
  };
  /** @type {(act: Act, title: string, label: string) => What} */
  const giveUp = (act, title, label) => {
    const words = (/** @type {Fields} */ fields) => sign.blockLead(fields['name']);
    return { act, asked: { app }, title, words, label, harmful: true };
  };
  switch (what) {
    case 'numberOn':
      return set('number-approval', true, sign.numberOn, sign.numberOnLead);
    case 'numberOff':
      return set('number-approval', false, sign.numberOff, sign.numberOffLead);
    case 'biometricsOn':
      return set('biometrics', true, sign.biometricsOn, sign.biometricsOnLead);
    case 'biometricsOff':
      return set('biometrics', false, sign.biometricsOff, sign.biometricsOffLead);
    case 'block':
      return giveUp('block-app', sign.block, authenticators.block);
    case 'deleteOther':
      return giveUp('delete-app', sign.deleteOther, authenticators.delete);
    case 'freeze': {
      const label = sign.confirmFreeze;
      return { act: 'freeze', asked: {}, title: sign.freeze, words: () => sign.freezeLead, label, harmful: true };
    }
    default:
      throw new Error(`${what} is no act.`);
  }
}

/** @param {{ segl: Segl } & Record<string, any>} props */
export default function Sign({ segl, ...params }) {
  const { act, asked, title, words, label, harmful = false } = whatIsAsked(segl, params);
  const done = async () => {
    await segl.refresh(segl.person);
    segl.announce(segl.texts.sign.done);
    if (act === 'freeze') {
      segl.goHome();
    } else {
      history.back();
    }
  };
  return html`<${Screen} segl=${segl} title=${title}>
    <${Signing} segl=${segl} act=${act} asked=${asked} words=${words} label=${label} harmful=${harmful}
      onDone=${done} />
  <//>`;
}
