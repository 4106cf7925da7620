import { rowOf } from '../document/boxes';
import {
  CHIP_HEIGHT,
  type Chip,
  type ChipPart,
  chipWidth,
  shortened,
  type TextWidths,
} from './chips';
import { rowsInView } from './in-view';
import { type Candidate, MOST_LABELS } from './labels';
import { subjectsOf } from './paint-boxes';
import { type Picture, roleOf } from './picture';
import { boundsOfRow, type Point, type Rect } from './rect';
import { ROLES, type Role } from './roles';
import { boxColour, classColour, type Styles } from './styles';
import { onScreen, type Pen, type View } from './view';

/** Which labels come first where there is no room for all; hover and selection come in between. */
const ROLE_RANKS: Readonly<Record<Role, number>> = {
  picked: 1,
  compared: 2,
  first: 3,
  second: 4,
  kept: 6,
  waiting: 7,
  plain: 7,
  truth: 6,
  found: 6,
  leftover: 8,
  suppressed: 9,
  fused: 9,
  filtered: 10,
  // Beyond all ranks: those that take no part have no label until they are pointed at.
  aside: 11,
};
/** The same by the number of the role: this is looked up for every box of every frame. */
const RANK_OF = ROLES.map((role) => ROLE_RANKS[role]);
const HOVER_RANK = 0;
const SELECTED_RANK = 5;
const RANKS = 11;

/** From this rank on a label is only shown where there is plenty of room. */
const FIRST_OPTIONAL = 6;

/** An optional label needs a box whose longer side has so many screen pixels. */
const LEAST_SIDE = 14;

/** A label may be so many pixels wider than its box; on small boxes it says less. */
const SPARE = 24;

/** The roles whose plate has the colour of the role, so that the eye finds them first. */
const LOUD: ReadonlySet<Role> = new Set<Role>(['picked', 'compared', 'first', 'second']);

/** The roles whose text is faint, like the box. */
const QUIET: ReadonlySet<Role> = new Set<Role>(['suppressed', 'filtered', 'aside']);

/** The labels of all boxes in view, those that matter most first. */
export function* boxLabels(
  pen: Pen,
  view: View,
  picture: Picture,
  styles: Styles,
  widths: TextWidths,
): Generator<Candidate<Chip>> {
  const ranks: number[][] = Array.from({ length: RANKS }, () => []);
  const { boxes, roles, hover, selection } = picture;
  for (const row of labelled(view, picture)) {
    const rank = RANK_OF[roles?.[row] ?? 0] as number;
    const id = boxes.ids[row] as number;
    if (id === hover) ranks[HOVER_RANK]?.push(row);
    else if (selection.has(id)) ranks[Math.min(rank, SELECTED_RANK)]?.push(row);
    else ranks[rank]?.push(row);
  }
  for (const [rank, rows] of ranks.entries()) {
    const optional = rank >= FIRST_OPTIONAL;
    for (const row of rows) {
      const rect = onScreen(view, boundsOfRow(picture.boxes, row));
      if (!rect || (optional && isSmall(rect))) continue;
      const most = isChosen(picture, row) ? Number.POSITIVE_INFINITY : rect.x2 - rect.x1 + SPARE;
      const { chip, width } = fittingChip(pen, picture, row, styles, widths, most);
      const places = placesAt(rect, width, view);
      yield { item: chip, width, height: CHIP_HEIGHT, optional, places };
    }
  }
}

/** The rows in view, or where these are a picture of their density, those that stand out. */
function labelled(view: View, picture: Picture): Iterable<number> {
  const { boxes, hover, selection } = picture;
  const inView = rowsInView(view, boxes);
  if (inView) return inView;
  const rows = new Set(subjectsOf(picture));
  if (hover !== null) rows.add(rowOf(boxes, hover));
  let rest = MOST_LABELS;
  for (const id of selection) {
    if (rest-- === 0) break;
    rows.add(rowOf(boxes, id));
  }
  rows.delete(-1);
  return rows;
}

function isSmall({ x1, y1, x2, y2 }: Rect): boolean {
  return Math.max(x2 - x1, y2 - y1) < LEAST_SIDE;
}

function isChosen(picture: Picture, row: number): boolean {
  const id = picture.boxes.ids[row] ?? -1;
  return id === picture.hover || picture.selection.has(id);
}

/** How much a label says, from the most on; the bar's colour tells the class in any case. */
const DETAILS = ['class and score', 'score', 'index'] as const;

type Detail = (typeof DETAILS)[number];

/** The label that says the most within a width; if none is narrow enough, the narrowest. */
function fittingChip(
  pen: Pen,
  picture: Picture,
  row: number,
  styles: Styles,
  widths: TextWidths,
  most: number,
): { chip: Chip; width: number } {
  const [first, ...shorter] = DETAILS;
  let chip = chipOf(picture, row, styles, first);
  let width = chipWidth(pen, styles, widths, chip);
  for (const detail of shorter) {
    if (width <= most) break;
    chip = chipOf(picture, row, styles, detail);
    width = chipWidth(pen, styles, widths, chip);
  }
  return { chip, width };
}

/** '#index class score', after the tag if the row has one. */
function chipOf(picture: Picture, row: number, styles: Styles, detail: Detail): Chip {
  const { boxes, classNames, tags, scores = boxes.scores } = picture;
  const role = roleOf(picture, row);
  const classIndex = boxes.classes[row] ?? 0;
  const score = scores[row] ?? Number.NaN;
  const loud = LOUD.has(role);
  const quiet = QUIET.has(role) ? styles.muted : null;
  const tag = tags?.(row) ?? '';
  const parts: ChipPart[] = [{ text: `#${row}`, colour: loud ? null : styles.muted }];
  if (detail === 'class and score') {
    parts.push({ text: shortened(classNames[classIndex] ?? ''), colour: quiet });
  }
  if (tag) parts.unshift({ text: shortened(tag), bold: true, colour: quiet });
  if (detail !== 'index' && Number.isFinite(score)) {
    parts.push({ text: score.toFixed(2), bold: true, colour: quiet });
  }
  return {
    parts: parts.filter((part) => part.text !== ''),
    bar: loud ? null : classColour(styles, classIndex),
    plate: loud ? boxColour(styles, role, classIndex) : null,
    opacity: 1,
  };
}

/** Above the box at best; at its visible part, so that a box larger than the canvas has one too. */
function placesAt(box: Rect, width: number, view: View): Point[] {
  const x1 = Math.max(box.x1, 0);
  const y1 = Math.max(box.y1, 0);
  const x2 = Math.min(box.x2, view.viewport.width);
  const y2 = Math.min(box.y2, view.viewport.height);
  const above = y1 - CHIP_HEIGHT - 3;
  const below = y2 + 3;
  const inside = 4;
  return [
    { x: x1 - 1, y: above },
    { x: x2 + 1 - width, y: above },
    { x: x1 - 1, y: below },
    { x: x2 + 1 - width, y: below },
    { x: x1 + inside, y: y1 + inside },
    { x: x1 + inside, y: y2 - CHIP_HEIGHT - inside },
  ];
}
