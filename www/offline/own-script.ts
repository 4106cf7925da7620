import { embeddedScript, isSingleFile } from './single';

/** Of Trusted Types what is used here; TypeScript's own library does not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** A script that a worker may be made of: one that lies beside the page, or one that is in it. */
function checked(url: string): string {
  const address = new URL(url, location.href).href;
  const embedded = embeddedScript(address);
  if (embedded) return embedded;
  if (address.startsWith(new URL('./', location.href).href)) return address;
  // The development server has its files beside the page or above it.
  if (import.meta.env.DEV && new URL(address).origin === location.origin) return address;
  throw new TypeError(`${address} is no script of this page`);
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * The address of a script as `new Worker` and `serviceWorker.register` take it. The page's content
 * security policy lets them run nothing that has not come through here.
 *
 * Throws for an address that is not the page's own.
 */
export function ownScript(url: string): URL {
  const trusted = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!trusted) return new URL(checked(url));
  policy ??= trusted.createPolicy('boxstep', { createScriptURL: checked });
  // What comes out is a TrustedScriptURL, which is taken wherever an address is.
  return policy.createScriptURL(url) as URL;
}

/**
 * Starts a worker.
 *
 * @param url of its script, from `import url from './worker?worker&url'`
 */
export function startWorker(url: string, name: string): Worker {
  // Chromium starts no worker of modules in a page that was opened from disk.
  return new Worker(ownScript(url), { type: isSingleFile ? 'classic' : 'module', name });
}
