// The strip that says what to do next. What the PC shows and the server's answer move its steps on; pressing something
// in it only chooses which walk it speaks of.
import { isOpen, open } from './tabs.js';

const guide = document.querySelector('.guide');
const of = /** @type {HTMLElement} */ (guide.querySelector('.of'));
const items = [...guide.querySelectorAll('.all li')];
const dots = [...guide.querySelectorAll('.progress i')];

let walk = 'login';
let pcStep = 'shop';
let copy = { step: 0, done: false };

/** @param {string} name `login`, `copy` or `cheat` */
export function chooseWalk(name) {
  walk = name;
  for (const button of guide.querySelectorAll('[data-walk]')) {
    button.setAttribute('aria-pressed', String(button.dataset.walk === walk));
  }
  show();
}

/** @param {string} step what the PC shows */
export function pcIsAt(step) {
  if (step !== pcStep) {
    pcStep = step;
    if (walk === 'copy' && step !== 'shop' && (copy.step === 1 || copy.done)) {
      chooseWalk('login');
    }
    show();
  }
}

/** @param {{ step: number, done: boolean }} next the step of the copy that comes next */
export function copyIsAt(next) {
  if (next.step === copy.step && next.done === copy.done) {
    return;
  }
  const begins = next.step > 2 && !next.done && copy.step > 0;
  copy = next;
  if (begins && walk !== 'copy') {
    chooseWalk('copy');
  }
  if (walk === 'copy' && next.step >= 12 && !isOpen('b')) {
    open('b');
  }
  if (walk === 'copy' && next.step === 21) {
    open('Karla'); // the code is in her inbox
  }
  show();
}

function show() {
  const isCopy = walk === 'copy';
  const now = !isCopy ? pcStep : copy.done ? 'done' : String(copy.step);
  for (const sentence of guide.querySelectorAll('[data-of]')) {
    sentence.hidden = sentence.dataset.of !== walk || sentence.dataset.step !== now;
  }
  of.hidden = !isCopy || copy.done;
  of.textContent = of.dataset.text.replace('#', String(copy.step));
  guide.querySelector('.all').hidden = guide.querySelector('.progress').hidden = !isCopy;
  items.forEach((item, at) => mark(item, at));
  dots.forEach((dot, at) => mark(dot, at));
}

/** @param {Element} step
 * @param {number} at its place, from 0 on */
function mark(step, at) {
  const isNow = !copy.done && at + 1 === copy.step;
  step.classList.toggle('past', copy.done || at + 1 < copy.step);
  step.classList.toggle('now', isNow);
  if (isNow) {
    step.setAttribute('aria-current', 'step');
  } else {
    step.removeAttribute('aria-current');
  }
}

show();
