// Tabs: the devices and inboxes that share a place of the demo page.

/** Clock, inbox and the messages themselves speak of Danish time, wherever the visitor is. */
export const timeZone = 'Europe/Copenhagen';
/** And write it as it is written in Denmark. */
export const locale = document.documentElement.lang === 'da' ? 'da-DK' : 'en-GB';

const listeners = [];

/** Shows a panel, and hides those beside it.
 * @param {string} name */
export function open(name) {
  const tab = document.getElementById(`tab-${name}`);
  for (const other of tab.parentElement.querySelectorAll('[role=tab]')) {
    const isOpen = other === tab;
    other.setAttribute('aria-selected', String(isOpen));
    other.tabIndex = isOpen ? 0 : -1;
    document.getElementById(other.getAttribute('aria-controls')).hidden = !isOpen;
  }
  listeners.forEach(tell => tell(name));
}

/** @param {string} name */
export function isOpen(name) {
  return document.getElementById(`tab-${name}`).getAttribute('aria-selected') === 'true';
}

/** @param {(name: string) => void} tell called with the name of each panel that is opened */
export function whenOpened(tell) {
  listeners.push(tell);
}

for (const tab of document.querySelectorAll('[role=tab]')) {
  const tabs = [...tab.parentElement.querySelectorAll('[role=tab]')];
  tab.tabIndex = tab.getAttribute('aria-selected') === 'true' ? 0 : -1;
  tab.addEventListener('click', () => open(tab.id.slice('tab-'.length)));
  tab.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      next.focus();
      open(next.id.slice('tab-'.length));
    }
  });
}
