import {
  type Boxes,
  boxCount,
  boxesBytes,
  equalColumns,
  insertRows,
  pickRows,
  removeRows,
  replaceRows,
  rowOf,
  rowsOf,
} from './boxes';
import { type Document, type ImageEntry, imageIndex } from './document';

/** What an image has beside its boxes. */
export type ImageMeta = Pick<ImageEntry, 'name' | 'width' | 'height' | 'picture'>;

/**
 * A change to a document as data, holding only what changes. Boxes and images are named by id.
 * What a document does not have is passed over, so applying is defined for every edit and document.
 */
export type Edit =
  /** New values for boxes that exist. */
  | { readonly kind: 'replaceRows'; readonly imageId: number; readonly rows: Boxes }
  /** Boxes that do not exist yet, each where its id belongs. */
  | { readonly kind: 'insertRows'; readonly imageId: number; readonly rows: Boxes }
  | { readonly kind: 'removeRows'; readonly imageId: number; readonly ids: Uint32Array }
  /** `insert` in place of `remove` images from place `at` on. Never leaves a document without images. */
  | {
      readonly kind: 'spliceImages';
      readonly at: number;
      readonly remove: number;
      readonly insert: readonly ImageEntry[];
    }
  | { readonly kind: 'setImageMeta'; readonly imageId: number; readonly meta: ImageMeta }
  | { readonly kind: 'setClassNames'; readonly classNames: readonly string[] };

/** A document after an edit, and the edit that takes it back. */
export interface Applied {
  readonly document: Document;
  readonly inverse: Edit;
}

/** Makes the edit. Applying `inverse` to the result gives a document equal to the first. */
export function apply(document: Document, edit: Edit): Applied {
  switch (edit.kind) {
    case 'replaceRows':
      return applyToImage(document, edit, (image) => {
        const old = pickRows(image.boxes, rowsOf(image.boxes, edit.rows.ids));
        const boxes = replaceRows(image.boxes, edit.rows);
        return {
          image: boxes === image.boxes ? image : { ...image, boxes },
          inverse: { ...edit, rows: old },
        };
      });
    case 'insertRows':
      return applyToImage(document, edit, (image) => {
        const rows = without(edit.rows, image.boxes);
        return {
          image: { ...image, boxes: insertRows(image.boxes, rows) },
          inverse: { kind: 'removeRows', imageId: image.id, ids: rows.ids },
        };
      });
    case 'removeRows':
      return applyToImage(document, edit, (image) => {
        const rows = rowsOf(image.boxes, edit.ids);
        return {
          image: { ...image, boxes: removeRows(image.boxes, rows) },
          inverse: { kind: 'insertRows', imageId: image.id, rows: pickRows(image.boxes, rows) },
        };
      });
    case 'setImageMeta':
      return applyToImage(document, edit, (image) => {
        const { name, width, height, picture } = image;
        return {
          image: { ...image, ...edit.meta },
          inverse: { ...edit, meta: { name, width, height, picture } },
        };
      });
    case 'spliceImages': {
      const at = Math.min(edit.at, document.images.length);
      const removed = document.images.slice(at, at + edit.remove);
      const rest = document.images.slice(at + removed.length);
      const images = document.images.slice(0, at).concat(edit.insert, rest);
      if (images.length === 0) return { document, inverse: edit };
      return {
        document: { ...document, images },
        inverse: { ...edit, at, remove: edit.insert.length, insert: removed },
      };
    }
    case 'setClassNames':
      if (edit.classNames.length === 0) return { document, inverse: edit };
      return {
        document: { ...document, classNames: edit.classNames },
        inverse: { ...edit, classNames: document.classNames },
      };
  }
}

function applyToImage(
  document: Document,
  edit: Exclude<Edit, { kind: 'spliceImages' | 'setClassNames' }>,
  change: (image: ImageEntry) => { image: ImageEntry; inverse: Edit },
): Applied {
  const index = imageIndex(document, edit.imageId);
  const before = document.images[index];
  // No such image: nothing to do, and the same nothing takes it back.
  if (before === undefined) return { document, inverse: edit };
  const { image, inverse } = change(before);
  return image === before
    ? { document, inverse }
    : { document: { ...document, images: document.images.with(index, image) }, inverse };
}

/** Those of `rows` that `boxes` does not have. */
function without(rows: Boxes, boxes: Boxes): Boxes {
  const fresh = rows.ids
    .map((_, row) => row)
    .filter((row) => rowOf(boxes, rows.ids[row] as number) < 0);
  return fresh.length === boxCount(rows) ? rows : pickRows(rows, fresh);
}

/**
 * Takes a run of edits back, the last one first. `edits` are their inverses in the order in which
 * the edits were made; so are those that come out, for taking this back in turn.
 */
export function revert(
  document: Document,
  edits: readonly Edit[],
): { document: Document; edits: Edit[] } {
  let now = document;
  const inverses: Edit[] = [];
  for (const edit of edits.toReversed()) {
    const { document: next, inverse } = apply(now, edit);
    now = next;
    inverses.push(inverse);
  }
  return { document: now, edits: inverses };
}

/**
 * One inverse for two edits made one after the other, if both replaced rows of one image: a box
 * goes back to what it was before the first edit that touched it. So a drag of any length keeps one
 * row per box. Null where the two have to stay two.
 */
export function coalesce(older: Edit, newer: Edit): Edit | null {
  if (older.kind !== 'replaceRows' || newer.kind !== 'replaceRows') return null;
  if (older.imageId !== newer.imageId) return null;
  if (equalColumns(older.rows.ids, newer.rows.ids)) return older;
  return { ...older, rows: insertRows(older.rows, without(newer.rows, older.rows)) };
}

/** Whether both replace rows and name the same boxes. */
export function sameBoxes(a: Edit, b: Edit): boolean {
  return (
    a.kind === 'replaceRows' &&
    b.kind === 'replaceRows' &&
    a.imageId === b.imageId &&
    equalColumns(a.rows.ids, b.rows.ids)
  );
}

/** Roughly the memory that keeping this edit costs, in bytes. */
export function editBytes(edit: Edit): number {
  switch (edit.kind) {
    case 'replaceRows':
    case 'insertRows':
      return OBJECT_BYTES + boxesBytes(edit.rows);
    case 'removeRows':
      return OBJECT_BYTES + edit.ids.byteLength;
    case 'spliceImages':
      return edit.insert.reduce(
        (sum, image) => sum + OBJECT_BYTES + 2 * image.name.length + boxesBytes(image.boxes),
        OBJECT_BYTES,
      );
    case 'setImageMeta':
      return OBJECT_BYTES + 2 * edit.meta.name.length;
    case 'setClassNames':
      return edit.classNames.reduce((sum, name) => sum + 2 * name.length + 16, OBJECT_BYTES);
  }
}

/** An object with a few fields and the four array headers of its boxes, as V8 keeps them. */
const OBJECT_BYTES = 500;
