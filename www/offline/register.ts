import { ownScript } from './own-script';
import { isSingleFile } from './single';

/**
 * Lets the service worker keep the site for visits without a network, once the page itself is
 * there. Not for a page within another one's frame, which is for looking at, and not where there
 * is no server. A browser that refuses shows the page as well without.
 */
export function keepForOffline(): void {
  if (isSingleFile || import.meta.env.DEV || window.top !== window) return;
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register(ownScript('service-worker.js')).catch(() => {});
  });
}

/** Whether the site is kept by now, so that it opens without a network. */
export async function isKept(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  // In a page from disk or in a sandboxed frame, asking is refused.
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  return registration?.active?.state === 'activated';
}
