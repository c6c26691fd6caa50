// Notifications of this installation (Web Push). They are only a hint (R103).
import { fromBase64Url, toBase64Url } from '../bytes.js';
import { deviceOr } from './device.js';

export const push = deviceOr('push', {
  supported() {
    return 'PushManager' in globalThis && 'Notification' in globalThis && 'serviceWorker' in navigator;
  },

  /** @returns {'default' | 'granted' | 'denied'} the permission of the phone's owner */
  permission() {
    return Notification.permission;
  },

  /** Asks the owner. A browser lets that happen right after a press only, so nothing is fetched before.
   * @returns {Promise<boolean>} */
  async ask() {
    return await Notification.requestPermission() === 'granted';
  },

  /** Subscribes, once the owner said yes; null when this browser has no service that would bring a message.
   * @param {string} key the server's VAPID key, base64url
   * @returns {Promise<{ endpoint: string, p256dh: string, auth: string } | null>} */
  async subscribe(key) {
    const { pushManager } = await navigator.serviceWorker.ready;
    const applicationServerKey = fromBase64Url(key);
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }).catch(error => {
      console.info(error);
      return null;
    });
    if (!subscription) {
      return null;
    }
    const part = (/** @type {PushEncryptionKeyName} */ name) =>
      toBase64Url(subscription.getKey(name) ?? new ArrayBuffer(0));
    return { endpoint: subscription.endpoint, p256dh: part('p256dh'), auth: part('auth') };
  },

  async unsubscribe() {
    const { pushManager } = await navigator.serviceWorker.ready;
    await (await pushManager.getSubscription())?.unsubscribe();
  },
});
