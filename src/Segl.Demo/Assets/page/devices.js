// The code displays and audio code readers that the post or a desk has brought. Each is made here out of the
// template of its kind, and computes its codes itself: press, and the digits stand there while the bars run out;
// then it is dark.
import { now } from './time.js';
import { codeOf, stepAt } from './totp.js';
import { speak } from './voice.js';

const shelf = document.getElementById('shelf');
const empty = /** @type {HTMLElement} */ (document.querySelector('#panel-devices .empty'));
const known = new Set();

/** Takes up what the post has brought since the last time. */
export async function readDevices() {
  const all = await (await fetch('/demo/devices')).json();
  for (const device of all.filter(one => !known.has(one.serial))) {
    known.add(device.serial);
    shelf.prepend(make(device));
  }
  empty.hidden = known.size > 0;
}

/** @param {string | null} serial the number on the back of the device that lies at Citizen Service */
export function liesInDrawer(serial) {
  const drawer = document.getElementById('drawer');
  drawer.hidden = serial === null;
  drawer.querySelector('.code').textContent = serial;
}

function make(device) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(`device-${device.kind}`));
  const thing = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
  const find = look => thing.querySelector(look);
  find('.whose').textContent = device.whose;
  find('.serial').textContent = device.serial;
  const shown = windowOf(device, find);
  const press = find('.press');
  press.addEventListener('click', find('.volume') ? speaking(shown, find) : shown.light);
  return thing;
}

/** The window with the digits.
 * @returns {{ light: () => Promise<string>, mark: (at: number) => void }} */
function windowOf(device, find) {
  const [digits, read] = [find('.digits'), find('.read')];
  const bars = [...find('.bars').children];
  let [step, watch] = [-1, 0];

  function draw() {
    const left = step + 1 - now() / (device.seconds * 1000);
    const isLit = left > 0 && left <= 1;
    digits.parentElement.classList.toggle('lit', isLit);
    bars.forEach((bar, at) => bar.classList.toggle('on', isLit && at < left * bars.length));
    if (!isLit) {
      clearInterval(watch);
      digits.replaceChildren();
      read?.replaceChildren();
    }
  }

  async function light() {
    step = stepAt(device, now());
    const code = await codeOf(device, step);
    digits.replaceChildren(...[...code].map(digit => {
      const one = document.createElement('span');
      one.textContent = digit;
      return one;
    }));
    read?.replaceChildren([...code].join(' '));
    clearInterval(watch);
    watch = setInterval(draw, 250);
    draw();
    return code;
  }

  function mark(at) {
    [...digits.children].forEach((digit, place) => digit.classList.toggle('said', place === at));
  }

  return { light, mark };
}

/** One key: it says the code, and says it again. */
function speaking({ light, mark }, find) {
  let saying = new AbortController();
  return async () => {
    saying.abort();
    saying = new AbortController();
    const { signal } = saying;
    const code = await light();
    const manner = {
      language: find('.language').value,
      speed: Number(find('.speed').value),
      volume: Number(find('.volume').value),
    };
    await speak(code, manner, mark, signal);
    if (!signal.aborted) {
      mark(-1);
    }
  };
}
