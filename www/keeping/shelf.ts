import { createStore, delMany, get, keys, set, update } from 'idb-keyval';

/** Where things are kept, by key: what is used of IndexedDB, so that a test can stand in for it. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  /** Replaces a value by what is made of it, with nothing in between; undefined leaves it. */
  change(key: string, make: (old: unknown) => unknown): Promise<void>;
  keys(): Promise<string[]>;
  remove(keys: readonly string[]): Promise<void>;
}

/** The browser's IndexedDB. Every call rejects where there is none: private windows, sandboxed frames. */
export function browserShelf(): Shelf {
  // Opened at the first call: even naming `indexedDB` may throw.
  let opened: ReturnType<typeof createStore> | null = null;
  const store: ReturnType<typeof createStore> = async (mode, work) => {
    opened ??= createStore('boxstep', 'kept');
    return opened(mode, work);
  };
  return {
    get: (key) => get(key, store),
    put: (key, value) => set(key, value, store),
    change: (key, make) => update(key, (old) => make(old) ?? old, store),
    keys: () => keys(store),
    remove: (gone) => delMany([...gone], store),
  };
}

/** Whether there is no more room. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
