// S2, steps 8 to 12: "Show QR code", the PIN (no biometrics), permission for the short-range link, the code with its
// three minutes and its renewal; then the new phone, the digits, and the signature.
/** @import { Segl } from '../segl.js' */
/** @import { Code, Heard } from '../copying/old-phone.js' */
/** @import { Prepared, Proving } from '../acts.js' */
/** @import { Copy, Link } from '../types.js' */
import { submit } from '../acts.js';
import { serverNow } from '../clock.js';
import { Trouble, useAction } from '../components/action.js';
import { Countdown } from '../components/countdown.js';
import { PinPad } from '../components/pin-pad.js';
import { Screen } from '../components/screen.js';
import { hear, makeCode, prepareCode, shown } from '../copying/old-phone.js';
import { awake } from '../device/awake.js';
import { listenOn } from '../device/link.js';
import { html, useEffect, useRef, useState } from '../vendor/preact.js';
import { toWords } from '../words.js';
import { CopyCompare } from './copy-compare.js';
import { AllowLink } from './copy-link.js';
import { StopCopy } from './copy-wait.js';

/** @param {{ segl: Segl, copy: Copy, onShown: () => Promise<unknown> }} props `onShown`: the server stored the code */
export function CopyShow({ segl, copy, onShown }) {
  const { texts, person } = segl;
  const [step, setStep] = useState(/** @type {'ask' | 'pin' | 'link' | 'showing'} */ ('ask'));
  const [code, setCode] = useState(/** @type {Code | null} */ (null));
  const [prepared, setPrepared] = useState(/** @type {Prepared | null} */ (null));
  const [links, setLinks] = useState(/** @type {Link[]} */ ([]));
  const [heard, setHeard] = useState(/** @type {Heard | null} */ (null));
  const now = useRef(copy);
  now.current = copy;
  const prove = useAction(segl, async (/** @type {Proving} */ proving) => {
    const fresh = await makeCode();
    setPrepared(await prepareCode(person, fresh, proving));
    setCode(fresh);
    setHeard(null);
    setStep('link');
  });
  const show = useAction(segl, async (/** @type {Link[]} */ allowed) => {
    setLinks(allowed);
    if (prepared) {
      try {
        await submit(person, prepared);
        await onShown();
      } catch (error) {
        setStep('pin');
        throw error;
      }
    }
    setStep('showing');
  });
  const renew = useAction(segl, async () => {
    if (copy.needsPin) {
      setStep('pin');
      return;
    }
    const fresh = await makeCode();
    await submit(person, await prepareCode(person, fresh, null));
    await onShown();
    setCode(fresh);
    setHeard(null);
  });
  const hasScanned = copy.newPhone?.newProof !== undefined;
  useEffect(() => {
    // Until a phone has scanned the code there is no broadcast, and the microphone stays off.
    if (step !== 'showing' || !code || heard || !hasScanned) {
      return;
    }
    const stop = new AbortController();
    listenOn(links, async (bytes, kind) => {
      const found = await hear(person, code, now.current, bytes, kind).catch(() => null);
      if (found) {
        setHeard(found);
      }
      return found !== null;
    }, stop.signal, (now.current.validUntil ?? 0) - serverNow()).catch(error =>
      show.setTrouble(texts.copy.cannotListen(String(error))));
    return () => stop.abort();
  }, [step, code, heard, hasScanned]);
  if (copy.step === 'scanned' && copy.newPhone && code) {
    return html`<${CopyCompare} segl=${segl} copy=${copy} heard=${heard} trouble=${show.trouble} />`;
  }
  if (copy.step === 'vouched') {
    return html`<${Screen} segl=${segl} title=${texts.copy.vouchedTitle} top="menu">
      <p role="status">${texts.copy.vouched}</p>
      <div class="actions"><${StopCopy} segl=${segl} /></div>
    <//>`;
  }
  if (step === 'pin') {
    return html`<${Screen} segl=${segl} title=${texts.pin.enterTitle} top="none" key="pin">
      <p>${texts.copy.pinAgain}</p>
      <${PinPad} segl=${segl} label=${texts.next} busy=${prove.busy} trouble=${prove.trouble || show.trouble}
        userId=${person.userId} onPin=${(/** @type {string} */ pin) => prove.run({ pin })}>
        <button type="button" class="plain" onClick=${() => segl.goHome()}>${texts.cancel}</button><//>
    <//>`;
  }
  if (step === 'link') {
    return html`<${AllowLink} segl=${segl} use="listen" busy=${show.busy} trouble=${show.trouble}
      onAllowed=${show.run} onCancel=${() => segl.goHome()} />`;
  }
  if (step === 'showing' && code && copy.step === 'showing') {
    return html`<${Showing} segl=${segl} copy=${copy} code=${code} trouble=${show.trouble || renew.trouble}
      onRenew=${() => renew.run()} />`;
  }
  return html`<${Screen} segl=${segl} title=${texts.copy.showTitle} top="menu" key="ask">
    <p>${step === 'showing' ? texts.copy.codeOver : texts.copy.showLead}</p>
    <p class="hint">${texts.copy.codesLeft(copy.codesLeft)}</p>
    <div class="actions">
      <${Trouble} text=${renew.trouble || show.trouble} />
      <button class="act" aria-disabled=${renew.busy}
        onClick=${() => step === 'showing' ? renew.run() : setStep('pin')}>${texts.copy.show}</button>
      <${StopCopy} segl=${segl} />
    </div>
  <//>`;
}

/** @param {{ segl: Segl, copy: Copy, code: Code, trouble: string, onRenew: () => void }} props */
function Showing({ segl, copy, code, trouble, onRenew }) {
  const { texts } = segl;
  const [picture, setPicture] = useState('');
  const [words, setWords] = useState(/** @type {string[] | null} */ (null));
  useEffect(() => {
    const stop = new AbortController();
    void awake.until(stop.signal);
    return () => stop.abort();
  }, []);
  useEffect(() => {
    setWords(null);
    setPicture(''); // the previous code is invalid
    import('../vendor/qr/index.js').then(({ default: draw }) => {
      const svg = draw(shown(code), 'svg', { ecc: 'medium', border: 2 });
      setPicture(`data:image/svg+xml,${encodeURIComponent(svg)}`);
    });
  }, [code]);
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const say = useAction(segl, async () => {
    const said = await toWords(code.w, segl.installation.language === 'en' ? 'en' : 'da');
    setWords(said);
    segl.announce(`${texts.copy.words}. ${said.map((word, at) => `${at + 1}: ${word}`).join(', ')}.`);
  });
  // The pressed button is gone; a screen reader continues in the list of words.
  useEffect(() => { list.current?.focus(); }, [words]);
  return html`<${Screen} segl=${segl} title=${texts.copy.showingTitle} top="none" key="showing">
    <p class="note warn">${texts.copy.noCall}</p>
    <p>${words ? texts.copy.wordsLead : texts.copy.showingLead}</p>
    ${words
      ? html`<ol class="words" role="list" lang=${texts.tag} tabindex="-1" ref=${list} aria-label=${texts.copy.words}>
          ${words.map((word, at) => html`<li key=${at}>${word}</li>`)}</ol>`
      : html`<div class="qr">${picture && html`<img src=${picture} alt=${texts.copy.qrAlt} />`}</div>`}
    <${Countdown} segl=${segl} until=${copy.validUntil ?? 0} />
    <div class="pair small">
      <button class="plain" onClick=${onRenew}>${texts.copy.renew}</button>
      ${!words && html`<button class="plain" onClick=${() => say.run()}>${texts.copy.asWords}</button>`}
    </div>
    <div class="actions">
      <${Trouble} text=${trouble || say.trouble} />
      <${StopCopy} segl=${segl} />
    </div>
  <//>`;
}
