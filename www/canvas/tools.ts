import { rowOf, upright } from '../document/boxes';
import { pan, zoomAt } from './camera';
import {
  drawGesture,
  type Gesture,
  type GestureMarks,
  marqueeGesture,
  moveGesture,
  NO_MARKS,
  panGesture,
  resizeGesture,
  type Surface,
  turnGesture,
} from './gestures';
import { boxAt, boxBehind, type Handle, handleAt, isTurnHandleAt } from './hit';
import type { Modifiers, PointerInput, WheelInput } from './input';
import { Pinch } from './pinch';
import { type Point, rectOfRow } from './rect';

export type Tool = 'select' | 'draw' | 'pan';

/** What is told of the tools. */
export interface ToolsListener {
  onTool(tool: Tool): void;
  /** The box under a pointer that is not dragging; null when there is none. */
  onHover(id: number | null): void;
  /**
   * A click, a marquee or a key chose these boxes, perhaps the ones that were chosen already.
   * Dragging a box selects it too but does not come here.
   */
  onSelect(ids: ArrayLike<number>): void;
  /** The cursor or the marks are different now. */
  onChange(): void;
}

/** A press becomes a drag when it has gone further than this, in screen pixels. */
const DRAG_AFTER = 3;
const COARSE_DRAG_AFTER = 8;

/** Two clicks are at the same place within this many screen pixels. */
const SAME_PLACE = 4;
const COARSE_SAME_PLACE = 16;

/** And are a double click within this many milliseconds. */
const DOUBLE_CLICK = 400;

/** Zoom per pixel of a wheel or trackpad, and the most that one event may count for. */
const WHEEL_ZOOM = 0.01;
const MOST_WHEEL = 24;

const HANDLE_CURSORS: Record<Handle | 'turn', string> = {
  turn: 'grab',
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
};

/** A pointer that is down; without a gesture as long as it has not been dragged. */
interface Press {
  readonly pointer: number;
  readonly from: PointerInput;
  readonly pans: boolean;
  gesture: Gesture | null;
  /** Where it was dragged to last. */
  at: Point;
}

interface Click {
  readonly at: Point;
  readonly time: number;
  readonly onEmpty: boolean;
}

/**
 * The drawing tools as a state machine without a page: pointer events go in, calls on `Editing` and
 * a new camera come out. One pointer edits at a time; two fingers move the view.
 */
export class Tools {
  readonly #surface: Surface;
  readonly #listener: ToolsListener;
  #tool: Tool = 'select';
  /** Whether boxes lie as their angles say, and can be turned; else they are upright. */
  turns = false;
  #press: Press | null = null;
  readonly #pinch: Pinch;
  #lastClick: Click | null = null;
  #marks: GestureMarks = NO_MARKS;
  #hoverCursor = 'default';
  #hovered: number | null = null;
  #penSeen = false;
  #space: 'up' | 'down' | 'used' = 'up';

  constructor(surface: Surface, listener: ToolsListener) {
    this.#surface = surface;
    this.#listener = listener;
    this.#pinch = new Pinch(surface);
  }

  get tool(): Tool {
    return this.#tool;
  }

  set tool(tool: Tool) {
    if (tool === this.#tool) return;
    this.cancel();
    this.#tool = tool;
    this.#hoverCursor = tool === 'draw' ? 'crosshair' : 'default';
    this.#listener.onTool(tool);
    this.#listener.onChange();
  }

  /** Whether a pointer is dragging or pinching now. */
  get busy(): boolean {
    return this.#press?.gesture != null || this.#pinch.active;
  }

  /** Guides and marquee of the gesture under way. */
  get marks(): GestureMarks {
    return this.#marks;
  }

  /** The CSS cursor for what the pointer does or could do. */
  get cursor(): string {
    if (this.#press?.gesture) return this.#press.gesture.cursor;
    if (this.#tool === 'pan' || this.#space !== 'up') return this.#press ? 'grabbing' : 'grab';
    return this.#hoverCursor;
  }

  /** Space is held to pan with a drag. On release: whether it was used for that, and not tapped. */
  holdSpace(down: boolean): boolean {
    const used = this.#space === 'used';
    // Keys repeat while they are held.
    if (down && this.#space === 'up') this.#space = 'down';
    if (!down) this.#space = 'up';
    this.#listener.onChange();
    return used;
  }

  pointerDown(input: PointerInput): void {
    if (input.type === 'pen') this.#penSeen = true;
    if (input.type === 'touch' && this.#pinch.down(input)) {
      // What the first finger began was the start of a pinch.
      this.cancel();
      return;
    }
    if (this.#press || this.#pinch.active || input.button > 1) return;
    const heldOff = input.type === 'touch' && this.#penSeen;
    const pans = this.#tool === 'pan' || this.#space !== 'up' || input.button === 1 || heldOff;
    this.#press = { pointer: input.pointer, from: input, pans, gesture: null, at: input };
    this.#listener.onChange();
  }

  pointerMove(input: PointerInput): void {
    if (input.type === 'touch' && this.#pinch.move(input)) return;
    const press = this.#press;
    if (!press) {
      if (input.type !== 'touch') this.#hover(input);
      return;
    }
    if (press.pointer !== input.pointer) return;
    const far = isCoarse(input) ? COARSE_DRAG_AFTER : DRAG_AFTER;
    if (!press.gesture && distance(press.from, input) <= far) return;
    press.gesture ??= this.#begin(press);
    this.#drag(press, input, input);
  }

  pointerUp(input: PointerInput): void {
    if (input.type === 'touch') this.#pinch.up(input.pointer);
    const press = this.#press;
    if (press?.pointer !== input.pointer) return;
    if (press.gesture) this.#drag(press, input, input);
    const { marquee } = this.#marks;
    this.#press = null;
    this.#marks = NO_MARKS;
    press.gesture?.end();
    if (marquee) this.#listener.onSelect(columnOf(this.#surface.editing.selection()));
    if (!press.pans) {
      if (!press.gesture) this.#click(press.from);
      // Back to where the new box can be adjusted, as in other drawing programs.
      else if (this.#tool === 'draw') this.tool = 'select';
    }
    this.#listener.onChange();
  }

  /** The browser took the pointer away: what it began is undone. */
  pointerCancel(input: Pick<PointerInput, 'pointer'>): void {
    this.#pinch.up(input.pointer);
    if (this.#press?.pointer === input.pointer) this.cancel();
  }

  /** The pointer left the canvas. */
  pointerLeave(): void {
    if (!this.#press) this.#tellHover(null);
  }

  /** Pans; with Ctrl or Cmd, which is also how browsers report a trackpad's pinch, zooms. */
  wheel(input: WheelInput): void {
    const { camera } = this.#surface;
    if (input.mod) {
      const turned = Math.min(Math.max(input.dy, -MOST_WHEEL), MOST_WHEEL);
      this.#surface.camera = zoomAt(camera, input, Math.exp(-turned * WHEEL_ZOOM));
    } else if (input.shift && input.dx === 0) {
      this.#surface.camera = pan(camera, -input.dy, 0);
    } else {
      this.#surface.camera = pan(camera, -input.dx, -input.dy);
    }
    this.again(input);
  }

  /** Modifier keys or the camera changed while the pointer stood still. */
  again(modifiers: Modifiers): void {
    const press = this.#press;
    if (press?.gesture) this.#drag(press, press.at, modifiers);
  }

  /** Takes back the gesture under way; false when there is none. */
  cancel(): boolean {
    const press = this.#press;
    this.#press = null;
    this.#marks = NO_MARKS;
    press?.gesture?.cancel();
    this.#listener.onChange();
    return press?.gesture != null;
  }

  /**
   * Esc: takes back the gesture; else leaves the draw or pan tool; else deselects. False when there
   * was nothing of that.
   */
  escape(): boolean {
    if (this.cancel()) return true;
    if (this.#tool !== 'select') {
      this.tool = 'select';
      return true;
    }
    if (this.#surface.editing.selection().size === 0) return false;
    this.choose([]);
    return true;
  }

  /** Selects boxes for a person who asked for it, and tells the listener. */
  choose(ids: readonly number[] | Uint32Array): void {
    this.#surface.editing.select(ids);
    this.#listener.onSelect(ids);
  }

  #begin(press: Press): Gesture {
    const { from } = press;
    const { editing } = this.#surface;
    this.#tellHover(null);
    if (press.pans) {
      if (this.#space !== 'up') this.#space = 'used';
      return panGesture(this.#surface, from);
    }
    if (this.#tool === 'draw') return drawGesture(this.#surface, from);
    const handle = this.#handleUnder(from);
    if (handle) {
      const { id, name, angle } = handle;
      if (name === 'turn') return turnGesture(this.#surface, from, id);
      return resizeGesture(this.#surface, from, id, name, HANDLE_CURSORS[name], angle);
    }
    const under = this.#under(from);
    const selected = editing.selection();
    const grabbed = boxAt(...under, (id) => selected.has(id)) ?? boxAt(...under);
    if (grabbed === null) {
      return marqueeGesture(this.#surface, from, new Set(from.shift ? selected : []));
    }
    const together = selected.has(grabbed) || from.shift;
    const ids = together ? [...new Set([...selected, grabbed])] : [grabbed];
    return moveGesture(this.#surface, from, ids, grabbed);
  }

  #drag(press: Press, at: Point, modifiers: Modifiers): void {
    press.at = at;
    this.#marks = press.gesture?.drag(at, modifiers) ?? NO_MARKS;
    this.#listener.onChange();
  }

  #click(input: PointerInput): void {
    if (this.#tool !== 'select') return;
    const { editing } = this.#surface;
    const last = this.#lastClick;
    const near = isCoarse(input) ? COARSE_SAME_PLACE : SAME_PLACE;
    const again = last !== null && distance(last.at, input) <= near;
    const under = this.#under(input);
    const top = boxAt(...under);
    const selected = editing.selection();
    this.#lastClick = { at: input, time: input.time, onEmpty: top === null };
    if (top === null) {
      // A handle reaches further out than its box; a click there is not beside the box.
      if (input.shift || this.#handleUnder(input)) return;
      if (again && last.onEmpty && input.time - last.time <= DOUBLE_CLICK) this.tool = 'draw';
      this.choose([]);
    } else if (input.shift) {
      const rest = [...selected].filter((id) => id !== top);
      this.choose(selected.has(top) ? rest : [...rest, top]);
    } else {
      const [only] = selected.size === 1 ? selected : [];
      const next = again && only !== undefined ? boxBehind(...under, only) : null;
      this.choose([next ?? top]);
    }
  }

  #hover(input: PointerInput): void {
    const active = this.#tool === 'select' && this.#space === 'up';
    const top = active ? boxAt(...this.#under(input)) : null;
    const handle = active ? this.#handleUnder(input) : null;
    const box = top === null ? 'default' : 'move';
    const cursor = handle ? HANDLE_CURSORS[handle.name] : box;
    this.#hoverCursor = this.#tool === 'draw' ? 'crosshair' : cursor;
    this.#tellHover(top);
    this.#listener.onChange();
  }

  #tellHover(id: number | null): void {
    if (id === this.#hovered) return;
    this.#hovered = id;
    this.#listener.onHover(id);
  }

  /** What the boxes under a pointer are looked for with. */
  #under(input: PointerInput) {
    const { editing, camera } = this.#surface;
    const boxes = editing.boxes();
    const shown = this.turns ? boxes : upright(boxes);
    return [shown, camera, input, isCoarse(input)] as const;
  }

  /** Handles belong to a single selected box. */
  #handleUnder(input: PointerInput): { id: number; name: Handle | 'turn'; angle: number } | null {
    const { editing, camera } = this.#surface;
    const [id] = editing.selection();
    if (id === undefined || editing.selection().size !== 1) return null;
    const boxes = editing.boxes();
    const row = rowOf(boxes, id);
    const rect = rectOfRow(boxes, row);
    const angle = this.turns ? (boxes.angles[row] ?? 0) : 0;
    const at = [rect, camera, input, isCoarse(input), angle] as const;
    const name = this.turns && isTurnHandleAt(...at) ? 'turn' : handleAt(...at);
    return name && { id, name, angle };
  }
}

/** The ids of a set. `from` would make a list of them first, and take five times as long. */
function columnOf(ids: ReadonlySet<number>): Uint32Array {
  const column = new Uint32Array(ids.size);
  let at = 0;
  for (const id of ids) column[at++] = id;
  return column;
}

function isCoarse(input: Pick<PointerInput, 'type'>): boolean {
  return input.type === 'touch';
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
