// The time left by the server's clock. Always visible; screen readers announce it at 60, 30 and 10 seconds only.
/** @import { Segl } from '../segl.js' */
import { serverNow } from '../clock.js';
import { html, useEffect, useState } from '../vendor/preact.js';

const saidAtSeconds = [60, 30, 10];

/** @param {{ segl: Segl, until: number, onEnd?: () => void }} props `until`: the server's time, ms */
export function Countdown({ segl, until, onEnd }) {
  const secondsLeft = () => Math.max(0, Math.ceil((until - serverNow()) / 1000));
  const [left, setLeft] = useState(secondsLeft);
  useEffect(() => {
    let before = secondsLeft();
    const tick = setInterval(() => {
      const now = secondsLeft();
      if (now === before) {
        return;
      }
      before = now;
      setLeft(now);
      if (saidAtSeconds.includes(now)) {
        segl.announce(segl.texts.secondsLeft(now));
      }
      if (now === 0) {
        clearInterval(tick);
        segl.announce(segl.texts.timeIsUp);
        onEnd?.();
      }
    }, 250);
    return () => clearInterval(tick);
  }, [until]);
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return html`<p class=${left <= 30 ? 'countdown soon' : 'countdown'} role="timer">
    ${left === 0 ? segl.texts.timeIsUp : segl.texts.timeLeft(clock)}</p>`;
}
