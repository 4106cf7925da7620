import { type Document, equalDocuments } from './document';
import { apply, coalesce, type Edit, editBytes, revert, sameBoxes } from './edit';
import type { IdSet } from './id-set';

/** What an undo entry did, as a key for the words in `text.ts`. */
export type EditLabel =
  | 'insert'
  | 'move'
  | 'resize'
  | 'turn'
  | 'remove'
  | 'duplicate'
  | 'score'
  | 'kind'
  | 'class'
  | 'renameClass'
  | 'addClass'
  | 'clear'
  | 'import'
  | 'picture'
  | 'renameImage'
  | 'newImage'
  | 'removeImage';

/** Where the person looks. Changing it is not an edit, but undo goes back to where an edit was made. */
export interface View {
  readonly imageId: number;
  readonly selection: IdSet;
}

export interface State extends View {
  readonly document: Document;
}

/** What undo or redo gives: the state to show and what was taken back or done again. */
export interface Step {
  readonly state: State;
  readonly label: EditLabel;
}

interface Entry {
  readonly label: EditLabel;
  /** The inverses of its edits in the order in which these were made; `revert` takes them. */
  readonly edits: readonly Edit[];
  readonly before: View;
  readonly after: View;
  readonly mergeKey: string | null;
  readonly time: number;
  readonly bytes: number;
}

interface Gesture {
  readonly before: State;
  readonly mergeKey: string | null;
  label: EditLabel | null;
  edits: Edit[];
}

export interface HistoryOptions {
  /** Milliseconds from any start; only differences count. */
  readonly now: () => number;
  /** About how much the entries may take; the oldest go first, the newest never. */
  readonly maxBytes?: number;
}

/** Entries with the same merge key that follow each other within this time become one. */
export const MERGE_WITHIN_MS = 500;
const MAX_BYTES = 64 * 1024 * 1024;
/** A member of a `Set` of numbers in V8, and the fixed part of an entry. */
const SET_MEMBER_BYTES = 32;
const ENTRY_BYTES = 300;

/**
 * Undo and redo. Holds inverse edits and not documents: whoever owns the document tells `record`
 * what takes each edit back. Undoing an entry swaps it for its own inverse on the other stack.
 */
export class History {
  readonly #now: () => number;
  readonly #maxBytes: number;
  /** Newest last. */
  readonly #undo: Entry[] = [];
  /** The next to redo last. */
  #redo: Entry[] = [];
  #gesture: Gesture | null = null;

  constructor({ now, maxBytes = MAX_BYTES }: HistoryOptions) {
    this.#now = now;
    this.#maxBytes = maxBytes;
  }

  /** What `undo` would take back; null when there is nothing. */
  get undoLabel(): EditLabel | null {
    return this.#undo.at(-1)?.label ?? null;
  }

  /** What `redo` would do again; null when there is nothing. */
  get redoLabel(): EditLabel | null {
    return this.#redo.at(-1)?.label ?? null;
  }

  /** Whether a gesture is open. */
  get isOpen(): boolean {
    return this.#gesture !== null;
  }

  /** The merge key of the gesture that is open. */
  get mergeKey(): string | null {
    return this.#gesture?.mergeKey ?? null;
  }

  begin(state: State, mergeKey: string | null = null): void {
    if (this.#gesture) this.commit(state);
    this.#gesture = { before: state, mergeKey, label: null, edits: [] };
  }

  /** Tells that an edit was made within the open gesture, and what takes it back. */
  record(label: EditLabel, inverse: Edit): void {
    const gesture = this.#gesture;
    if (!gesture) return;
    gesture.label = joinLabels(gesture.label, label);
    const last = gesture.edits.at(-1);
    const joined = last && coalesce(last, inverse);
    if (joined) gesture.edits[gesture.edits.length - 1] = joined;
    else gesture.edits.push(inverse);
  }

  /** Closes the gesture. `state` is what it led to; if that equals the state before, no entry is left. */
  commit(state: State): void {
    const gesture = this.#gesture;
    this.#gesture = null;
    if (!gesture?.label || equalDocuments(gesture.before.document, state.document)) return;
    const entry = withBytes({
      label: gesture.label,
      edits: gesture.edits,
      before: viewOf(gesture.before),
      after: viewOf(state),
      mergeKey: gesture.mergeKey,
      time: this.#now(),
    });
    // After an undo the next edit starts afresh, however soon it comes.
    const merged = this.#redo.length === 0 && this.#merge(entry, state.document);
    if (!merged) this.#undo.push(entry);
    this.#redo = [];
    this.#dropOldest(this.#undo.at(-1));
  }

  /** Closes the gesture and gives the state before it; null if none is open. */
  cancel(): State | null {
    const before = this.#gesture?.before ?? null;
    this.#gesture = null;
    return before;
  }

  /** Null when there is nothing to undo, and during a gesture, which would be torn apart. */
  undo(document: Document): Step | null {
    return this.#move(this.#undo, this.#redo, document, (entry) => entry.before);
  }

  redo(document: Document): Step | null {
    return this.#move(this.#redo, this.#undo, document, (entry) => entry.after);
  }

  #move(from: Entry[], to: Entry[], document: Document, view: (entry: Entry) => View): Step | null {
    if (this.#gesture) return null;
    const entry = from.pop();
    if (!entry) return null;
    const reverted = revert(document, entry.edits);
    // Without its merge key: what was undone once stays an entry of its own.
    const swapped = withBytes({ ...entry, edits: reverted.edits, mergeKey: null });
    to.push(swapped);
    this.#dropOldest(swapped);
    return { state: { document: reverted.document, ...view(entry) }, label: entry.label };
  }

  /** Makes the last entry cover `entry` too, if both are one run of nudges. */
  #merge(entry: Entry, document: Document): boolean {
    const last = this.#undo.at(-1);
    if (!last || entry.mergeKey === null || last.mergeKey !== entry.mergeKey) return false;
    if (entry.time - last.time > MERGE_WITHIN_MS) return false;
    const [older, newer] = [last.edits[0], entry.edits[0]];
    if (last.edits.length !== 1 || entry.edits.length !== 1 || !older || !newer) return false;
    if (!sameBoxes(older, newer)) return false;
    this.#undo.pop();
    // A nudge there and back again leaves no entry.
    if (!equalDocuments(apply(document, older).document, document)) {
      const label = joinLabels(last.label, entry.label);
      this.#undo.push(withBytes({ ...entry, label, edits: last.edits, before: last.before }));
    }
    return true;
  }

  #dropOldest(kept: Entry | undefined): void {
    const sum = (entries: readonly Entry[]) => entries.reduce((n, entry) => n + entry.bytes, 0);
    let bytes = sum(this.#undo) + sum(this.#redo);
    while (bytes > this.#maxBytes) {
      const stack = [this.#undo, this.#redo].find(([oldest]) => oldest && oldest !== kept);
      const dropped = stack?.shift();
      if (!dropped) return;
      bytes -= dropped.bytes;
    }
  }
}

/** A gesture is named after what it began with; a resize that began without changing a size is one too. */
function joinLabels(first: EditLabel | null, next: EditLabel): EditLabel {
  return first === null || (first === 'move' && next === 'resize') ? next : first;
}

function viewOf({ imageId, selection }: State): View {
  return { imageId, selection };
}

function withBytes(entry: Omit<Entry, 'bytes'>): Entry {
  const { before, after, edits } = entry;
  const members =
    before.selection.size + (after.selection === before.selection ? 0 : after.selection.size);
  const bytes = edits.reduce((sum, edit) => sum + editBytes(edit), ENTRY_BYTES);
  return { ...entry, bytes: bytes + members * SET_MEMBER_BYTES };
}
