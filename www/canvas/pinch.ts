import { pan, zoomAt } from './camera';
import type { Surface } from './gestures';
import type { Point } from './rect';

/** Two fingers that carry the view: it follows their middle and scales with their distance. */
export class Pinch {
  readonly #surface: Pick<Surface, 'camera'>;
  /** Fingers on the canvas, the first two of which count. */
  readonly #fingers = new Map<number, Point>();

  constructor(surface: Pick<Surface, 'camera'>) {
    this.#surface = surface;
  }

  /** Whether two fingers are down. */
  get active(): boolean {
    return this.#fingers.size > 1;
  }

  /** A finger landed; true when it makes or joins a pinch. */
  down(finger: Point & { readonly pointer: number }): boolean {
    this.#fingers.set(finger.pointer, { x: finger.x, y: finger.y });
    return this.active;
  }

  /** A finger moved; true when that belongs to a pinch. */
  move(finger: Point & { readonly pointer: number }): boolean {
    if (!this.#fingers.has(finger.pointer)) return false;
    const before = this.#pair();
    this.#fingers.set(finger.pointer, { x: finger.x, y: finger.y });
    const after = this.#pair();
    if (before && after) {
      const { camera } = this.#surface;
      const moved = pan(camera, after.x - before.x, after.y - before.y);
      this.#surface.camera = zoomAt(moved, after, after.apart / before.apart);
    }
    return this.active;
  }

  /** A finger was lifted or taken away. */
  up(pointer: number): void {
    this.#fingers.delete(pointer);
  }

  /** The middle of the first two fingers and how far they are apart. */
  #pair(): (Point & { apart: number }) | null {
    const [a, b] = this.#fingers.values();
    if (!a || !b) return null;
    return {
      x: (a.x + b.x) / 2,
      y: (a.y + b.y) / 2,
      // Fingers at one point would make the factor infinite.
      apart: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1),
    };
  }
}
