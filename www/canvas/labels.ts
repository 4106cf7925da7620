import type { Point, Rect } from './rect';

/** Something to be put on the canvas where there is room for it; lengths in CSS pixels. */
export interface Candidate<Item> {
  readonly item: Item;
  readonly width: number;
  readonly height: number;
  /** Of a lesser label, which is left out when labels cover much already. */
  readonly optional?: boolean;
  /** Upper left corners that would do, the best first. */
  readonly places: readonly Point[];
}

export interface Placed<Item> extends Rect {
  readonly item: Item;
}

/** More labels than this are a carpet, not a text. */
export const MOST_LABELS = 150;

/** When labels cover this share of the area, optional ones would hide more than they tell. */
const MOST_COVERED = 0.12;

/** After so many candidates that found no room, the canvas is taken to be full. */
const MOST_MISSES = 300;

/** Labels keep this distance. */
const GAP = 1;

/**
 * Places candidates, the most important first, at the first of their places that lies within `area`
 * and overlaps nothing placed before; those without such a place are left out. Optional ones have to
 * come last. Candidates are only asked for while there may be room, so they can be measured one by one.
 */
export function layOut<Item>(candidates: Iterable<Candidate<Item>>, area: Rect): Placed<Item>[] {
  const placed: Placed<Item>[] = [];
  const room = (area.x2 - area.x1) * (area.y2 - area.y1) * MOST_COVERED;
  let covered = 0;
  let misses = 0;
  for (const { item, width, height, optional, places } of candidates) {
    if (optional && covered + width * height > room) break;
    const found = places
      .map(({ x, y }) => ({ x1: x, y1: y, x2: x + width, y2: y + height, item }))
      .find((label) => isWithin(label, area) && !placed.some((other) => isNear(label, other)));
    if (found) {
      placed.push(found);
      covered += width * height;
    } else {
      misses++;
    }
    if (placed.length >= MOST_LABELS || misses >= MOST_MISSES) break;
  }
  return placed;
}

function isWithin(label: Rect, area: Rect): boolean {
  return label.x1 >= area.x1 && label.y1 >= area.y1 && label.x2 <= area.x2 && label.y2 <= area.y2;
}

function isNear(a: Rect, b: Rect): boolean {
  return a.x1 < b.x2 + GAP && b.x1 < a.x2 + GAP && a.y1 < b.y2 + GAP && b.y1 < a.y2 + GAP;
}
