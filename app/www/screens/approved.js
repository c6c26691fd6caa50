// The approval is given. After a login by link the browser goes back to where it came from.
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { Tick } from '../components/tick.js';
import { html, useEffect } from '../vendor/preact.js';

/** Long enough to see that it went well, ms. */
const seen = 900;

/** @param {{ segl: Segl, rp: string, back?: string, isLogin?: boolean }} props */
export default function Approved({ segl, rp, back, isLogin = true }) {
  const { texts } = segl;
  useEffect(() => {
    if (!back) {
      return undefined;
    }
    const timer = setTimeout(() => location.assign(back), seen);
    return () => clearTimeout(timer);
  }, []);
  const said = back ? texts.approved.leadBack(rp) : isLogin ? texts.approved.lead(rp) : texts.approved.leadAct(rp);
  return html`<${Screen} segl=${segl} title=${texts.approved.title} top="none">
    <${Tick} />
    <p role="status">${said}</p>
    <div class="actions">${back
      ? html`<a class="button act" href=${back}>${texts.approved.goBack}</a>`
      : html`<button class="act" onClick=${() => segl.goHome()}>${texts.ok}</button>`}</div>
  <//>`;
}
