import { number } from '../../text/numbers';

/** How clusters, and their centroids, are called everywhere. */
export function clusterName(cluster: number): string {
  return `C${cluster}`;
}

/** A shape as its width and height; sides that are not numbers have no digits. */
export function sizeText([width, height]: readonly [number, number]): string {
  if (Number.isNaN(width) || Number.isNaN(height)) return 'NaN × NaN';
  return `${side(width)} × ${side(height)}`;
}

/** As many decimals as a side of its size needs: pixels hardly any, shares of an image four. */
export function side(length: number): string {
  return number(length, length >= 100 ? 1 : length >= 10 ? 2 : 4);
}

export function shapeName(row: number): string {
  return `#${row}`;
}
