import { type Camera, HOME } from '../../../www/canvas/camera';
import type { Surface } from '../../../www/canvas/gestures';
import { type Modifiers, NO_MODIFIERS, type PointerInput } from '../../../www/canvas/input';
import type { Size } from '../../../www/canvas/rect';
import { type Tool, Tools } from '../../../www/canvas/tools';
import { boxesOf, FakeEditing } from './fake-editing';

type At = readonly [x: number, y: number];
type Held = Partial<Modifiers & Pick<PointerInput, 'type' | 'button' | 'pointer' | 'time'>>;

/** A hand at the canvas: moves pointers over the tools and notes what it is told. */
export class Hand {
  readonly editing: FakeEditing;
  readonly surface: Surface;
  readonly tools: Tools;
  readonly hovered: (number | null)[] = [];
  readonly chosen: (readonly number[])[] = [];
  readonly toolsTaken: Tool[] = [];

  constructor(corners: readonly (readonly number[])[] = [], picture: Size | null = null) {
    this.editing = new FakeEditing(boxesOf(corners));
    let camera: Camera = HOME;
    this.surface = {
      editing: this.editing,
      get camera() {
        return camera;
      },
      set camera(next: Camera) {
        camera = next;
      },
      viewport: () => ({ width: 800, height: 600 }),
      pictureSize: () => picture,
    };
    this.tools = new Tools(this.surface, {
      onTool: (tool) => this.toolsTaken.push(tool),
      onHover: (id) => this.hovered.push(id),
      onSelect: (ids) => this.chosen.push(Array.from(ids)),
      onChange: () => {},
    });
  }

  get selected(): number[] {
    return [...this.editing.selection()].sort((a, b) => a - b);
  }

  down(at: At, held: Held = {}): void {
    this.tools.pointerDown(input(at, held));
  }

  move(at: At, held: Held = {}): void {
    this.tools.pointerMove(input(at, held));
  }

  up(at: At, held: Held = {}): void {
    this.tools.pointerUp(input(at, held));
  }

  click(at: At, held: Held = {}): void {
    this.down(at, held);
    this.up(at, held);
  }

  /** Presses at the first point, goes through the others and releases at the last. */
  drag(path: readonly At[], held: Held = {}): void {
    this.press(path, held);
    const last = path.at(-1);
    if (last) this.up(last, held);
  }

  /** The same without the release. */
  press(path: readonly At[], held: Held = {}): void {
    path.forEach((at, i) => {
      if (i === 0) this.down(at, held);
      else this.move(at, held);
    });
  }
}

function input([x, y]: At, held: Held): PointerInput {
  return { pointer: 1, type: 'mouse', button: 0, time: 0, ...NO_MODIFIERS, ...held, x, y };
}
