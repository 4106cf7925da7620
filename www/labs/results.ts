import { ROLES, type Role } from '../canvas/roles';
import { boxRow } from '../document/boxes';
import type { LabFrame, Words } from './lab';

/** What stands in a table; null: nothing, or a number that is none. */
export type Cell = string | number | null;

/** One result of a run. */
export interface Table {
  /** Part of the names of files. */
  readonly id: string;
  readonly title: Words<string>;
  /** Names that programs read, the same in every language. */
  readonly columns: readonly string[];
  /** How many. */
  readonly rows: number;
  row(index: number): readonly Cell[];
}

type AnyFrame = Pick<
  LabFrame<object, unknown, unknown>,
  'boxes' | 'classNames' | 'roles' | 'columns' | 'run'
>;

/** A column of a lab's own, by the rows of its boxes. */
export type ExtraColumn = readonly [name: string, cell: (row: number) => Cell];

/** A number as it is; what is not finite has no place in JSON and none in a table. */
export function cell(value: number | undefined): Cell {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** The run's boxes, each with what has become of it, and with columns of the lab's own. */
export function boxTable(frame: AnyFrame, extra: readonly ExtraColumn[] = []): Table {
  const { boxes, classNames, roles } = frame;
  const turned = boxes.angles.some((angle) => angle !== 0);
  const columns = ['box', 'class', 'x1', 'y1', 'x2', 'y2', ...(turned ? ['angle'] : [])];
  return {
    id: 'boxes',
    title: { en: 'Boxes', zh: '框' },
    columns: [...columns, 'score', 'role', ...extra.map(([name]) => name)],
    rows: boxes.ids.length,
    row(index) {
      const box = boxRow(boxes, index);
      if (!box) return [];
      const { x1, y1, x2, y2, score, classIndex, angle } = box;
      const corners = [x1, y1, x2, y2, ...(turned ? [angle] : [])];
      return [
        index,
        classNames[classIndex] ?? '',
        ...corners,
        score,
        roleName(roles[index]),
        ...extra.map(([, of]) => of(index)),
      ];
    },
  };
}

export function roleName(index: number | undefined): Role {
  return ROLES[index ?? 0] ?? 'plain';
}

/** Numbers with names. */
export function valueTable(
  id: string,
  title: Words<string>,
  values: readonly (readonly [name: string, value: Cell])[],
): Table {
  return {
    id,
    title,
    columns: ['name', 'value'],
    rows: values.length,
    row: (index) => values[index] ?? [],
  };
}

/** What the engine says of the whole run, as far as that is single numbers and words. */
export function summaryTable({ run }: AnyFrame): Table {
  const entries = Object.entries(run.about ?? {}).flatMap(
    ([name, value]): (readonly [string, Cell])[] => {
      if (typeof value === 'number') return [[name, cell(value)]];
      return typeof value === 'string' ? [[name, value]] : [];
    },
  );
  return valueTable('summary', { en: 'Summary', zh: '概要' }, entries);
}

/** A list of numbers, `width` in each row, with names of its columns. */
export function gridTable(
  id: string,
  title: Words<string>,
  columns: readonly string[],
  values: ArrayLike<number>,
): Table {
  const width = columns.length;
  return {
    id,
    title,
    columns,
    rows: width === 0 ? 0 : values.length / width,
    row: (index) => columns.map((_, column) => cell(values[index * width + column])),
  };
}

interface NmsColumns {
  readonly order: Uint32Array;
  /** The box's own index where none suppressed it. */
  readonly suppressedBy: Uint32Array;
  readonly overlap: Float64Array;
}

/** Per box its place by falling score, by which box it was suppressed, and with which overlap. */
export function nmsColumns(frame: AnyFrame): ExtraColumn[] {
  const { order, suppressedBy, overlap } = frame.run.columns as unknown as NmsColumns;
  const places = new Map(Array.from(order, (row, place) => [row, place] as const));
  const by = (row: number) => (suppressedBy[row] === row ? null : cell(suppressedBy[row]));
  return [
    ['place', (row) => places.get(row) ?? null],
    ['suppressed_by', by],
    ['overlap', (row) => (by(row) === null ? null : cell(overlap[row]))],
  ];
}

/** What is left of each box by NMS of whatever kind. */
export async function nmsResults(frame: AnyFrame): Promise<Table[]> {
  return [boxTable(frame, nmsColumns(frame)), summaryTable(frame)];
}

/** A column of the engine's at the last place, by the rows of boxes. */
export function frameColumn(frame: AnyFrame, name: string, as: string): ExtraColumn {
  const values = frame.columns[name];
  return [as, (row) => cell(values?.[row])];
}
