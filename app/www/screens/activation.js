// The steps of one activation; the stored activation says which one is shown.
/** @import { Segl } from '../segl.js' */
import { choosePin, finish, reasonAgainst, startOver } from '../activation.js';
import { Trouble, useAction } from '../components/action.js';
import { NewPin } from '../components/new-pin.js';
import { Screen } from '../components/screen.js';
import { Code } from './code.js';
import { CopyUserId } from './copy-user-id.js';
import { TemporaryPin } from './temporary-pin.js';
import { html, useEffect } from '../vendor/preact.js';

/** @param {{ segl: Segl, terms?: unknown }} props */
export default function ActivationScreen({ segl, terms }) {
  const { texts, activation } = segl;
  switch (activation?.step) {
    case 'userId':
      return html`<${CopyUserId} segl=${segl} />`;
    case 'temporaryPin':
      return html`<${TemporaryPin} segl=${segl} activation=${activation} />`;
    case 'pin':
      return html`<${NewPin} segl=${segl} title=${texts.pin.title} top="none" userId=${activation.userId}
        reasonAgainst=${(/** @type {string} */ pin) => reasonAgainst(activation, pin)}
        onCancel=${() => startOver(segl)}
        onChosen=${(/** @type {string} */ pin) => choosePin(segl, pin).finally(() => leave(segl))} />`;
    case 'sign':
      return html`<${Finish} segl=${segl} />`;
    default:
      return html`<${Code} segl=${segl} terms=${terms} />`;
  }
}

/** Leads to what is offered after an activation, once it is complete.
 * @param {Segl} segl */
function leave(segl) {
  if (!segl.activation) {
    segl.goInstead('after');
  }
}

/** The server has the PIN, but its response was lost: the request is repeated.
 * @param {{ segl: Segl }} props */
function Finish({ segl }) {
  const { texts } = segl;
  const again = useAction(segl, async () => {
    await finish(segl);
    leave(segl);
  });
  useEffect(() => { again.run(); }, []);
  return html`<${Screen} segl=${segl} title=${texts.pin.finishing} top="none">
    ${again.trouble
      ? html`<p>${texts.pin.finishLead}</p>
          <div class="actions">
            <${Trouble} text=${again.trouble} />
            <button class="act" onClick=${() => again.run()}>${texts.tryAgain}</button>
            <button class="plain" onClick=${() => startOver(segl)}>${texts.startOver}</button>
          </div>`
      : html`<p role="status">${texts.working}</p>`}
  <//>`;
}
