// S2, steps 10 and 11, 17 and 18: explains the short-range link, and requests the browser's permission.
/** @import { Segl } from '../segl.js' */
/** @import { Link, LinkUse } from '../types.js' */
import { Trouble, useAction } from '../components/action.js';
import { Screen } from '../components/screen.js';
import { offeredLinks } from '../device/link.js';
import { html, useEffect, useState } from '../vendor/preact.js';

/** @param {{ segl: Segl, use: LinkUse, busy?: boolean, trouble?: string,
 *   onAllowed: (links: Link[]) => unknown, onCancel: () => unknown }} props */
export function AllowLink({ segl, use, busy = false, trouble = '', onAllowed, onCancel }) {
  const { texts } = segl;
  const [offered, setOffered] = useState(/** @type {Link[] | null} */ (null));
  const lookUp = async () => {
    const links = await offeredLinks((await segl.loadLimits()).copyLinks);
    setOffered(links);
    return links;
  };
  const load = useAction(segl, lookUp);
  useEffect(() => { load.run(); }, []);
  const ask = useAction(segl, async () => {
    // A quick finger presses before they were looked up: that is no refusal by the phone.
    const links = offered ?? await lookUp();
    const answers = await Promise.all(links.map(link => link.ask(use)));
    const allowed = links.filter((_, at) => answers[at]);
    if (allowed.length === 0) {
      ask.setTrouble(texts.copy.linkRefused);
      return;
    }
    await onAllowed(allowed);
  });
  const strongest = offered?.[0]?.kind ?? 'sound';
  return html`<${Screen} segl=${segl} title=${texts.copy.linkTitle[strongest]} top="none" key="link">
    <p>${texts.copy.linkLead[strongest]}</p>
    ${strongest === 'sound' && html`<p>${use === 'listen' ? texts.copy.soundListen : texts.copy.soundBroadcast}</p>`}
    <div class="actions">
      <${Trouble} text=${offered?.length === 0 ? texts.copy.noLink : ask.trouble || trouble || load.trouble} />
      <button class="act" aria-disabled=${busy || ask.busy} onClick=${() => ask.run()}>
        ${busy || ask.busy ? texts.working : texts.next}</button>
      <button class="plain" onClick=${() => onCancel()}>${texts.cancel}</button>
    </div>
  <//>`;
}
