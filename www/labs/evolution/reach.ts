import type { Shape } from './lab';

/** Whether no side of the one is `ratio` times larger or smaller than that of the other, or more. */
export function isWithin(width: number, height: number, anchor: Shape, ratio: number): boolean {
  const across = Math.min(width, anchor[0]) / Math.max(width, anchor[0]);
  const down = Math.min(height, anchor[1]) / Math.max(height, anchor[1]);
  return Math.min(across, down) > 1 / ratio;
}

/** For each shape (0, 0, width, height) 1 where some anchor is within reach; and how many those are. */
export function reachOf(
  corners: Float64Array,
  anchors: readonly Shape[],
  ratio: number,
): { readonly reached: Uint8Array; readonly count: number } {
  const reached = new Uint8Array(corners.length / 4);
  let count = 0;
  for (let row = 0; row < reached.length; row += 1) {
    const [width = 0, height = 0] = [corners[4 * row + 2], corners[4 * row + 3]];
    if (!anchors.some((anchor) => isWithin(width, height, anchor, ratio))) continue;
    reached[row] = 1;
    count += 1;
  }
  return { reached, count };
}
