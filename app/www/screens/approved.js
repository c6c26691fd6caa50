// The confirmation of an approval. After a login by link, the browser is opened where the login began.
/** @import { Segl } from '../segl.js' */
import { Screen } from '../components/screen.js';
import { Seal } from '../components/seal.js';
import { html, useEffect } from '../vendor/preact.js';

/** Duration of the animation, ms. */
const seen = 900;

/** @param {{ segl: Segl, rp: string, back?: string }} props */
export default function Approved({ segl, rp, back }) {
  const { texts } = segl;
  useEffect(() => {
    if (!back) {
      return undefined;
    }
    const timer = setTimeout(() => location.assign(back), seen);
    return () => clearTimeout(timer);
  }, []);
  return html`<${Screen} segl=${segl} title=${texts.approved.title} top="none">
    <${Seal} closing />
    <p role="status">${back ? texts.approved.leadBack(rp) : texts.approved.lead(rp)}</p>
    ${back
      ? html`<a class="button act" href=${back}>${texts.approved.goBack}</a>`
      : html`<button class="act" onClick=${() => segl.goHome()}>${texts.ok}</button>`}
  <//>`;
}
