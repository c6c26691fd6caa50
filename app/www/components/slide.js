// Approving is a slide from left to right, or a tap; both are followed by PIN or biometrics.
import { html, useRef } from '../vendor/preact.js';

/** The share of the track beyond which a release approves. */
const farEnough = 0.7;
/** Movement in pixels up to which a press counts as a tap. */
const tapSlack = 8;

/** @param {{ label: string, onDone: () => void }} props */
export function Slide({ label, onDone }) {
  const track = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const drag = useRef({ from: -1, by: 0 });
  const show = (/** @type {number} */ pixels) => {
    drag.current.by = pixels;
    track.current?.style.setProperty('--slid', `${pixels}px`);
  };
  const room = () => (track.current?.clientWidth ?? 0) - 64;
  const down = (/** @type {PointerEvent} */ event) => {
    drag.current.from = event.clientX;
    track.current?.setPointerCapture(event.pointerId);
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (drag.current.from >= 0) {
      show(Math.min(room(), Math.max(0, event.clientX - drag.current.from)));
    }
  };
  const up = () => {
    drag.current.from = -1;
    if (drag.current.by >= room() * farEnough) {
      show(0);
      onDone();
    }
  };
  const click = () => {
    const tapped = drag.current.by <= tapSlack;
    show(0);
    if (tapped) {
      onDone();
    }
  };
  return html`<button type="button" class="slide" ref=${track} onClick=${click} onPointerDown=${down}
    onPointerMove=${move} onPointerUp=${up} onPointerCancel=${() => { drag.current.from = -1; show(0); }}>
    <img src="/look/seal.svg" alt="" width="48" height="48" draggable=${false} /><span>${label}</span></button>`;
}
