import type { Boxes } from './boxes';

/**
 * What the drawing tools edit: the boxes of the image on screen. The document store implements it;
 * a test of the tools can stand in for the store.
 */
export interface Editing {
  /** Whether nothing can be edited. */
  readonly locked?: boolean;
  /** The boxes of the image on screen. */
  boxes(): Boxes;
  /** Ids of the selected boxes, all of them on screen. */
  selection(): ReadonlySet<number>;
  /** Replaces the selection; unknown ids are left out. No undo entry, and redo stays possible. */
  select(ids: Iterable<number>): void;
  /**
   * Opens a gesture: all edits until `commit` are one undo entry. A gesture still open is committed
   * first. Entries with the same merge key that change the same boxes, each within 500 ms of the
   * one before, become one: for keys that repeat.
   */
  begin(mergeKey?: string): void;
  /** 4 numbers per id. Nothing happens if one of them is not finite. */
  setCorners(ids: readonly number[], corners: Float64Array): void;
  /** One angle per id, in radians, clockwise. Nothing happens if one of them is not finite. */
  setAngles(ids: readonly number[], angles: Float64Array): void;
  /** A new box with the current class and the default score; its id, or -1 if a corner is not finite. */
  insert(corners: readonly [number, number, number, number]): number;
  remove(ids: Iterable<number>): void;
  /** Copies shifted by dx, dy pixels; the ids of the copies. */
  duplicate(ids: Iterable<number>, dx: number, dy: number): number[];
  /** Closes the gesture; leaves no undo entry if nothing is different from before it. */
  commit(): void;
  /** Everything, the selection included, as it was before `begin`. */
  cancel(): void;
}
