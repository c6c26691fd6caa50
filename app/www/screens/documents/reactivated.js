// R08: the freeze has ended.
/** @import { Segl } from '../../segl.js' */
import { Screen } from '../../components/screen.js';
import { Tick } from '../../components/tick.js';
import { html } from '../../vendor/preact.js';

/** @param {{ segl: Segl }} props */
export default function Reactivated({ segl }) {
  const { texts } = segl;
  return html`<${Screen} segl=${segl} title=${texts.documents.reactivated.title} top="none">
    <${Tick} />
    <p role="status">${texts.documents.reactivated.lead}</p>
    <div class="actions"><button class="act" onClick=${() => segl.goHome()}>${texts.ok}</button></div>
  <//>`;
}
