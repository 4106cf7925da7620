/**
 * What a lab adds to the picture: shapes in world coordinates (pixels of the image, y down), each
 * with the name of a style and never a colour. An `id` says which shape of one frame is the same
 * thing in the next, so that the painter can move it there.
 */
export type Shape =
  | PolygonShape
  | RectShape
  | LineShape
  | PointShape
  | TextShape
  | CellsShape
  | BarShape
  | ImageShape;

/** Style names; `canvas.css` gives each its colours for light and dark, `styles.ts` width and dash. */
export const STYLE_NAMES = [
  'first', // box A of a pair, and what belongs to it
  'second', // box B of a pair, and what belongs to it
  'intersection',
  'union',
  'enclosing', // the smallest box around both
  'distance', // between centres, diagonals
  'compare', // the link between two boxes being compared
  'suppress', // the same link when it suppresses
  'extra', // the row and column that only inclusive counting counts
  'guide', // projections, axes, snapping guides
  'member', // a box that is part of a fused one
  'fused', // a fused box
] as const;

export type StyleName = (typeof STYLE_NAMES)[number];

interface Named {
  readonly id: string;
  readonly style: StyleName;
}

export interface RectShape extends Named {
  readonly kind: 'rect';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Fill as well as outline. */
  readonly filled?: boolean;
  readonly label?: string;
  /** Has the colour of this group, of those that classes have, in place of the style's. */
  readonly group?: number;
}

export interface PolygonShape extends Named {
  readonly kind: 'polygon';
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Fill as well as outline. */
  readonly filled?: boolean;
  readonly label?: string;
}

export interface LineShape extends Named {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** `arrow`: a head at the second end; `span`: short bars at both ends, as on a drawing's dimension line. */
  readonly ends?: 'arrow' | 'span';
  readonly label?: string;
}

export interface PointShape extends Named {
  readonly kind: 'point';
  readonly x: number;
  readonly y: number;
  readonly label?: string;
}

export interface TextShape extends Named {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Whole pixels x1 <= x < x2, y1 <= y < y2, each a cell with its own outline once they are wide enough to see. */
export interface CellsShape extends Named {
  readonly kind: 'cells';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A bar along the lower edge inside a rectangle: what is left of a whole, and what it has lost, hatched. */
export interface BarShape extends Named {
  readonly kind: 'bar';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Shares of the bar's length: `left` <= `before` <= `first`. */
  readonly left: number;
  /** Until now; what was lost just now has the colour of the style. */
  readonly before: number;
  /** At first; what was lost earlier is muted. */
  readonly first: number;
  readonly label?: string;
}

/** A field of pixels from the engine, stretched over a rectangle of the world, below boxes and above the picture. */
export interface ImageShape extends Named {
  readonly kind: 'image';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly source: CanvasImageSource;
  readonly opacity: number;
}
