// Starts the app: loads the stored state, draws the screen on which it was left, and registers the service worker.
import { seenIn } from './address.js';
import { get } from './api.js';
import { explain } from './components/action.js';
import { addressOf } from './scripts.js';
import { Segl } from './segl.js';
import { html, render, useEffect, useErrorBoundary, useReducer, useState } from './vendor/preact.js';

/** One file per screen, loaded when it is shown. */
const screens = {
  welcome: () => import('./screens/welcome.js'),
  install: () => import('./screens/install.js'),
  evicted: () => import('./screens/evicted.js'),
  terms: () => import('./screens/terms.js'),
  activation: () => import('./screens/activation.js'),
  after: () => import('./screens/after.js'),
  home: () => import('./screens/home.js'),
  menu: () => import('./screens/menu.js'),
  scan: () => import('./screens/scan.js'),
  number: () => import('./screens/number.js'),
  claiming: () => import('./screens/claiming.js'),
  approve: () => import('./screens/approve.js'),
  approved: () => import('./screens/approved.js'),
  'return-code': () => import('./screens/return-code.js'),
  'not-me': () => import('./screens/not-me.js'),
  refused: () => import('./screens/refused.js'),
  activate: () => import('./screens/activate.js'),
  document: () => import('./screens/documents/check.js'),
  granted: () => import('./screens/documents/granted.js'),
  reactivated: () => import('./screens/documents/reactivated.js'),
  copy: () => import('./screens/copy.js'),
  'copy-here': () => import('./screens/copy-here.js'),
  authenticators: () => import('./screens/authenticators.js'),
  settings: () => import('./screens/settings.js'),
  'change-pin': () => import('./screens/change-pin.js'),
  sign: () => import('./screens/sign.js'),
  delete: () => import('./screens/delete.js'),
  deleted: () => import('./screens/deleted.js'),
  'not-active': () => import('./screens/not-active.js'),
  help: () => import('./screens/help.js'),
};

/** @typedef {{ name: string, component: unknown }} Loaded */

/** @param {{ segl: Segl }} props */
function App({ segl }) {
  const [, draw] = useReducer((/** @type {number} */ n) => n + 1, 0);
  const [loaded, setLoaded] = useState(/** @type {Loaded | null} */ (null));
  const [said, setSaid] = useState('');
  const [broken] = useErrorBoundary();
  const { screen, params } = segl.place;
  useEffect(() => {
    segl.changed = () => draw(null);
    segl.announce = setSaid;
  }, []);
  useEffect(() => {
    let left = false;
    screens[/** @type {keyof typeof screens} */ (screen)]().then(module => {
      if (!left) { // the user has left for another screen while this one was loading
        setLoaded({ name: screen, component: module.default });
      }
    });
    return () => { left = true; };
  }, [screen]);
  useEffect(() => {
    document.documentElement.lang = segl.texts.tag;
    document.documentElement.dataset['theme'] = segl.installation.theme;
  });
  if (broken) {
    return html`<main><p role="alert">${explain(segl, broken)}</p>
      <button class="act" onClick=${() => location.reload()}>${segl.texts.tryAgain}</button></main>`;
  }
  return html`
    ${loaded?.name === screen && html`<${loaded.component} key=${screen} segl=${segl} ...${params} />`}
    <p class="spoken" role="status">${said}</p>`;
}

/** Takes a login's value from the address, if the app was opened by one, and removes it from the browser's history.
 * @param {Segl} segl */
function takeAddress(segl) {
  const seen = seenIn(location.href);
  if (!seen) {
    return;
  }
  if (segl.persons.length === 0) {
    const { screen, params } = segl.start();
    segl.goInstead(screen, { ...params, fromLogin: true });
  } else {
    segl.opened = seen;
    segl.goInstead('claiming');
  }
}

/** Activates a waiting new version at the start of the app, if nothing is under way.
 * @param {ServiceWorkerRegistration | undefined} registration
 * @param {Segl} segl */
function takeNewVersion(registration, segl) {
  if (registration?.waiting && segl.place.screen === 'home') {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting.postMessage('take over');
  }
}

async function start() {
  const root = /** @type {HTMLElement} */ (document.getElementById('app'));
  const segl = await Segl.open();
  takeAddress(segl);
  addEventListener('popstate', event => segl.wentBack(event.state));
  addEventListener('hashchange', () => takeAddress(segl));
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      // The monotonic clock may stop while a phone sleeps, so the server is asked; offline, the old offset remains in
      // use.
      get('/api/clock').catch(() => {});
    }
  });
  root.replaceChildren();
  render(html`<${App} segl=${segl} />`, root);
  segl.holdOn().catch(error => console.info(error));
  takeNewVersion(await navigator.serviceWorker?.register(addressOf('/sw.js')), segl);
}

start();
