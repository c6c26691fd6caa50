const app = { version: 'unpacked', files: ['/'] }; // the server writes version and files of the app into this line

// The service worker: the app starts offline, from one whole version of its files; responses of the API are never
// cached. A push becomes a neutral notification: the lock screen shows neither relying party nor purpose (T-52).

/** What a worker's global has beside a window's; the type checker knows one of the two only.
 * @typedef {Event & { request: Request, data: unknown, notification: Notification,
 *   waitUntil(work: Promise<unknown>): void, respondWith(answer: Promise<Response>): void }} WorkerEvent */
/** @typedef {{ matchAll(options: object): Promise<{ focus(): Promise<unknown> }[]>,
 *   openWindow(path: string): Promise<unknown> }} Windows */
/** @typedef {{ addEventListener(type: string, listener: (event: WorkerEvent) => void): void, location: Location,
 *   skipWaiting(): Promise<void>, registration: ServiceWorkerRegistration, clients: Windows }} AppWorker */

const worker = /** @type {AppWorker} */ (/** @type {unknown} */ (self));
const store = `segl ${app.version}`;
/** The limits are requested anew and cached for offline use. */
const numbers = '/limits.json';
/** Files of the app that are fetched, and cached, on first use. */
const later = ['/vendor/', '/words/', '/device/sound/', '/mrz/'];
/** A login's QR code and link open the app, too. */
const doorsteps = ['/', '/q', '/l'];

worker.addEventListener('install', event => {
  event.waitUntil(caches.open(store).then(cache =>
    cache.addAll([...app.files, numbers].map(file => new Request(file, { cache: 'no-cache' })))));
});

worker.addEventListener('activate', event => {
  event.waitUntil(caches.keys().then(names =>
    Promise.all(names.filter(name => name !== store).map(name => caches.delete(name)))));
});

worker.addEventListener('message', event => {
  if (event.data === 'take over') {
    worker.skipWaiting();
  }
});

worker.addEventListener('fetch', event => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== worker.location.origin) {
    return;
  }
  if (pathname === numbers) {
    event.respondWith(newest(event.request));
  } else if (event.request.mode === 'navigate' ? doorsteps.includes(pathname) : isOfTheApp(pathname)) {
    event.respondWith(kept(event.request));
  }
});

/** @param {string} pathname */
function isOfTheApp(pathname) {
  return app.files.includes(pathname) || later.some(folder => pathname.startsWith(folder));
}

/** From the cache of this version; files loaded on demand, such as the QR decoder, are cached on first use.
 * @param {Request} request */
async function kept(request) {
  const cache = await caches.open(store);
  const found = await cache.match(request.mode === 'navigate' ? '/' : request);
  if (found) {
    return found;
  }
  const answer = await fetch(request);
  if (answer.ok && request.mode !== 'navigate') {
    await cache.put(request, answer.clone());
  }
  return answer;
}

/** @param {Request} request */
async function newest(request) {
  const cache = await caches.open(store);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await cache.put(request, answer.clone());
    }
    return answer;
  } catch {
    return await cache.match(request) ?? Response.error();
  }
}

worker.addEventListener('push', event => {
  // Some push services deliver no content; a neutral notification is shown all the same.
  const content = /** @type {{ json(): { body: string, tag: string } } | null} */ (event.data);
  const hint = navigator.language.startsWith('da') ? 'Et login venter.' : 'A login is waiting.';
  const { body, tag } = content?.json() ?? { body: hint, tag: 'waiting' };
  event.waitUntil(worker.registration.showNotification('Segl', {
    body,
    icon: '/icons/seal-192.png',
    badge: '/icons/seal-192.png',
    tag,
  }));
});

worker.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(open());
});

/** Brings the app to the front, or starts it. */
async function open() {
  const [window] = await worker.clients.matchAll({ type: 'window' });
  return window ? window.focus() : worker.clients.openWindow('/');
}
