import type { CellsShape, RectShape, StyleName } from '../canvas/shapes';

export type Corners = readonly [x1: number, y1: number, x2: number, y2: number];

/** What inclusive counting adds to a side; 0 under the exclusive convention. */
export type One = 0 | 1;

/** A filled box as it is counted: one pixel wider and higher under the inclusive convention. */
export function filledRect(
  id: string,
  [x1, y1, x2, y2]: Corners,
  style: StyleName,
  one: One,
  label?: string,
): RectShape {
  const rect = {
    kind: 'rect',
    id,
    style,
    x1,
    y1,
    x2: x2 + one,
    y2: y2 + one,
    filled: true,
  } as const;
  return label === undefined ? rect : { ...rect, label };
}

/** The column and the row of pixels that only inclusive counting counts. */
export function extraCells(id: string, [x1, y1, x2, y2]: Corners): CellsShape[] {
  const cells = { kind: 'cells', style: 'extra' } as const;
  return [
    { ...cells, id: `extra column ${id}`, x1: x2, y1, x2: x2 + 1, y2: y2 + 1 },
    { ...cells, id: `extra row ${id}`, x1, y1: y2, x2, y2: y2 + 1 },
  ];
}
