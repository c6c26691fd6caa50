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
/** The part of the way through Citizen Service, and what the citizen's screen there shows. */
let deskPart = 'Book';
let counter = 'other';
let isLost = false;

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
    if (walk === 'desk' && isServed()) {
      const place = step === 'waiting' ? 'c' : step === 'desk-act' && deskPart === 'HandOut' ? 'devices' : null;
      if (place) {
        open(place);
      }
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
  if (begins && walk !== 'spare' && walk !== 'desk') { // a desk hands it out without an order
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

/** @param {string} now the part that the server knows of
 * @returns {boolean} whether a device has just been handed out */
export function deskIsAt(now) {
  if (now === deskPart) {
    return false;
  }
  deskPart = now;
  const place = { Come: 'c', Choose: 'devices', Held: 'devices' }[now];
  if (walk === 'desk' && place) {
    open(place);
  }
  turn();
  show();
  return now === 'Choose';
}

/** @param {string} now what the citizen's screen at the counter shows: `asks`, `thanks` or `other` */
export function counterIsAt(now) {
  if (now !== counter) {
    counter = now;
    turn();
    show();
  }
}

/** Whether an officer has the PC now. */
function isServed() {
  return !['Book', 'Wait', 'Held'].includes(deskPart);
}

/** Shows the screen of whose turn it is: the citizen's, who is asked, or the officer's after that. */
function turn() {
  if (walk === 'desk' && deskPart === 'Choose' && counter !== 'other') {
    open(counter === 'asks' ? 'office' : 'pc');
  }
}

/** @param {string} of a walk
 * @param {string} step */
function hasSentence(of, step) {
  return guide.querySelector(`[data-of=${of}][data-step="${step}"]`) !== null;
}

/** The sentence of a part depends on what the PC shows, where there is one for that.
 * @param {string} of a walk
 * @param {string} now the part
 * @param {boolean} anyPart whether a sentence for what the PC shows belongs to this part, too */
function stepIn(of, now, anyPart) {
  return [`${now}:${pcStep}`, ...(anyPart ? [pcStep] : []), now].find(step => hasSentence(of, step));
}

function deskStep() {
  if (!isLost && deskPart !== 'Held') {
    return 'lose';
  }
  const now = deskPart !== 'Choose' ? deskPart : { asks: 'Asked', thanks: 'Chosen' }[counter] ?? 'Choose';
  return stepIn('desk', now, isServed());
}

function spareStep() {
  const now = part === 'Held' && isLost ? 'Lost' : part;
  return stepIn('spare', now, now === 'Order' || now === 'Activate');
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
      return hasSentence(walk, pcStep) ? pcStep : 'other';
  }
}

/** On the desk's pages, other walks with the PC have no sentence of their own.
 * @returns {string[]} whose sentence is said, and which */
function sentenceNow() {
  const isOutside = pcStep.startsWith('desk') && ['login', 'spare', 'cheat'].includes(walk);
  return isOutside ? ['outside', 'desk'] : [walk, stepNow()];
}

function show() {
  const isCopy = walk === 'copy';
  const [whose, now] = sentenceNow();
  for (const sentence of guide.querySelectorAll('[data-of]')) {
    sentence.hidden = sentence.dataset.of !== whose || sentence.dataset.step !== now;
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
