/*
 * Keeps the whole site after the first visit, so that it opens without a network.
 *
 * A version is a list of files with their digests. It is kept only as a whole, and only if every
 * file is what the list says: in the middle of a deployment nothing is kept, and the next visit
 * tries again. A page is always the newest version that is kept. All that it loads later has its
 * digest in its name, so a page that was opened before an update still gets its own files: those of
 * the last few versions stay. No page ever consists of two versions.
 */

/** Written in by the build: addresses are relative to this script. */
declare const site: {
  readonly version: string;
  readonly files: readonly { readonly url: string; readonly integrity: string }[];
};

const KEPT_VERSIONS = 3;

const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;
// One origin may have several such sites, and all share one list of caches.
const prefix = `boxstep ${scope} `;
const current = prefix + site.version;

async function keep(): Promise<void> {
  const cache = await caches.open(current);
  try {
    await cache.addAll(
      site.files.map(({ url, integrity }) => {
        // What has no digest in its name may be an older one in the browser's own cache.
        const cacheMode = url.startsWith('assets/') ? 'default' : 'no-cache';
        return new Request(new URL(url, scope), { integrity, cache: cacheMode });
      }),
    );
  } catch (error) {
    await caches.delete(current);
    throw error;
  }
  await worker.skipWaiting();
}

async function versions(): Promise<string[]> {
  // The oldest comes first.
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(prefix) && name !== current);
}

async function takeOver(): Promise<void> {
  const others = await versions();
  for (const name of others.slice(0, Math.max(0, others.length - (KEPT_VERSIONS - 1)))) {
    await caches.delete(name);
  }
  await worker.clients.claim();
}

/** What a request is kept as: the page as its folder, and without what is for its script alone. */
function nameOf({ mode, url }: Request): string {
  return mode === 'navigate' ? url.replace(/(?:index\.html)?(?:[?#].*)?$/, '') : url;
}

async function answer(request: Request): Promise<Response> {
  const wanted = nameOf(request);
  for (const name of [current, ...(await versions()).reverse()]) {
    const cache = await caches.open(name);
    const kept = await cache.match(wanted);
    if (kept) return kept;
  }
  return fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(scope)) event.respondWith(answer(event.request));
});
