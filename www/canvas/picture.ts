import type { Boxes } from '../document/boxes';
import type { Rect, Size } from './rect';
import { ROLES, type Role } from './roles';
import type { Shape } from './shapes';

/** All that the canvas shows at one moment, apart from where the camera is. A value. */
export interface Picture {
  /** The picture in its own pixels; null when that is not known, and then no page is drawn. */
  readonly size: Size | null;
  readonly backdrop: CanvasImageSource | null;
  readonly boxes: Boxes;
  /** Indices of `ROLES` by row; null when no run says anything. A row past its end is plain. */
  readonly roles: Uint8Array | null;
  readonly classNames: readonly string[];
  /** Ids. */
  readonly selection: ReadonlySet<number>;
  readonly hover: number | null;
  readonly shapes: readonly Shape[];
  /** Scores for the labels, where a run has changed them. */
  readonly scores?: Float64Array | undefined;
  /** A short name that a row's label starts with, such as 'A'; '' for none. */
  readonly tags?: (row: number) => string;
  /** Only between two pictures: what is on its way in or out. */
  readonly fading?: Fading;
}

/** What is neither quite there nor quite gone while one picture becomes another. */
export interface Fading {
  /** Opacity by row, for rows that are not fully there. */
  readonly rows: ReadonlyMap<number, number>;
  /** Boxes as they were before: gone, or with another role now. */
  readonly ghosts: readonly Ghost[];
  /** Opacity of shapes that are not fully there; those that are gone are among the shapes too. */
  readonly shapes: ReadonlyMap<Shape, number>;
}

export interface Ghost extends Rect {
  readonly role: Role;
  readonly classIndex: number;
  readonly opacity: number;
  readonly angle: number;
}

export const EMPTY_PICTURE: Picture = {
  size: null,
  backdrop: null,
  boxes: {
    ids: new Uint32Array(),
    corners: new Float64Array(),
    scores: new Float64Array(),
    classes: new Uint32Array(),
    angles: new Float64Array(),
  },
  roles: null,
  classNames: [],
  selection: new Set(),
  hover: null,
  shapes: [],
};

/** The role of a row; roles of a run on other boxes than these may be too few. */
export function roleOf(picture: Picture, row: number): Role {
  return ROLES[picture.roles?.[row] ?? 0] ?? 'plain';
}
