// The inboxes of the two citizens; new messages come on top, and the newest stands under whatever is open.
import { isOpen, locale, open, timeZone, whenOpened } from './tabs.js';

const lists = [...document.querySelectorAll('[data-whose]')];
const newest = /** @type {HTMLButtonElement} */ (document.querySelector('.newest'));
/** How many messages of each list were seen. */
const read = new Map();
const known = new Set();

/** @returns {Promise<boolean>} whether the post has brought a letter since the last time */
export async function readInboxes() {
  const all = await (await fetch('/demo/inbox')).json();
  const keyOf = one => `${one.at} ${one.to} ${one.text}`;
  const fresh = all.filter(one => !known.has(keyOf(one)));
  fresh.forEach(one => known.add(keyOf(one)));
  for (const list of lists) {
    for (const message of fresh.filter(one => one.whose.includes(list.dataset.whose)).reverse()) {
      list.prepend(letter(message, list.dataset));
    }
    list.parentElement.querySelector('.empty').hidden = list.children.length > 0;
  }
  if (fresh.length > 0) {
    announce(fresh[0]);
  }
  count();
  return fresh.some(message => message.onPaper);
}

/** What it came as. */
function kindOf({ onPaper, subject }, { sms, email, letter }) {
  return onPaper ? letter : subject ? email : sms;
}

/** @param {{ whose: string[], subject: string | null, text: string, onPaper: boolean }} message */
function announce(message) {
  const { whose, subject, text } = message;
  newest.hidden = false;
  newest.dataset.opens = whose[0];
  const kind = document.createElement('strong');
  kind.textContent = `${kindOf(message, lists[0].dataset)}, ${whose[0]}`;
  newest.replaceChildren(kind, ` ${subject ?? text}`);
}

/** How many messages came since the inbox was looked at. */
function count() {
  for (const list of lists) {
    const { whose } = list.dataset;
    if (isOpen(whose) || !read.has(whose)) {
      read.set(whose, list.children.length);
    }
    const mark = document.querySelector(`#tab-${whose} .count`);
    const unread = list.children.length - read.get(whose);
    mark.textContent = String(unread);
    mark.hidden = unread === 0;
  }
}

newest.addEventListener('click', () => open(newest.dataset.opens));
whenOpened(count);

/** An address in a message opens, in a window of its own: the page goes on beside it. */
function withLinks(text) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) => {
    if (at % 2 === 0) {
      return part;
    }
    const link = document.createElement('a');
    link.target = '_blank';
    link.rel = 'noopener';
    link.href = part;
    link.textContent = part;
    return link;
  });
}

function letter(message, kinds) {
  const { at, to, subject, text, whose } = message;
  const item = document.createElement('li');
  const time = new Date(at).toLocaleTimeString(locale, {
    hour: '2-digit', minute: '2-digit', timeZone,
  });
  // An address that is nobody's yet is told, since the message lies in both inboxes.
  const address = whose.length > 1 ? [to] : [];
  const head = paragraph('hint', [kindOf(message, kinds), ...address, time].join(' · '));
  if (!subject) {
    const body = document.createElement('p');
    body.append(...withLinks(text));
    item.append(head, body);
    return item;
  }
  const whole = document.createElement('details');
  const summary = document.createElement('summary');
  summary.append(paragraph('subject', subject));
  const body = paragraph('letter', '');
  body.append(...withLinks(text));
  whole.append(summary, body);
  item.append(head, whole);
  return item;
}

function paragraph(look, text) {
  const made = document.createElement('p');
  made.className = look;
  made.textContent = text;
  return made;
}
