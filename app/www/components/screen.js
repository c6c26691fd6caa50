// The frame of every screen: menu or "back" at the top left, one heading that says what to do, one column.
/** @import { Segl } from '../segl.js' */
import { html, useEffect, useLayoutEffect, useRef } from '../vendor/preact.js';
import { ClaimCard } from './claim-card.js';

/** @param {{ segl: Segl, title: string, top?: 'menu' | 'back' | 'none', onCancel?: () => unknown, changes?: boolean,
 *   children?: unknown }} props
 *   `top`: what stands at the top left; `onCancel`: "Cancel" stands there, where the foot has no room for it;
 *   `changes`: the title does while the screen is in use, and has room for it */
export function Screen({ segl, title, top = 'back', onCancel, changes = false, children }) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  // Before the next key press is handled: later, the focus would be taken from another element.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  // A title that changes while the screen is in use is said; neither the focus nor the view leaves what is being used.
  const first = useRef(title);
  useEffect(() => {
    document.title = `${title} · Segl`;
    if (title !== first.current) {
      first.current = title;
      segl.announce(title);
    }
  }, [title]);
  const { texts } = segl;
  return html`
    <header class="top">
      ${onCancel && html`<button class="top-left" onClick=${onCancel}>${texts.cancel}</button>`}
      ${top === 'menu' && html`<button class="top-left" onClick=${() => segl.go('menu')}>
        <svg aria-hidden="true" viewBox="0 0 24 24"><path d="M4 7h16M4 12h16M4 17h16" /></svg>${texts.menu}</button>`}
      ${top === 'back' && html`<button class="top-left" onClick=${() => history.back()}>
        <svg aria-hidden="true" viewBox="0 0 24 24"><path d="M14 6l-6 6 6 6" /></svg>${texts.back}</button>`}
    </header>
    <main>
      <${ClaimCard} segl=${segl} />
      <h1 tabindex="-1" class=${changes ? 'changes' : undefined} ref=${heading}>${title}</h1>
      ${children}
    </main>`;
}
