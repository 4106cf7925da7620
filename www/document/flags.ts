import type { Boxes } from './boxes';

/** What a ground truth may be marked as; a box that is not has 0. */
export const DIFFICULT = 1;
export const CROWD = 2;

type Flagged = Pick<Boxes, 'ids' | 'flags'>;

/** A part of `Boxes`: most documents mark nothing, and have no column. */
type Flags = Pick<Boxes, 'flags'>;

function columnOf(flags: Uint32Array): Flags {
  return flags.some((flag) => flag > 0) ? { flags } : {};
}

/** The flags of these rows. */
export function flagsAt({ flags }: Flagged, rows: Uint32Array): Flags {
  return flags ? columnOf(rows.map((row) => flags[row] ?? 0)) : {};
}

/** The flags of the rows from `start` on and before `end`. */
export function flagsBetween({ flags }: Flagged, start: number, end: number): Flags {
  return flags ? columnOf(flags.subarray(start, end)) : {};
}

/** Those of both, one after the other. */
export function joinedFlags(first: Flagged, second: Flagged): Flags {
  if (!first.flags && !second.flags) return {};
  const flags = new Uint32Array(first.ids.length + second.ids.length);
  flags.set(first.flags ?? []);
  flags.set(second.flags ?? [], first.ids.length);
  return { flags };
}

/** Those of `changed` in these rows (-1: nowhere); the same column if none differs. */
export function replacedFlags({ ids, flags }: Flagged, rows: Int32Array, changed: Flagged): Flags {
  const replaced = flags?.slice() ?? new Uint32Array(ids.length);
  let differs = false;
  for (const [i, row] of rows.entries()) {
    const flag = changed.flags?.[i] ?? 0;
    if (row < 0 || flag === replaced[row]) continue;
    replaced[row] = flag;
    differs = true;
  }
  if (!differs) return flags ? { flags } : {};
  return columnOf(replaced);
}

/** Whether both mark the same rows. */
export function equalFlags(a: Flagged, b: Flagged): boolean {
  if (a.flags === b.flags) return true;
  return a.ids.every((_, row) => (a.flags?.[row] ?? 0) === (b.flags?.[row] ?? 0));
}
