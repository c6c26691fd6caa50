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
/** The part of the way to a spare: Order, Post, Activate, Held; Lost once the phone is gone. */
let part = 'Order';
/** The step on the way to a spare without a desk. */
let documentStep = 'Home';
let isLost = false;
let isPrinted = false;

/** @param {string} name `login`, `copy`, `spare`, `document`, `desk` or `cheat` */
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
  if (begins && walk !== 'copy' && walk !== 'document') { // the two begin alike
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

/** @param {string} now the part that the server knows of */
export function spareIsAt(now) {
  if (now === part) {
    return;
  }
  const begins = part === 'Order' && now === 'Post';
  part = now;
  if (begins && walk !== 'spare') {
    chooseWalk('spare');
  }
  if (walk === 'spare' && (now === 'Activate' || now === 'Held')) {
    open('devices');
  }
  show();
}

/** @param {string} now the step that the phones are at */
export function documentIsAt(now) {
  if (now === documentStep) {
    return;
  }
  documentStep = now;
  const place = { Zone: 'documents', Code: 'b', TemporaryPin: 'Karla' }[now];
  if (walk === 'document' && place) {
    open(place);
  }
  show();
}

/** @param {boolean} now whether phone A is lost */
export function phoneIsLost(now) {
  isLost = now;
  if (walk === 'spare' && now) {
    open('devices');
  }
  if (walk === 'desk' && now) {
    open('c');
  }
  show();
}

/** The desk has printed a code. */
export function codeIsPrinted() {
  isPrinted = true;
  show();
}

/** Whoever is nowhere near the desk is told to go there. */
function deskStep() {
  const now = !isLost ? 'lose' : isPrinted ? 'printed' : pcStep;
  return guide.querySelector(`[data-of=desk][data-step="${now}"]`) ? now : 'other';
}

/** The sentence of a part of the way to a spare depends on what the PC shows, where there is one for that. */
function spareStep() {
  const now = part === 'Held' && isLost ? 'Lost' : part;
  const outside = now === 'Order' || now === 'Activate' ? [pcStep] : [];
  return [`${now}:${pcStep}`, ...outside, now]
    .find(step => guide.querySelector(`[data-of=spare][data-step="${step}"]`));
}

function stepNow() {
  switch (walk) {
    case 'copy':
      return copy.done ? 'done' : String(copy.step);
    case 'spare':
      return spareStep();
    case 'document':
      return documentStep;
    case 'desk':
      return deskStep();
    default:
      return pcStep;
  }
}

function show() {
  const isCopy = walk === 'copy';
  const now = stepNow();
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
