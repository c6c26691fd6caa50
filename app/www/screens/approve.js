// A claimed login: which relying party, for what, and from where (R93). Slide or tap, then PIN or biometrics; or
// "this was not me".
/** @import { Segl } from '../segl.js' */
import { approve, readClaim, refuse } from '../approving.js';
import { Trouble, useAction } from '../components/action.js';
import { Countdown } from '../components/countdown.js';
import { Everything } from '../components/everything.js';
import { PinPad } from '../components/pin-pad.js';
import { Screen } from '../components/screen.js';
import { Slide } from '../components/slide.js';
import { html, useState } from '../vendor/preact.js';

/** @param {{ segl: Segl, notMe?: boolean }} props `notMe`: said already, on the card of another screen */
export default function Approve({ segl, notMe: saidNo = false }) {
  const { texts, claim } = segl;
  const [step, setStep] = useState(/** @type {'look' | 'pin' | 'not-me'} */ (saidNo ? 'not-me' : 'look'));
  const yes = useAction(segl, async (/** @type {NonNullable<import('../acts.js').Proving>} */ proving) => {
    const back = await approve(segl, proving);
    if (segl.returning) {
      segl.goInstead('return-code');
    } else {
      segl.goInstead('approved', { rp: said.rp, back, isLogin: !said.action });
    }
  });
  const no = useAction(segl, async () => {
    await refuse(segl);
    segl.goInstead('refused');
  });
  if (!claim) {
    return html`<${Screen} segl=${segl} title=${texts.approve.titleFor} top="menu"><p>${texts.approve.over}</p><//>`;
  }
  const said = readClaim(claim);
  const over = async () => {
    await segl.keepClaim(null);
    segl.goInstead('home', { message: texts.approve.over });
  };
  if (step === 'not-me') {
    const title = said.action ? texts.approve.notAskedTitle : texts.approve.notMeTitle;
    return html`<${Screen} segl=${segl} title=${title} top="none"
      key="not-me">
      <p class="asked"><strong><bdi>${said.rp}</bdi></strong> · <bdi>${said.action || texts.approve.logIn}</bdi></p>
      <p>${texts.approve.notMeLead}</p>
      <div class="actions">
        <${Trouble} text=${no.trouble} />
        <button class="harm final" aria-disabled=${no.busy} onClick=${() => no.run()}>${texts.approve.notMeYes}</button>
        <button class="plain" onClick=${() => setStep('look')}>${texts.approve.notMeNo}</button>
      </div>
    <//>`;
  }
  const notMe = html`<button class="harm not-me" onClick=${() => setStep('not-me')}>${texts.approve.notMe}</button>`;
  if (step === 'pin') {
    return html`<${Screen} segl=${segl} title=${texts.approve.enterPin} top="none" key="pin">
      <p class="asked"><strong><bdi>${said.rp}</bdi></strong> · <bdi>${said.action || texts.approve.logIn}</bdi></p>
      <${PinPad} segl=${segl} label=${texts.approve.approve} busy=${yes.busy} trouble=${yes.trouble}
        userId=${segl.person.userId} onPin=${(/** @type {string} */ pin) => yes.run({ pin })}>${notMe}<//>
      <${Countdown} segl=${segl} until=${claim.validUntil} onEnd=${over} />
    <//>`;
  }
  const withBiometrics = claim.knowledge.includes('biometrics') && claim.credential;
  return html`<${Screen} segl=${segl} title=${titleOf(segl, said)} top="none" key="look">
    <${Asked} segl=${segl} said=${said} />
    <${Countdown} segl=${segl} until=${claim.validUntil} onEnd=${over} />
    <${Everything} segl=${segl} fields=${said} />
    <div class="actions">
    <${Trouble} text=${yes.trouble} />
    <${Slide} label=${texts.approve.slide}
      onDone=${() => withBiometrics ? yes.run({ credential: withBiometrics }) : setStep('pin')} />
    ${withBiometrics && html`<button class="plain" onClick=${() => setStep('pin')}>${texts.approve.withPin}</button>`}
    ${notMe}
    </div>
  <//>`;
}

/** A login is called one, and a payment by what its asker calls it.
 * @param {Segl} segl
 * @param {import('../statements.js').Fields} said */
function titleOf({ texts }, said) {
  return said['action'] ? texts.approve.titleOf(said['action']) : texts.approve.title;
}

/** @param {{ segl: Segl, said: import('../statements.js').Fields }} props */
function Asked({ segl, said }) {
  const { texts, person } = segl;
  const level = texts.levels[/** @type {keyof typeof texts.levels} */ (said.level)] ?? said.level;
  const place = said.from.place || texts.approve.unknownPlace;
  const rows = [
    [texts.approve.who, said.rp, 'large'],
    [texts.approve.action, said.action || texts.approve.logIn, ''],
    ...(said.text ? [[texts.approve.text, said.text, 'large']] : []),
    [texts.approve.from, `${place}, ${said.from.browser || texts.approve.unknownBrowser}`, ''],
    [texts.approve.as, person.name, ''],
    [texts.approve.level, level, ''],
  ];
  return html`<dl class="card asked">
    ${rows.map(([name, value, look]) => html`<div key=${name} class=${look}>
      <dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}
  </dl>`;
}
