// R92: this app's storage is not that of the browser in which the login was begun, so its owner carries a code there.
// It is kept as long as it works: the phone may close the app while the owner is in the browser.
/** @import { Segl } from '../segl.js' */
import { Countdown } from '../components/countdown.js';
import { Screen } from '../components/screen.js';
import { html, useState } from '../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function ReturnCode({ segl }) {
  const { texts, returning } = segl;
  const [said, setSaid] = useState('');
  const done = async () => {
    await segl.keepReturning(null);
    segl.goHome();
  };
  if (!returning) {
    return html`<${Screen} segl=${segl} title=${texts.approved.title} top="menu"><//>`;
  }
  const { rp, code, back, until } = returning;
  const copy = () =>
    writeText(code).then(() => setSaid(texts.returnCode.copied), () => setSaid(texts.returnCode.notCopied));
  return html`<${Screen} segl=${segl} title=${texts.returnCode.title} top="none">
    <p>${texts.returnCode.lead(rp)}</p>
    <p class="digits code" aria-label=${code.split('').join(' ')}>${code.slice(0, 3)} ${code.slice(3)}</p>
    <p class="note warn">${texts.returnCode.never}</p>
    <${Countdown} segl=${segl} until=${until} onEnd=${done} />
    <div class="actions">
      <p role="status" class="hint centred one-line">${said}</p>
      <button class="act" onClick=${copy}>${texts.returnCode.copy}</button>
      ${back && html`<a class="button plain" href=${back}>${texts.returnCode.goBack}</a>`}
      <button class="plain" onClick=${done}>${texts.returnCode.done}</button>
    </div>
  <//>`;
}

/** @param {string} text */
async function writeText(text) {
  await navigator.clipboard.writeText(text);
}
