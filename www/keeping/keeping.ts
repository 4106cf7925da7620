import { effect } from '@preact/signals';
import type { Document } from '../document/document';
import { street } from '../scenes/pictured';
import type { App } from '../shell/app';
import { Keeper, type Manifest } from './keeper';
import { tell, wordsOf } from './notices';
import { openHash } from './opening';
import { fetchScene, show, showScene, untouchedScene, viewOf } from './page';
import { partOf } from './read';
import { browserShelf, isFull, type Shelf } from './shelf';
import { type View, viewFields } from './view';

/** Milliseconds from a change to when it is kept, at least; and how much longer than saving takes. */
const LEAST_DELAY = 250;
const DELAY_PER_SAVING = 5;

type Trouble = 'full' | 'unavailable' | 'picturesLost' | 'torn' | 'unfetched';

/**
 * Opens what the address holds, else what was kept, and from then on keeps what changes.
 *
 * A page that was opened by a link keeps nothing before its document is changed, and the address
 * stays as it is until then: reloading opens the link again. One that shows a prepared scene keeps
 * its name and where the person is in it, beside the last document of their own.
 */
export function startKeeping(app: App, shelf: Shelf = browserShelf()): Promise<void> {
  return new Keeping(app, shelf).start();
}

/** Of a document without a view of its own. */
const AT_THE_START = {
  image: 0,
  selection: [],
  place: 0,
  camera: null,
  filter: null,
  scenes: [],
};

/** What is kept of the page at one moment. */
interface State {
  readonly document: Document;
  readonly view: View;
  /** The same for the same view. */
  readonly named: string;
}

class Keeping {
  readonly #app: App;
  readonly #keeper: Keeper;
  readonly #told = new Set<Trouble>();
  #saved: State;
  /** The document that a link brought, until it is changed. */
  #linked: Document | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #delay = LEAST_DELAY;
  #saving = false;
  /** The person was asked which of two documents to keep. */
  #asked = false;
  #forget = false;

  constructor(app: App, shelf: Shelf) {
    this.#app = app;
    this.#keeper = new Keeper(shelf);
    const now = this.#now();
    // Whoever was quicker than this was fetched has something to keep already.
    this.#saved = untouchedScene(app) ? now : { ...now, named: '' };
  }

  async start(): Promise<void> {
    const app = this.#app;
    const before = app.store.document.peek();
    addEventListener('hashchange', () => void this.#openHash());
    if ((await this.#openHash()) || (await this.#openKept(before))) this.#saved = this.#now();
    effect(() => {
      // Whatever of these changes is kept; it is looked at when its time has come.
      void [app.store.document.value, app.store.currentImageId.value, app.labId.value];
      void [app.optionsOfLabs.value, app.session.position.value, app.boardWanted.value];
      void [app.camera.value, app.filter.value];
      this.#schedule();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#save();
    });
  }

  async #openHash(): Promise<boolean> {
    if (location.hash.length < 2) return false;
    const isOpen = await openHash(this.#app, location.hash);
    if (isOpen) this.#linked = this.#app.store.document.peek();
    return isOpen;
  }

  /**
   * Opens what was kept, unless the person began with something else before it was read; whether
   * that is on the page now.
   */
  async #openKept(before: Document): Promise<boolean> {
    let manifest: Manifest | null = null;
    try {
      manifest = await this.#keeper.manifest();
    } catch {
      // Nothing is kept here; that is said once there is something to keep.
    }
    if (!manifest) return false;
    const app = this.#app;
    const isUntouched = app.store.document.peek() === before && app.labId.peek() === street.lab;
    if (isUntouched && manifest.scene === null) return this.#restore(manifest);
    const isOpen = isUntouched && (await this.#restoreScene(manifest));
    this.#keeper.adopt(isUntouched ? manifest : null);
    if (manifest.document) {
      tell(app, {
        text: wordsOf((words) => words.kept),
        actions: [{ label: wordsOf((words) => words.openKept), run: () => void this.#openOther() }],
      });
    }
    return isOpen;
  }

  async #restoreScene(manifest: Manifest): Promise<boolean> {
    try {
      const scene = await fetchScene(manifest.scene ?? '');
      await showScene(this.#app, scene, await this.#viewOf(manifest));
      return true;
    } catch {
      // A scene that is gone, or cannot be fetched: the page is as on a first visit.
      return false;
    }
  }

  /** Opens the document that was kept, as one undo entry; says so if that fails. */
  async #restore(manifest: Manifest): Promise<boolean> {
    const app = this.#app;
    // It was decoded before, and its size is that of the image.
    const take = (picture: Blob) => app.pictures.refer(picture, 0, 0).key;
    const found = await this.#keeper.open(manifest, app.store.freshIds, take).catch(() => null);
    if (!found) {
      this.#tell('torn');
      return false;
    }
    const view = manifest.scene === null ? await this.#viewOf(manifest) : {};
    try {
      await show(app, {
        document: found,
        view: { ...viewOf(app, 'all'), ...AT_THE_START, ...view },
      });
    } catch {
      // What is kept is left as it is.
      this.#keeper.adopt(null);
      this.#tell('unfetched');
      return false;
    }
    const lost = manifest.document?.lost ?? 0;
    const text = wordsOf((words) =>
      lost > 0 ? words.restoredWithoutPictures(lost) : words.restored,
    );
    const startAfresh = {
      label: wordsOf((words) => words.startAfresh),
      run: () => {
        this.#forget = true;
        void showScene(app, street, {});
      },
    };
    tell(app, { text, actions: [startAfresh], document: app.store.document.peek() });
    return true;
  }

  /** Empty if it is from a newer page, and means nothing to this one. */
  async #viewOf(manifest: Manifest): Promise<Partial<View>> {
    try {
      return partOf(viewFields)(await this.#keeper.view(manifest));
    } catch {
      return {};
    }
  }

  async #openOther(): Promise<void> {
    const manifest = await this.#keeper.manifest().catch(() => null);
    if (manifest?.document && (await this.#restore(manifest))) this.#saved = this.#now();
    this.#asked = false;
  }

  #schedule(): void {
    mark('no');
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.#save(), this.#delay);
  }

  #now(): State {
    const view = viewOf(this.#app, 'all');
    const named = JSON.stringify(view, columnNames);
    return { document: this.#app.store.document.peek(), view, named };
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const app = this.#app;
    if (this.#saving || app.editing()) return this.#schedule();
    const now = this.#now();
    const isSame = now.document === this.#saved.document && now.named === this.#saved.named;
    if (this.#asked) return;
    if (isSame || now.document === this.#linked) {
      mark('yes');
      return;
    }
    const scene = untouchedScene(app);
    const began = performance.now();
    this.#saving = true;
    try {
      const outcome = await this.#keeper.save({
        view: now.view,
        scene: scene?.id ?? null,
        document: scene ? null : now.document,
        forget: this.#forget,
        blobOf: (picture) => app.pictures.blob(picture),
      });
      if (outcome.kind === 'saved') this.#wasSaved(now, outcome.lost);
      // A page on which nothing was changed has nothing to lose to the other.
      else if (!scene && now.document !== this.#saved.document) this.#ask();
    } catch (error) {
      if (!scene) this.#tellOnce(isFull(error) ? 'full' : 'unavailable');
    } finally {
      this.#saving = false;
      this.#delay = Math.max(LEAST_DELAY, DELAY_PER_SAVING * (performance.now() - began));
    }
  }

  #wasSaved(now: State, lost: number): void {
    this.#saved = now;
    this.#forget = false;
    if (this.#timer === undefined) mark('yes');
    if (lost > 0) this.#tellOnce('picturesLost');
    if (this.#linked) {
      // From here on reloading brings back what was kept.
      this.#linked = null;
      history.replaceState(null, '', `${location.pathname}${location.search}`);
    }
  }

  #ask(): void {
    this.#asked = true;
    tell(this.#app, {
      text: wordsOf((words) => words.conflict),
      isProblem: true,
      mustChoose: true,
      actions: [
        { label: wordsOf((words) => words.keepThese), run: () => void this.#keepThese() },
        { label: wordsOf((words) => words.openOther), run: () => void this.#openOther() },
      ],
    });
  }

  async #keepThese(): Promise<void> {
    this.#keeper.adopt(await this.#keeper.manifest().catch(() => null));
    this.#asked = false;
    await this.#save();
  }

  #tellOnce(trouble: Trouble): void {
    if (this.#told.has(trouble)) return;
    this.#told.add(trouble);
    this.#tell(trouble);
  }

  #tell(trouble: Trouble): void {
    tell(this.#app, { text: wordsOf((words) => words[trouble]), isProblem: true, actions: [] });
  }
}

/** Says on the page itself whether all of it is kept, for whoever waits for that. */
function mark(kept: 'yes' | 'no'): void {
  document.documentElement.dataset.kept = kept;
}

const names = new WeakMap<Float64Array, number>();
let named = 0;

/** Columns of numbers are never written to, so that each is the same as long as it is the same. */
function columnNames(_: string, value: unknown): unknown {
  if (!(value instanceof Float64Array)) return value;
  const name = names.get(value) ?? ++named;
  names.set(value, name);
  return name;
}
