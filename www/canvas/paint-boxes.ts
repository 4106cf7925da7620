import { orderedBox } from '../document/boxes';
import { rectToScreen } from './camera';
import { Density } from './density';
import { rowsInView } from './in-view';
import type { Picture } from './picture';
import { middleOf, type Point, type Rect, rectOfRow, turned } from './rect';
import { ROLES, type Role } from './roles';
import { BACK_TO_FRONT, boxColour, CLASS_COLOURS, ROLE_STYLES, type Styles } from './styles';
import { crisp, crispWidth, OUTSIDE, type Pen, turnedPath, type View } from './view';

/**
 * Boxes that are drawn in one stroke, because they look the same. Ten thousand boxes have to be
 * sorted into groups in a millisecond or two, so their edges stand in flat lists: x1, y1, x2, y2 on
 * the screen for each.
 */
interface Group {
  readonly role: Role;
  readonly classIndex: number;
  readonly opacity: number;
  readonly rects: number[];
  /** Turned boxes, in the world: few documents have them, and each is drawn by itself. */
  readonly turned: { readonly rect: Rect; readonly angle: number }[];
  /** Boxes too small for an outline. */
  readonly dots: number[];
}

/** Up to so many boxes in view have a faint area, a casing over a picture, and crosses. */
const FEW = 400;

/** From so many in view on, outlines are thinner, or they would be all there is to see. */
export const MANY = 1500;

/** A box both of whose sides are shorter is a dot. */
const DOT_BELOW = 3;
const DOT_SIDE = 2;

/**
 * What is drawn below a line over a picture, so that the line shows on any colour: a wider line
 * below a solid one; in the gaps of a dashed one a line as wide, or it would look like two.
 */
const CASING = { wider: 2.5, opacity: 0.55 };

/** What the loop over all rows needs of a role; the groups of all its classes are from `group` on. */
const lookOf = (role: Role) => ({
  role,
  byClass: ROLE_STYLES[role].byClass === true,
  group: depthOf(role) * CLASS_COLOURS,
});
const LOOKS = ROLES.map(lookOf);
const PLAIN = lookOf('plain');

/** Draws all boxes in view in the looks of their roles, those that matter more above the others. */
export function paintBoxes(pen: Pen, view: View, picture: Picture, styles: Styles): void {
  const rows = rowsInView(view, picture.boxes);
  if (!rows) paintDensity(pen, view, picture, styles);
  const groups = groupsInView(view, picture, rows ?? subjectsOf(picture));
  const numbers = groups.reduce(
    (sum, { rects, dots, turned }) => sum + rects.length + dots.length + 4 * turned.length,
    0,
  );
  const overPicture = picture.backdrop !== null;
  for (const group of groups) paintGroup(pen, view, group, styles, numbers / 4, overPicture);
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

/** Sorts what is in view into groups, the lowest first. */
function groupsInView(view: View, picture: Picture, rows: Uint32Array): Group[] {
  const groups: Group[] = [];
  const shared: (Group | undefined)[] = [];
  const { boxes, fading } = picture;
  const create = (role: Role, classIndex: number, opacity: number): Group => {
    const group = { role, classIndex, opacity, rects: [], turned: [], dots: [] };
    groups.push(group);
    return group;
  };
  for (const ghost of fading?.ghosts ?? []) {
    const { x1, y1, x2, y2, angle } = ghost;
    const group = create(ghost.role, ghost.classIndex, ghost.opacity);
    if (angle === 0) add(group, view, x1, y1, x2, y2);
    else group.turned.push({ rect: ghost, angle });
  }
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const look = LOOKS[picture.roles?.[row] ?? 0] ?? PLAIN;
    const classIndex = look.byClass ? (boxes.classes[row] ?? 0) % CLASS_COLOURS : 0;
    const opacity = fading?.rows.get(row);
    let group: Group | undefined;
    if (opacity === undefined) {
      const key = look.group + classIndex;
      group = shared[key] ?? create(look.role, classIndex, 1);
      shared[key] = group;
    } else {
      group = create(look.role, classIndex, opacity);
    }
    const angle = boxes.angles[row] ?? 0;
    if (angle !== 0) {
      group.turned.push({ rect: rectOfRow(boxes, row), angle });
      continue;
    }
    const x1 = boxes.corners[4 * row] as number;
    const y1 = boxes.corners[4 * row + 1] as number;
    const x2 = boxes.corners[4 * row + 2] as number;
    add(group, view, x1, y1, x2, boxes.corners[4 * row + 3] as number);
  }
  return groups.sort((a, b) => depthOf(a.role) - depthOf(b.role));
}

/**
 * Draws how dense the middles of the boxes lie, without their classes: of many boxes on a pixel one
 * colour would tell of one alone. Grey where all of them are out.
 */
function paintDensity(pen: Pen, view: View, { boxes, roles }: Picture, styles: Styles): void {
  const { camera, viewport, dpr } = view;
  const density = new Density(
    Math.max(1, Math.round(viewport.width * dpr)),
    Math.max(1, Math.round(viewport.height * dpr)),
  );
  const { corners } = boxes;
  const half = (camera.scale * dpr) / 2;
  const [left, upper] = [camera.x * dpr, camera.y * dpr];
  for (let row = 0; row < corners.length / 4; row++) {
    density.add(
      ((corners[4 * row] as number) + (corners[4 * row + 2] as number)) * half + left,
      ((corners[4 * row + 1] as number) + (corners[4 * row + 3] as number)) * half + upper,
      roles === null ? 1 : (IN_PLAY[roles[row] ?? 0] as number),
    );
  }
  density.paint(pen, dpr, [styles.muted, styles.selection], [1, 1]);
}

/** What an event is about: a box or two, which are drawn however many others there are. */
const SUBJECTS = (['picked', 'compared', 'first', 'second'] as const).map((role) =>
  ROLES.indexOf(role),
);

/** The rows of those, found without a look at each box, as this is asked for every frame. */
export function subjectsOf({ roles }: Picture): Uint32Array {
  const rows: number[] = [];
  for (const role of roles ? SUBJECTS : []) {
    let row = roles?.indexOf(role) ?? -1;
    // Whatever calls more boxes than a person can follow the present ones gets some of them.
    while (roles && row >= 0 && rows.length < FEW) {
      rows.push(row);
      row = roles.indexOf(role, row + 1);
    }
  }
  return Uint32Array.from(rows);
}

const OUT: ReadonlySet<Role> = new Set<Role>(['suppressed', 'filtered', 'aside', 'fused']);

/** By role, 0 for boxes that are out. */
const IN_PLAY = Uint8Array.from(ROLES, (role) => Number(!OUT.has(role)));

/** How high a role lies. */
function depthOf(role: Role): number {
  return BACK_TO_FRONT.indexOf(role);
}

/** Adds a box of the world to a group, cut off outside the canvas; nothing if it is not in view. */
function add(group: Group, view: View, xa: number, ya: number, xb: number, yb: number): void {
  const { scale, x, y } = view.camera;
  const left = Math.max(Math.min(xa, xb) * scale + x, -OUTSIDE);
  const upper = Math.max(Math.min(ya, yb) * scale + y, -OUTSIDE);
  const right = Math.min(Math.max(xa, xb) * scale + x, view.viewport.width + OUTSIDE);
  const lower = Math.min(Math.max(ya, yb) * scale + y, view.viewport.height + OUTSIDE);
  // Written so that NaN is not in view.
  if (!(left <= right && upper <= lower)) return;
  const tiny = right - left < DOT_BELOW && lower - upper < DOT_BELOW;
  (tiny ? group.dots : group.rects).push(left, upper, right, lower);
}

function paintGroup(
  pen: Pen,
  view: View,
  group: Group,
  styles: Styles,
  count: number,
  overPicture: boolean,
): void {
  const style = ROLE_STYLES[group.role];
  const few = count <= FEW;
  const width = crispWidth(view, count > MANY ? Math.min(style.width, 1) : style.width);
  const opacity = group.opacity * style.opacity;
  const colour = boxColour(styles, group.role, group.classIndex);
  pen.fillStyle = colour;
  pen.beginPath();
  for (let i = 0; i < group.rects.length; i += 4) {
    const x = crisp(view, group.rects[i] as number, width);
    const y = crisp(view, group.rects[i + 1] as number, width);
    const right = crisp(view, group.rects[i + 2] as number, width);
    pen.rect(x, y, right - x, crisp(view, group.rects[i + 3] as number, width) - y);
  }
  for (const { rect, angle } of group.turned) turnedPath(pen, view, rect, angle);
  if (few && style.fill > 0) {
    pen.globalAlpha = group.opacity * style.fill;
    pen.fill();
  }
  if (few && overPicture) {
    const wider = style.dash.length > 0 ? 0 : CASING.wider;
    pen.setLineDash([]);
    stroke(pen, styles.page, width + wider, opacity * CASING.opacity);
  }
  pen.setLineDash([...style.dash]);
  stroke(pen, colour, width, opacity);
  if (style.double) stroke(pen, styles.page, width / 3, opacity);
  if (few && style.crossed) paintCrosses(pen, crossesOf(view, group), group.opacity);
  pen.globalAlpha = opacity;
  pen.beginPath();
  for (let i = 0; i < group.dots.length; i += 4) {
    const x = ((group.dots[i] as number) + (group.dots[i + 2] as number) - DOT_SIDE) / 2;
    const y = ((group.dots[i + 1] as number) + (group.dots[i + 3] as number) - DOT_SIDE) / 2;
    pen.rect(x, y, DOT_SIDE, DOT_SIDE);
  }
  pen.fill();
}

function stroke(pen: Pen, colour: string, width: number, opacity: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.globalAlpha = opacity;
  pen.stroke();
}

/** How far a cross stands from the sides of its box. */
const CROSS_INSET = 7;

/** Where crosses go: the upper right corners of the boxes that have room for one. */
function crossesOf(view: View, { rects, turned: others }: Group): Point[] {
  const crosses: Point[] = [];
  const add = (rect: Rect, angle: number) => {
    const { x1, y1, x2, y2 } = rect;
    if (x2 - x1 < 2 * CROSS_INSET || y2 - y1 < 2 * CROSS_INSET) return;
    crosses.push(turned({ x: x2 - CROSS_INSET, y: y1 + CROSS_INSET }, middleOf(rect), angle));
  };
  for (let i = 0; i < rects.length; i += 4) add(rectAt(rects, i), 0);
  for (const { rect, angle } of others) add(rectToScreen(view.camera, orderedBox(rect)), angle);
  return crosses;
}

function paintCrosses(pen: Pen, crosses: readonly Point[], opacity: number): void {
  const arm = 3;
  pen.setLineDash([]);
  pen.lineWidth = 1.5;
  pen.globalAlpha = opacity;
  pen.beginPath();
  for (const { x, y } of crosses) {
    pen.moveTo(x - arm, y - arm);
    pen.lineTo(x + arm, y + arm);
    pen.moveTo(x + arm, y - arm);
    pen.lineTo(x - arm, y + arm);
  }
  pen.stroke();
}

function rectAt(rects: readonly number[], i: number): Rect {
  return {
    x1: rects[i] as number,
    y1: rects[i + 1] as number,
    x2: rects[i + 2] as number,
    y2: rects[i + 3] as number,
  };
}
