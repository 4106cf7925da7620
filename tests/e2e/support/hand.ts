import { expect } from '@playwright/test';
import type { BoxstepPage } from './page';

/** A point of the page in CSS pixels, and the point of the image that is under it. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly image: readonly [x: number, y: number];
}

/**
 * A hand that knows where the points of the image are on the page. It finds that out as a person
 * might: by drawing a box without snapping and reading its numbers in the table.
 */
export class Hand {
  readonly #app: BoxstepPage;
  /** CSS pixels per pixel of the image, and where the image's origin is on the page. */
  readonly scale: number;
  readonly #origin: readonly [x: number, y: number];

  private constructor(app: BoxstepPage, scale: number, origin: readonly [number, number]) {
    this.#app = app;
    this.scale = scale;
    this.#origin = origin;
  }

  /** Looks where the image is; undoes what it drew. The table of boxes has to be in sight. */
  static async of(app: BoxstepPage): Promise<Hand> {
    const { page } = app;
    const row = await app.boxCount();
    const frame = await app.canvas.boundingBox();
    if (!frame) throw new Error('the canvas is not in sight');
    const from = { x: Math.round(frame.x + frame.width * 0.4), y: Math.round(frame.y + 60) };
    const to = { x: from.x + 128, y: from.y + 64 };
    await app.tool('Draw').click();
    await page.mouse.move(from.x, from.y);
    await page.keyboard.down('Control');
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Control');
    await app.expectBoxes(row + 1);
    const [x1, y1, x2] = (await app.corners(row)) as [number, number, number];
    await app.undoButton.click();
    await app.expectBoxes(row);
    await expect(app.tool('Select')).toHaveAttribute('aria-pressed', 'true');
    const scale = (to.x - from.x) / (x2 - x1);
    return new Hand(app, scale, [from.x - x1 * scale, from.y - y1 * scale]);
  }

  /** The whole pixel of the page nearest to a point of the image. */
  at(x: number, y: number): Spot {
    const [left, top] = this.#origin;
    const spot = { x: Math.round(left + x * this.scale), y: Math.round(top + y * this.scale) };
    return { ...spot, image: [(spot.x - left) / this.scale, (spot.y - top) / this.scale] };
  }

  /** Drags the mouse between points of the image; calls `midway` before it is let go. */
  async drag(from: Spot, to: Spot, midway?: () => Promise<void>): Promise<void> {
    const { mouse } = this.#app.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 6 });
    await midway?.();
    await mouse.up();
  }

  async click(spot: Spot): Promise<void> {
    await this.#app.page.mouse.click(spot.x, spot.y);
  }
}

/** The nearest whole pixels, which is where edges snap to. */
export function whole(values: readonly number[]): number[] {
  return values.map((value) => Math.round(value) + 0);
}
