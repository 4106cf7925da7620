import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Boxes, equalColumns, idsOf } from './boxes';
import { type Document, type ImageEntry, imageIndex, imageOf } from './document';
import { apply, type Edit } from './edit';
import { type EditLabel, History, type HistoryOptions, type State, type View } from './history';
import { IdSet } from './id-set';
import { done, type Outcome, refused } from './outcome';

export const NOTHING_SELECTED = new IdSet(new Uint32Array());

/**
 * The document, what of it is on screen and selected, and undo. `DocumentStore` adds the edits.
 * Public reads are tracked when they happen in a component or an effect.
 */
export abstract class DocumentState {
  readonly document: ReadonlySignal<Document>;
  readonly currentImageId: ReadonlySignal<number>;
  readonly currentImage: ReadonlySignal<ImageEntry>;
  /** The selection as a signal; all ids are in the image on screen. */
  readonly selectedIds: ReadonlySignal<ReadonlySet<number>>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly undoLabel: ReadonlySignal<EditLabel | null>;
  readonly redoLabel: ReadonlySignal<EditLabel | null>;

  /** Whether the person may only look: nothing but opening another document changes it. */
  locked = false;

  readonly #state: Signal<State>;
  readonly #history: History;
  readonly #undoLabel = signal<EditLabel | null>(null);
  readonly #redoLabel = signal<EditLabel | null>(null);

  constructor(document: Document, options: HistoryOptions) {
    const imageId = imageOf(document, -1).id;
    this.#history = new History(options);
    this.#state = signal({ document, imageId, selection: NOTHING_SELECTED });
    this.document = computed(() => this.#state.value.document);
    this.currentImageId = computed(() => this.#state.value.imageId);
    this.currentImage = computed(() => imageOf(this.document.value, this.currentImageId.value));
    this.selectedIds = computed(() => this.#state.value.selection);
    this.undoLabel = this.#undoLabel;
    this.redoLabel = this.#redoLabel;
    this.canUndo = computed(() => this.undoLabel.value !== null);
    this.canRedo = computed(() => this.redoLabel.value !== null);
  }

  boxes(): Boxes {
    return this.currentImage.value.boxes;
  }

  selection(): ReadonlySet<number> {
    return this.selectedIds.value;
  }

  select(ids: Iterable<number>): void {
    const selected = idsOf(this.image.boxes, ids);
    if (equalColumns(selected, this.now.selection.ids)) return;
    this.#show({ ...this.now, selection: new IdSet(selected) });
  }

  /** Puts another image on screen, with nothing selected. No undo entry, and redo stays possible. */
  showImage(imageId: number): Outcome {
    if (imageIndex(this.now.document, imageId) < 0) return refused('unknownImage');
    if (imageId === this.now.imageId) return done;
    this.apart(() => this.#show({ ...this.now, imageId, selection: NOTHING_SELECTED }));
    return done;
  }

  begin(mergeKey?: string): void {
    this.#history.begin(this.now, mergeKey);
    this.#showHistory();
  }

  commit(): void {
    this.#history.commit(this.now);
    this.#showHistory();
  }

  cancel(): void {
    const before = this.#history.cancel();
    if (before) this.#show(before);
  }

  /** What was taken back; null if there was nothing, during a gesture, and while locked. */
  undo(): EditLabel | null {
    if (this.locked) return null;
    const step = this.#history.undo(this.now.document);
    if (step) this.#show(step.state);
    return step?.label ?? null;
  }

  /** What was done again; null likewise. */
  redo(): EditLabel | null {
    if (this.locked) return null;
    const step = this.#history.redo(this.now.document);
    if (step) this.#show(step.state);
    return step?.label ?? null;
  }

  /** The state, read without being tracked. */
  protected get now(): State {
    return this.#state.peek();
  }

  /** The image on screen, read without being tracked. */
  protected get image(): ImageEntry {
    return imageOf(this.now.document, this.now.imageId);
  }

  /** Makes the edits, in the open gesture or as an entry of their own. */
  protected edit(label: EditLabel, edits: readonly Edit[], view: Partial<View> = {}): void {
    if (this.locked && label !== 'import') return;
    const alone = !this.#history.isOpen;
    if (alone) this.#history.begin(this.now);
    let { document } = this.now;
    for (const edit of edits) {
      const applied = apply(document, edit);
      if (applied.document !== document) this.#history.record(label, applied.inverse);
      document = applied.document;
    }
    const state = { ...this.now, ...view, document };
    if (alone) this.#history.commit(state);
    this.#show(state);
  }

  /**
   * For what may happen while a gesture is under way and is no part of it, such as a file that has
   * been read: the gesture so far becomes an entry, and what follows of it another.
   */
  protected apart(action: () => void): void {
    const { isOpen, mergeKey } = this.#history;
    if (isOpen) this.#history.commit(this.now);
    action();
    if (isOpen) this.#history.begin(this.now, mergeKey);
  }

  #show(state: State): void {
    batch(() => {
      this.#state.value = state;
      this.#showHistory();
    });
  }

  #showHistory(): void {
    batch(() => {
      this.#undoLabel.value = this.#history.undoLabel;
      this.#redoLabel.value = this.#history.redoLabel;
    });
  }
}
