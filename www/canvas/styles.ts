import { ROLES, type Role } from './roles';
import { STYLE_NAMES, type StyleName } from './shapes';

/** The colours of `canvas.css` as the canvas can use them. */
export interface Styles {
  /** Behind everything, and the page that a picture lies on. */
  readonly surround: string;
  readonly page: string;
  readonly pageEdge: string;
  /** Of the picture on the page, which is dimmed where the page is dark. */
  readonly pictureOpacity: number;
  readonly ink: string;
  readonly muted: string;
  readonly selection: string;
  readonly roles: Readonly<Record<Role, string>>;
  /** Boxes of class i have the colour i modulo their number. */
  readonly classes: readonly string[];
  readonly shapes: Readonly<Record<StyleName, string>>;
  /** The page's font family. */
  readonly font: string;
}

export const CLASS_COLOURS = 7;

/** Reads the colours that hold for an element; costs a style computation, so once per theme. */
export function readStyles(element: Element): Styles {
  const computed = getComputedStyle(element);
  const read = (name: string) => computed.getPropertyValue(name).trim() || '#808080';
  const named = <Name extends string>(names: readonly Name[], prefix: string) =>
    Object.fromEntries(names.map((name) => [name, read(prefix + name)])) as Record<Name, string>;
  return {
    surround: read('--canvas-surround'),
    page: read('--canvas-page'),
    pageEdge: read('--canvas-page-edge'),
    pictureOpacity: Number(read('--canvas-picture-opacity')) || 1,
    ink: read('--canvas-ink'),
    muted: read('--canvas-muted'),
    selection: read('--canvas-selection'),
    roles: named(ROLES, '--role-'),
    classes: Array.from({ length: CLASS_COLOURS }, (_, i) => read(`--class-${i}`)),
    shapes: named(STYLE_NAMES, '--shape-'),
    font: computed.fontFamily,
  };
}

/** How a line is drawn whatever its colour, so that colour never says anything alone. */
export interface LineStyle {
  /** CSS pixels. */
  readonly width: number;
  readonly dash: readonly number[];
  readonly opacity: number;
  /** Opacity of the area inside; 0 for none. */
  readonly fill: number;
}

/** A box's outline by its role. */
export interface RoleStyle extends LineStyle {
  /** Two parallel lines. */
  readonly double?: boolean;
  /** A small cross in the upper right corner. */
  readonly crossed?: boolean;
  /** The colour is that of the box's class. */
  readonly byClass?: boolean;
}

const THIN = { width: 1.5, dash: [], opacity: 1, fill: 0.06 };

export const ROLE_STYLES: Readonly<Record<Role, RoleStyle>> = {
  plain: { ...THIN, byClass: true },
  waiting: { ...THIN, byClass: true },
  picked: { width: 5, dash: [], opacity: 1, fill: 0.12, double: true },
  compared: { width: 4, dash: [], opacity: 1, fill: 0.1 },
  kept: { width: 3, dash: [], opacity: 1, fill: 0.06 },
  suppressed: { width: 1.25, dash: [5, 4], opacity: 0.7, fill: 0, crossed: true },
  filtered: { width: 1.25, dash: [1.25, 3], opacity: 0.7, fill: 0 },
  leftover: { width: 1.5, dash: [8, 3, 1.5, 3], opacity: 0.85, fill: 0 },
  first: { width: 2.5, dash: [], opacity: 1, fill: 0.1 },
  second: { width: 2.5, dash: [], opacity: 1, fill: 0.1 },
  aside: { width: 1, dash: [], opacity: 0.3, fill: 0 },
  fused: { width: 1.25, dash: [2, 3], opacity: 0.6, fill: 0 },
  truth: { width: 2.5, dash: [9, 4], opacity: 1, fill: 0 },
  found: { width: 4, dash: [9, 4], opacity: 1, fill: 0.08, double: true },
};

export const SHAPE_STYLES: Readonly<Record<StyleName, LineStyle>> = {
  first: { width: 1.5, dash: [], opacity: 1, fill: 0.18 },
  second: { width: 1.5, dash: [], opacity: 1, fill: 0.18 },
  intersection: { width: 1.5, dash: [], opacity: 1, fill: 0.3 },
  union: { width: 1.5, dash: [2, 3], opacity: 1, fill: 0.12 },
  enclosing: { width: 1.5, dash: [7, 4], opacity: 1, fill: 0.08 },
  distance: { width: 1.5, dash: [], opacity: 1, fill: 0.2 },
  compare: { width: 1.5, dash: [4, 3], opacity: 1, fill: 0.1 },
  suppress: { width: 2, dash: [], opacity: 1, fill: 0.15 },
  extra: { width: 1.25, dash: [], opacity: 1, fill: 0.55 },
  guide: { width: 1, dash: [3, 3], opacity: 1, fill: 0.08 },
  member: { width: 1.5, dash: [5, 3], opacity: 0.9, fill: 0.04 },
  fused: { width: 3, dash: [], opacity: 1, fill: 0.1 },
};

/** Rows of the roles that are drawn first are below the others. */
export const BACK_TO_FRONT: readonly Role[] = [
  'aside',
  'fused',
  'filtered',
  'suppressed',
  'leftover',
  'plain',
  'truth',
  'found',
  'waiting',
  'kept',
  'compared',
  'second',
  'first',
  'picked',
];

/** The colour of a box's outline. */
export function boxColour(styles: Styles, role: Role, classIndex: number): string {
  return ROLE_STYLES[role].byClass ? classColour(styles, classIndex) : styles.roles[role];
}

export function classColour(styles: Styles, classIndex: number): string {
  return styles.classes[classIndex % styles.classes.length] ?? styles.ink;
}
