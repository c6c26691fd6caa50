// The login that this app holds stands on every other screen until it is answered or over (R94): who, what, and both
// answers.
/** @import { Segl } from '../segl.js' */
import { readClaim } from '../approving.js';
import { serverNow } from '../clock.js';
import { html, useState } from '../vendor/preact.js';

/** Screens that speak of this very login, or that were left only to answer something else first. */
const without = ['approve', 'claiming', 'approved', 'return-code', 'refused'];

/** @param {{ segl: Segl }} props */
export function ClaimCard({ segl }) {
  const { texts, place, persons } = segl;
  // What was there when the screen came keeps its place when it runs out.
  const [claim] = useState(segl.claim && serverNow() < segl.claim.validUntil ? segl.claim : null);
  if (!claim || without.includes(place.screen)) {
    return null;
  }
  const over = claim !== segl.claim || serverNow() >= claim.validUntil;
  const said = readClaim(claim);
  const owner = persons.find(one => one.app === claim.app);
  return html`<section class="card waits either" aria-label=${texts.home.heldTitle}>
    <div hidden=${over}>
      <p><strong><bdi>${said.rp}</bdi></strong> · <bdi>${said.action || texts.approve.logIn}</bdi>
        ${persons.length > 1 && owner && html` · <bdi>${owner.name}</bdi>`}</p>
      <button class="act" onClick=${() => segl.go('approve')}>${texts.home.goOn}</button>
      <button class="plain" onClick=${() => segl.go('approve', { notMe: true })}>${texts.approve.notMe}</button>
    </div>
    <p hidden=${!over} role="status">${texts.approve.over}</p>
  </section>`;
}
