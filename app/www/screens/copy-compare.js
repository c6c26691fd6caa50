// R46 on the old phone: which phone scanned the code, whether it is near, four digits to compare, and the vouching
// signature.
/** @import { Segl } from '../segl.js' */
/** @import { Heard } from '../copying/old-phone.js' */
/** @import { Copy } from '../types.js' */
/** @import { Offer } from '../acts.js' */
import { Trouble, useAction } from '../components/action.js';
import { Countdown } from '../components/countdown.js';
import { Everything } from '../components/everything.js';
import { Screen } from '../components/screen.js';
import { digitsHere, offerVouch, vouch } from '../copying/old-phone.js';
import { html, useEffect, useState } from '../vendor/preact.js';
import { StopCopy } from './copy-wait.js';

/** @param {{ segl: Segl, copy: Copy, heard: Heard | null, trouble: string }} props `trouble`: why this phone cannot
 *   listen */
export function CopyCompare({ segl, copy, heard, trouble }) {
  const { texts, person } = segl;
  const there = copy.newPhone;
  const [digits, setDigits] = useState('');
  const [offered, setOffered] = useState(/** @type {Offer | null} */ (null));
  const compare = useAction(segl, async () => {
    const found = heard && await digitsHere(heard, copy);
    if (heard && found) {
      setOffered(await offerVouch(person, heard));
      setDigits(found);
      segl.announce(texts.copy.digitsAre(found.split('').join(' ')));
    }
  });
  useEffect(() => {
    if (heard && there?.rb && !digits) {
      compare.run();
    }
  }, [heard, there?.rb]);
  const equal = useAction(segl, async () => {
    if (offered) {
      await vouch(person, offered);
    }
  });
  const who = html`<p>${texts.copy.callsItself} <strong><bdi>${there?.model}</bdi></strong><br />
    ${texts.copy.isAt} <bdi>${there?.place || texts.approve.unknownPlace}</bdi></p>`;
  if (!digits || !offered) {
    return html`<${Screen} segl=${segl} title=${texts.copy.nearTitle} top="none" key="near">
      ${who}
      <p role="status">${heard ? texts.working : texts.copy.listening}</p>
      <${Countdown} segl=${segl} until=${copy.validUntil ?? 0} />
      <p class="note warn">${texts.copy.noCall}</p>
      <div class="actions">
        <${Trouble} text=${trouble || compare.trouble} />
        <${StopCopy} segl=${segl} />
      </div>
    <//>`;
  }
  return html`<${Screen} segl=${segl} title=${texts.copy.compareTitle} top="none" key="compare">
    ${who}
    <p class="digits code" aria-label=${digits.split('').join(' ')}>${digits}</p>
    <p>${texts.copy.compareLead}</p>
    <p class="note warn">${texts.copy.noCall}</p>
    <${Countdown} segl=${segl} until=${copy.validUntil ?? 0} />
    <${Everything} segl=${segl} fields=${offered.fields} />
    <div class="actions">
      <${Trouble} text=${equal.trouble} />
      <button class="act" aria-disabled=${equal.busy} onClick=${() => equal.run()}>${texts.copy.areEqual}</button>
      <${StopCopy} segl=${segl} />
    </div>
  <//>`;
}
