import type { Boxes } from '../../../www/document/boxes';
import type { Editing } from '../../../www/document/editing';

/** Boxes with ids 0, 1, 2, ... */
export function boxesOf(
  corners: readonly (readonly number[])[],
  scores: readonly number[] = [],
  classes: readonly number[] = [],
  angles: readonly number[] = [],
): Boxes {
  return {
    ids: Uint32Array.from(corners, (_, i) => i),
    corners: Float64Array.from(corners.flat()),
    scores: Float64Array.from(corners, (_, i) => scores[i] ?? Number.NaN),
    classes: Uint32Array.from(corners, (_, i) => classes[i] ?? 0),
    angles: Float64Array.from(corners, (_, i) => angles[i] ?? 0),
  };
}

interface Row {
  id: number;
  corners: number[];
  score: number;
  classIndex: number;
  angle: number;
}

interface State {
  rows: Row[];
  selection: number[];
}

/**
 * The document store as the tools see it, in the plainest way: a list of rows, and a copy of
 * everything for each undo entry. It complains where the tools break the contract.
 */
export class FakeEditing implements Editing {
  /** Called after each change, as the store tells the page. */
  onChange: () => void = () => {};
  /** The keys of the entries made so far; undefined for one without. */
  readonly entries: (string | undefined)[] = [];
  #state: State = { rows: [], selection: [] };
  #before: State | null = null;
  #mergeKey: string | undefined;
  #nextId = 0;
  #columns: Boxes | null = null;

  constructor(boxes: Boxes) {
    this.reset(boxes);
  }

  reset(boxes: Boxes): void {
    const rows = [...boxes.ids].map((id, i) => ({
      id,
      corners: [...boxes.corners.subarray(4 * i, 4 * i + 4)],
      score: boxes.scores[i] ?? Number.NaN,
      classIndex: boxes.classes[i] ?? 0,
      angle: boxes.angles[i] ?? 0,
    }));
    this.#nextId = Math.max(-1, ...boxes.ids) + 1;
    this.#change({ rows, selection: [] });
  }

  /** Whether a gesture is open. */
  get open(): boolean {
    return this.#before !== null;
  }

  /** The corners of a box. */
  box(id: number): number[] | undefined {
    return this.#state.rows.find((row) => row.id === id)?.corners;
  }

  /** The angle of a box in degrees, to a millionth. */
  degrees(id: number): number {
    const angle = this.#state.rows.find((row) => row.id === id)?.angle ?? Number.NaN;
    return Math.round((angle * 180e6) / Math.PI) / 1e6;
  }

  get count(): number {
    return this.#state.rows.length;
  }

  boxes(): Boxes {
    const { rows } = this.#state;
    this.#columns ??= {
      ids: Uint32Array.from(rows, (row) => row.id),
      corners: Float64Array.from(rows.flatMap((row) => row.corners)),
      scores: Float64Array.from(rows, (row) => row.score),
      classes: Uint32Array.from(rows, (row) => row.classIndex),
      angles: Float64Array.from(rows, (row) => row.angle),
    };
    return this.#columns;
  }

  selection(): ReadonlySet<number> {
    return new Set(this.#state.selection);
  }

  select(ids: Iterable<number>): void {
    const selection = [...new Set(ids)].filter((id) => this.box(id));
    this.#change({ ...this.#state, selection });
  }

  begin(mergeKey?: string): void {
    if (this.#before) throw new Error('begin in an open gesture');
    this.#before = this.#state;
    this.#mergeKey = mergeKey;
  }

  setCorners(ids: readonly number[], corners: Float64Array): void {
    this.#mustBeOpen();
    if (corners.length !== 4 * ids.length) throw new Error('not 4 corners per id');
    const at = new Map(ids.map((id, i) => [id, [...corners.subarray(4 * i, 4 * i + 4)]]));
    const rows = this.#state.rows.map((row) => ({
      ...row,
      corners: at.get(row.id) ?? row.corners,
    }));
    this.#change({ ...this.#state, rows });
  }

  setAngles(ids: readonly number[], angles: Float64Array): void {
    this.#mustBeOpen();
    if (angles.length !== ids.length) throw new Error('not an angle per id');
    const at = new Map(ids.map((id, i) => [id, angles[i]]));
    const rows = this.#state.rows.map((row) => ({ ...row, angle: at.get(row.id) ?? row.angle }));
    this.#change({ ...this.#state, rows });
  }

  insert(corners: readonly [number, number, number, number]): number {
    this.#mustBeOpen();
    const id = this.#nextId++;
    const row = { id, corners: [...corners], score: 1, classIndex: 0, angle: 0 };
    this.#change({ ...this.#state, rows: [...this.#state.rows, row] });
    return id;
  }

  remove(ids: Iterable<number>): void {
    this.#mustBeOpen();
    const gone = new Set(ids);
    this.#change({
      rows: this.#state.rows.filter((row) => !gone.has(row.id)),
      selection: this.#state.selection.filter((id) => !gone.has(id)),
    });
  }

  duplicate(ids: Iterable<number>, dx: number, dy: number): number[] {
    this.#mustBeOpen();
    const copied = new Set(ids);
    const copies = this.#state.rows
      .filter((row) => copied.has(row.id))
      .map((row) => ({
        ...row,
        id: this.#nextId++,
        corners: row.corners.map((value, k) => value + (k % 2 ? dy : dx)),
      }));
    this.#change({ ...this.#state, rows: [...this.#state.rows, ...copies] });
    return copies.map((row) => row.id);
  }

  commit(): void {
    this.#mustBeOpen();
    if (JSON.stringify(this.#before?.rows) !== JSON.stringify(this.#state.rows)) {
      this.entries.push(this.#mergeKey);
    }
    this.#before = null;
  }

  cancel(): void {
    this.#mustBeOpen();
    const before = this.#before;
    this.#before = null;
    if (before) this.#change(before);
  }

  #mustBeOpen(): void {
    if (!this.#before) throw new Error('an edit outside of a gesture');
  }

  #change(state: State): void {
    this.#state = state;
    this.#columns = null;
    this.onChange();
  }
}
