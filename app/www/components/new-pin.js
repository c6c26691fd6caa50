// Choosing a personal PIN: typed twice, and refused with a reason while it is easy to guess (R20, R21).
/** @import { Segl } from '../segl.js' */
import { html, useState } from '../vendor/preact.js';
import { useAction } from './action.js';
import { PinPad } from './pin-pad.js';
import { Screen } from './screen.js';

/** @typedef {object} NewPinProps
 * @property {Segl} segl
 * @property {string} title of the first of the two screens
 * @property {'back' | 'none'} top
 * @property {string} userId
 * @property {(pin: string) => Promise<import('../pin.js').PinReason | null>} reasonAgainst
 * @property {(pin: string) => Promise<unknown>} onChosen
 * @property {() => unknown} [onCancel]
 */

/** @param {NewPinProps} props */
export function NewPin({ segl, title, top, userId, reasonAgainst, onChosen, onCancel }) {
  const { texts } = segl;
  const [first, setFirst] = useState('');
  const choose = useAction(segl, async pin => {
    const reason = await reasonAgainst(pin);
    if (reason) {
      choose.setTrouble(texts.pin.reasons[reason]);
    } else {
      setFirst(pin);
    }
  });
  const repeat = useAction(segl, async pin => {
    if (pin !== first) {
      setFirst('');
      choose.setTrouble(texts.pin.differ);
    } else {
      await onChosen(pin);
    }
  });
  if (first === '') {
    return html`<${Screen} segl=${segl} title=${title} top=${top} onCancel=${onCancel} key="choose">
      <p>${texts.pin.lead}</p>
      <${PinPad} segl=${segl} label=${texts.next} onPin=${choose.run} busy=${choose.busy} trouble=${choose.trouble}
        isNew userId=${userId} />
    <//>`;
  }
  return html`<${Screen} segl=${segl} title=${texts.pin.repeatTitle} top=${top} onCancel=${onCancel}
    key="repeat">
    <p>${texts.pin.repeatLead}</p>
    <${PinPad} segl=${segl} label=${texts.next} onPin=${repeat.run} busy=${repeat.busy} trouble=${repeat.trouble}
      isNew userId=${userId} />
  <//>`;
}
