import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { say } from '../text/text';
import { type Boxes, boxCount, idsOf, rowOf } from './boxes';
import {
  copiesOf,
  keepsExtents,
  withAngles,
  withClass,
  withCorners,
  withKind,
  withScore,
} from './changes';
import { type Document, emptyDocument, emptyImage, ensureClass, imageIndex } from './document';
import type { ImageMeta } from './edit';
import type { Editing } from './editing';
import type { EditLabel, HistoryOptions } from './history';
import { IdSet } from './id-set';
import { adoptClasses, type FreshIds, idsAfter, withFreshIds } from './importing';
import type { BoxKind } from './kinds';
import { done, type Outcome, type OutcomeOf, refused } from './outcome';
import { DocumentState, NOTHING_SELECTED } from './state';
import { documentText } from './text';

/** One of a box's four numbers. */
export type CornerName = (typeof CORNER_NAMES)[number];

export const CORNER_NAMES = ['x1', 'y1', 'x2', 'y2'] as const;

/** The page's document. `now` gives milliseconds, for merging nudges; `performance.now` will do. */
export function createDocumentStore(initial: Document, options: HistoryOptions): DocumentStore {
  return new DocumentStore(initial, options);
}

/**
 * The one place that changes the document.
 *
 * Methods on boxes act on the image on screen and pass over ids that are not in it. What is not
 * possible (a NaN, an unknown class) is refused with a reason and changes nothing. Called outside
 * `begin` and `commit`, a method is an undo entry of its own. Ids are never given twice, not even
 * after undo.
 */
export class DocumentStore extends DocumentState implements Editing {
  /** What `insert` gives a box; choosing it is no undo entry. */
  readonly currentClass: ReadonlySignal<number>;
  /** What `insert` gives a box, null for no score; choosing it is no undo entry. */
  readonly defaultScore: ReadonlySignal<number | null>;

  readonly #chosenClass = signal(0);
  readonly #defaultScore = signal<number | null>(1);
  #fresh: FreshIds;

  constructor(initial: Document, options: HistoryOptions) {
    const start = startDocument();
    const given = initial.images.length > 0 ? initial.images : start.images;
    const images = withFreshIds(given, { image: 0, box: 0 });
    const classNames = initial.classNames.length > 0 ? initial.classNames : start.classNames;
    super({ images, classNames }, options);
    this.#fresh = idsAfter(images, { image: 1, box: 1 });
    // Undo and clearing can leave fewer classes than there were when one was chosen.
    this.currentClass = computed(() =>
      Math.min(this.#chosenClass.value, this.document.value.classNames.length - 1),
    );
    this.defaultScore = this.#defaultScore;
  }

  /** Ids from which on none has been given, for what is about to be imported. */
  get freshIds(): FreshIds {
    return this.#fresh;
  }

  setCurrentClass(classIndex: number): Outcome {
    if (!this.#hasClass(classIndex)) return refused('unknownClass');
    this.#chosenClass.value = classIndex;
    return done;
  }

  setDefaultScore(score: number | null): Outcome {
    if (!isScore(score)) return refused('notFinite');
    this.#defaultScore.value = score;
    return done;
  }

  setCorners(ids: readonly number[], corners: Float64Array): Outcome {
    const { boxes } = this.image;
    const rows = withCorners(boxes, ids, corners);
    if (!rows) return refused('notFinite');
    return this.#replaceRows(keepsExtents(boxes, rows) ? 'move' : 'resize', rows);
  }

  /** One angle per id, in radians, clockwise on the screen. */
  setAngles(ids: readonly number[], angles: Float64Array): Outcome {
    const rows = withAngles(this.image.boxes, ids, angles);
    return rows ? this.#replaceRows('turn', rows) : refused('notFinite');
  }

  /** One coordinate as it was typed, in pixels; the box may end up inverted. */
  setCorner(id: number, corner: CornerName, value: number): Outcome {
    const { boxes } = this.image;
    const row = rowOf(boxes, id);
    if (row < 0) return refused('unknownBox');
    const corners = boxes.corners.slice(4 * row, 4 * row + 4);
    corners[CORNER_NAMES.indexOf(corner)] = value;
    return this.setCorners([id], corners);
  }

  /**
   * null takes the score away. Any finite number is a score: scores are only ever compared, and
   * some models write logits or percentages.
   */
  setScore(ids: Iterable<number>, score: number | null): Outcome {
    if (!isScore(score)) return refused('notFinite');
    return this.#replaceRows('score', withScore(this.image.boxes, ids, score ?? Number.NaN));
  }

  /** A box that becomes a detection gets the default score, or 1; one that becomes a ground truth loses its own. */
  setKind(ids: Iterable<number>, kind: BoxKind): Outcome {
    const score = this.#defaultScore.peek() ?? 1;
    return this.#replaceRows('kind', withKind(this.image.boxes, ids, kind, score));
  }

  setClass(ids: Iterable<number>, classIndex: number): Outcome {
    if (!this.#hasClass(classIndex)) return refused('unknownClass');
    return this.#replaceRows('class', withClass(this.image.boxes, ids, classIndex));
  }

  insert(corners: readonly [number, number, number, number]): number {
    if (!corners.every(Number.isFinite)) return -1;
    const id = this.#fresh.box;
    this.#insertRows('insert', {
      ids: Uint32Array.of(id),
      corners: Float64Array.from(corners),
      scores: Float64Array.of(this.#defaultScore.peek() ?? Number.NaN),
      classes: Uint32Array.of(this.currentClass.peek()),
      angles: Float64Array.of(0),
    });
    return id;
  }

  /** The copies keep class and score. None are made if one would not be finite. */
  duplicate(ids: Iterable<number>, dx: number, dy: number): number[] {
    const copies = copiesOf(this.image.boxes, ids, { dx, dy }, this.#fresh.box);
    if (!copies) return [];
    this.#insertRows('duplicate', copies);
    return [...copies.ids];
  }

  remove(ids: Iterable<number>): void {
    const { boxes, id: imageId } = this.image;
    const removed = idsOf(boxes, ids);
    if (removed.length === 0) return;
    const gone = new IdSet(removed);
    const selection = new IdSet(this.now.selection.ids.filter((id) => !gone.has(id)));
    this.edit('remove', [{ kind: 'removeRows', imageId, ids: removed }], { selection });
  }

  /** The index of the class with this name, which is added if there is none. */
  addClass(name: string): OutcomeOf<number> {
    const wanted = name.trim();
    if (wanted === '') return refused('emptyName');
    const before = this.now.document.classNames;
    const { classNames, index } = ensureClass(before, wanted);
    if (classNames !== before) this.edit('addClass', [{ kind: 'setClassNames', classNames }]);
    return { ok: true, value: index };
  }

  /** Refuses the name of another class: classes are not joined by renaming. */
  renameClass(classIndex: number, name: string): Outcome {
    if (!this.#hasClass(classIndex)) return refused('unknownClass');
    const wanted = name.trim();
    if (wanted === '') return refused('emptyName');
    const before = this.now.document.classNames;
    if (before.some((each, i) => each === wanted && i !== classIndex)) return refused('nameTaken');
    const classNames = before.with(classIndex, wanted);
    this.edit('renameClass', [{ kind: 'setClassNames', classNames }]);
    return done;
  }

  /**
   * The images and classes of another document, in place of all there is or behind it, as one undo
   * entry; the first of them comes on screen. Ids that were given before are numbered anew. When
   * added, a class whose name is there already is that class.
   */
  importImages(source: Document, mode: 'replace' | 'add'): Outcome {
    if (source.images.length === 0) return refused('nothingToImport');
    const adopted = adoptClasses(source, mode === 'add' ? this.now.document.classNames : []);
    this.#putImages('import', adopted, mode);
    return done;
  }

  /** Starts afresh, as one undo entry: one image without boxes, one class. */
  clear(): void {
    this.#putImages('clear', startDocument(), 'replace');
  }

  /** Another image behind the others, on screen at once; its id. */
  newImage(name?: string): number {
    const { images, classNames } = this.now.document;
    const image = emptyImage(0, name ?? say(documentText).imageName(images.length + 1));
    this.#putImages('newImage', { images: [image], classNames }, 'add');
    return this.now.imageId;
  }

  /** Removes an image with its boxes. An empty one takes the place of the last. */
  removeImage(imageId: number): Outcome {
    const { images } = this.now.document;
    const at = imageIndex(this.now.document, imageId);
    if (at < 0) return refused('unknownImage');
    const insert = images.length > 1 ? [] : this.#numbered(startDocument().images);
    const next = insert[0] ?? images[at + 1] ?? images[at - 1];
    const leaves = imageId === this.now.imageId && next !== undefined;
    this.apart(() =>
      this.edit(
        'removeImage',
        [{ kind: 'spliceImages', at, remove: 1, insert }],
        leaves ? { imageId: next.id, selection: NOTHING_SELECTED } : {},
      ),
    );
    return done;
  }

  renameImage(imageId: number, name: string): Outcome {
    const wanted = name.trim();
    if (wanted === '') return refused('emptyName');
    return this.#setImageMeta('renameImage', imageId, { name: wanted });
  }

  /** Puts a picture of the `PictureStore` under the boxes. The image gets its size in pixels. */
  setPicture(imageId: number, picture: string, width: number, height: number): Outcome {
    const valid = [width, height].every((size) => Number.isFinite(size) && size > 0);
    if (!valid) return refused('notFinite');
    return this.#setImageMeta('picture', imageId, { picture, width, height });
  }

  /** Takes the picture away; the image keeps its size, which its boxes were drawn for. */
  removePicture(imageId: number): Outcome {
    return this.#setImageMeta('picture', imageId, { picture: null });
  }

  #hasClass(classIndex: number): boolean {
    return this.now.document.classNames[classIndex] !== undefined;
  }

  /** The rows are those found for the ids that were named. */
  #replaceRows(label: EditLabel, rows: Boxes): Outcome {
    if (boxCount(rows) === 0) return refused('unknownBox');
    this.edit(label, [{ kind: 'replaceRows', imageId: this.image.id, rows }]);
    return done;
  }

  #insertRows(label: EditLabel, rows: Boxes): void {
    if (boxCount(rows) === 0) return;
    this.#fresh = { ...this.#fresh, box: this.#fresh.box + boxCount(rows) };
    this.edit(label, [{ kind: 'insertRows', imageId: this.image.id, rows }]);
  }

  #setImageMeta(label: EditLabel, imageId: number, changed: Partial<ImageMeta>): Outcome {
    const image = this.now.document.images.find((each) => each.id === imageId);
    if (!image) return refused('unknownImage');
    const { name, width, height, picture } = image;
    const meta = { name, width, height, picture, ...changed };
    this.apart(() => this.edit(label, [{ kind: 'setImageMeta', imageId, meta }]));
    return done;
  }

  #putImages(label: EditLabel, source: Document, mode: 'replace' | 'add'): void {
    const { length } = this.now.document.images;
    const insert = this.#numbered(source.images);
    const [at, remove] = mode === 'add' ? [length, 0] : [0, length];
    this.apart(() =>
      this.edit(
        label,
        [
          { kind: 'spliceImages', at, remove, insert },
          { kind: 'setClassNames', classNames: source.classNames },
        ],
        { imageId: insert[0]?.id ?? this.now.imageId, selection: NOTHING_SELECTED },
      ),
    );
  }

  #numbered(images: Document['images']): Document['images'] {
    const numbered = withFreshIds(images, this.#fresh);
    this.#fresh = idsAfter(numbered, this.#fresh);
    return numbered;
  }
}

function isScore(score: number | null): boolean {
  return score === null || Number.isFinite(score);
}

/** A document of nothing, named in the language of the page. */
function startDocument(): Document {
  const words = say(documentText);
  return emptyDocument({ image: words.imageName(1), className: words.className });
}
