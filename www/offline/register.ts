import { ownScript } from './own-script';
import { isSingleFile } from './single';

/** A page that shows nothing by then never will, and is kept all the same. Milliseconds. */
const PATIENCE = 10_000;

/**
 * Lets the service worker keep the site for visits without a network, once the page itself is
 * there: it fetches all of the site, which is many times what the page needs and would come over
 * the same connection as the engine. Not for a page within another one's frame, which is for looking at, and not where there
 * is no server. A browser that refuses shows the page as well without.
 *
 * @param isThere resolves when the page shows what a first visit is for
 */
export function keepForOffline(isThere: Promise<void>): void {
  if (isSingleFile || import.meta.env.DEV || window.top !== window) return;
  if (!('serviceWorker' in navigator)) return;
  const inAnyCase = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  void Promise.race([isThere, inAnyCase]).then(() =>
    navigator.serviceWorker.register(ownScript('service-worker.js')).catch(() => {}),
  );
}

/** Whether the site is kept by now, so that it opens without a network. */
export async function isKept(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  // In a page from disk or in a sandboxed frame, asking is refused.
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  return registration?.active?.state === 'activated';
}
