// The login that this app holds stands on every other screen until it is answered or over (R94): who, what, and both
// answers.
/** @import { Segl } from '../segl.js' */
import { readClaim } from '../approving.js';
import { serverNow } from '../clock.js';
import { html } from '../vendor/preact.js';

/** Screens that speak of this very login, or that were left only to answer something else first. */
const without = ['approve', 'claiming', 'approved', 'return-code', 'refused'];

/** @param {{ segl: Segl }} props */
export function ClaimCard({ segl }) {
  const { texts, claim, place, persons } = segl;
  if (!claim || serverNow() >= claim.validUntil || without.includes(place.screen)) {
    return null;
  }
  const said = readClaim(claim);
  const owner = persons.find(one => one.app === claim.app);
  return html`<section class="card waits" aria-label=${texts.home.heldTitle}>
    <p><strong><bdi>${said.rp}</bdi></strong> · <bdi>${said.action || texts.approve.logIn}</bdi>
      ${persons.length > 1 && owner && html` · <bdi>${owner.name}</bdi>`}</p>
    <button class="act" onClick=${() => segl.go('approve')}>${texts.home.goOn}</button>
    <button class="plain" onClick=${() => segl.go('approve', { notMe: true })}>${texts.approve.notMe}</button>
  </section>`;
}
