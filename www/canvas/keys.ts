import { orderedBox, rowOf } from '../document/boxes';
import type { Editing } from '../document/editing';
import { shifted, withinTurn } from './gestures';
import type { KeyInput } from './input';
import { rectOfRow } from './rect';
import type { Tools } from './tools';

export type ActionName =
  | 'selectTool'
  | 'drawTool'
  | 'panTool'
  | 'escape'
  | 'delete'
  | 'duplicate'
  | 'selectAll'
  | 'nudge'
  | 'nudgeFar'
  | 'resize'
  | 'resizeFar'
  | 'turn'
  | 'turnFar'
  | 'fit'
  | 'fitSelection'
  | 'actualSize'
  | 'zoomIn'
  | 'zoomOut';

/**
 * Keys of one action: modifiers, then the key, joined by '+'. 'Mod' is Ctrl, or Cmd on a Mac;
 * 'Arrow' is any of the four arrow keys.
 */
export interface Binding {
  readonly keys: string;
  readonly action: ActionName;
}

/** The canvas's keys, in the order in which help shows them. Undo and classes belong to the page. */
const BINDINGS: readonly Binding[] = [
  { keys: 'V', action: 'selectTool' },
  { keys: 'R', action: 'drawTool' },
  { keys: 'W', action: 'drawTool' },
  { keys: 'N', action: 'drawTool' },
  { keys: 'H', action: 'panTool' },
  { keys: 'Escape', action: 'escape' },
  { keys: 'Delete', action: 'delete' },
  { keys: 'Backspace', action: 'delete' },
  { keys: 'Mod+D', action: 'duplicate' },
  { keys: 'Mod+A', action: 'selectAll' },
  { keys: 'Arrow', action: 'nudge' },
  { keys: 'Shift+Arrow', action: 'nudgeFar' },
  { keys: 'Alt+Arrow', action: 'resize' },
  { keys: 'Alt+Shift+Arrow', action: 'resizeFar' },
  { keys: 'Q', action: 'turn' },
  { keys: 'E', action: 'turn' },
  { keys: 'Shift+Q', action: 'turnFar' },
  { keys: 'Shift+E', action: 'turnFar' },
  { keys: 'Shift+1', action: 'fit' },
  { keys: 'Shift+2', action: 'fitSelection' },
  { keys: 'Shift+0', action: 'actualSize' },
  { keys: '+', action: 'zoomIn' },
  { keys: '-', action: 'zoomOut' },
];

const ACTIONS = new Map(BINDINGS.map(({ keys, action }) => [keys, action]));

/** The key map as data, for a list of keys that is always what the keys really do. */
export function keyMap(): readonly Binding[] {
  return BINDINGS;
}

/** What the keys act on. */
export interface KeyTarget {
  readonly editing: Editing;
  readonly tools: Pick<Tools, 'busy' | 'choose' | 'escape' | 'tool' | 'turns'>;
  /** CSS pixels per pixel of the image. */
  readonly scale: number;
  fit(): void;
  fitSelection(): void;
  actualSize(): void;
  zoomBy(factor: number): void;
}

const FAR = 10;
const ZOOM_STEP = 1.25;

/** A copy lies this many screen pixels right of and below its original, to be seen as a second. */
const COPY_OFFSET = 16;

/** Does what a key means to the canvas; false leaves the key to the page. */
export function handleKey(input: KeyInput, target: KeyTarget): boolean {
  const action = ACTIONS.get(chord(input));
  if (!action) return false;
  if (action === 'escape') return target.tools.escape();
  // A drag under way must find its boxes as it left them. The key is the canvas's nevertheless.
  if (target.tools.busy) return true;
  return perform(action, input, target);
}

function perform(action: ActionName, input: KeyInput, target: KeyTarget): boolean {
  const { editing, tools } = target;
  switch (action) {
    case 'selectTool':
      tools.tool = 'select';
      return true;
    case 'drawTool':
      tools.tool = 'draw';
      return true;
    case 'panTool':
      tools.tool = 'pan';
      return true;
    case 'selectAll':
      tools.choose(editing.boxes().ids);
      return true;
    case 'fit':
      target.fit();
      return true;
    case 'fitSelection':
      target.fitSelection();
      return true;
    case 'actualSize':
      target.actualSize();
      return true;
    case 'zoomIn':
      target.zoomBy(ZOOM_STEP);
      return true;
    case 'zoomOut':
      target.zoomBy(1 / ZOOM_STEP);
      return true;
  }
  // The rest acts on selected boxes; without any, the player may want the arrows.
  const chosen = [...editing.selection()];
  if (chosen.length === 0) return false;
  switch (action) {
    case 'turn':
    case 'turnFar':
      // Where boxes are upright the key is free.
      if (!tools.turns) return false;
      turn(editing, chosen, (action === 'turn' ? 1 : 15) * (/q/i.test(keyName(input)) ? -1 : 1));
      break;
    case 'delete':
      edit(editing, () => editing.remove(chosen));
      break;
    case 'duplicate': {
      const by = Math.max(1, Math.round(COPY_OFFSET / target.scale));
      edit(editing, () => editing.select(editing.duplicate(chosen, by, by)));
      break;
    }
    case 'nudge':
    case 'nudgeFar':
      nudge(editing, chosen, arrow(input.key, action === 'nudge' ? 1 : FAR));
      break;
    case 'resize':
    case 'resizeFar':
      pullCorner(editing, chosen, arrow(input.key, action === 'resize' ? 1 : FAR));
      break;
  }
  return true;
}

/** Moves boxes by whole pixels; quick repeats over the same boxes are one undo entry. */
function nudge(editing: Editing, ids: readonly number[], by: { dx: number; dy: number }): void {
  const boxes = editing.boxes();
  const rows = ids.map((id) => rowOf(boxes, id));
  edit(editing, () => editing.setCorners(ids, shifted(boxes.corners, rows, by.dx, by.dy)), 'nudge');
}

/** Turns boxes about their own middles, by degrees clockwise. */
function turn(editing: Editing, ids: readonly number[], degrees: number): void {
  const boxes = editing.boxes();
  const by = (degrees * Math.PI) / 180;
  const angles = ids.map((id) => withinTurn((boxes.angles[rowOf(boxes, id)] ?? 0) + by));
  edit(editing, () => editing.setAngles(ids, Float64Array.from(angles)), 'turn');
}

/** Moves the lower right corners of boxes, which leaves them ordered; no further than the others. */
function pullCorner(
  editing: Editing,
  ids: readonly number[],
  by: { dx: number; dy: number },
): void {
  const boxes = editing.boxes();
  const corners = new Float64Array(4 * ids.length);
  ids.forEach((id, i) => {
    const { x1, y1, x2, y2 } = orderedBox(rectOfRow(boxes, rowOf(boxes, id)));
    corners.set([x1, y1, Math.max(x1, x2 + by.dx), Math.max(y1, y2 + by.dy)], 4 * i);
  });
  edit(editing, () => editing.setCorners(ids, corners), 'resize');
}

function edit(editing: Editing, change: () => void, mergeKey?: string): void {
  editing.begin(mergeKey);
  change();
  editing.commit();
}

function arrow(key: string, step: number): { dx: number; dy: number } {
  return {
    dx: key === 'ArrowLeft' ? -step : key === 'ArrowRight' ? step : 0,
    dy: key === 'ArrowUp' ? -step : key === 'ArrowDown' ? step : 0,
  };
}

/** The keys of an event in the notation of `Binding`. */
function chord(input: KeyInput): string {
  const name = keyName(input);
  // '+' needs Shift on many keyboards and none on others.
  const shift = input.shift && name !== '+' && name !== '-';
  const held = [input.mod && 'Mod', input.alt && 'Alt', shift && 'Shift'].filter(Boolean);
  return [...held, name].join('+');
}

function keyName({ key, code, shift }: KeyInput): string {
  // With Shift a digit's key gives whatever the layout has there; its place is the same everywhere.
  if (shift && /^Digit\d$/.test(code)) return code.slice('Digit'.length);
  if (key.startsWith('Arrow')) return 'Arrow';
  if (key === '=') return '+';
  if (key.length > 1) return key;
  // On a keyboard without Latin letters the key's place stands for the letter.
  const letter = /^[\x20-\x7e]$/.test(key) ? key : code.replace(/^Key/, '');
  return letter.toUpperCase();
}
