import { rgbOf } from './colours';

/** More points than these are a picture of pixels: as marks they would hide each other, and take a second to draw. */
export const MOST_MARKS = 20_000;

export interface DensityPoints {
  /** In CSS pixels of the plot, x and y each. */
  readonly places: Float32Array;
  /** By group, of which there are at most 65,536, as style sheets write them: #rrggbb. */
  readonly colours: readonly string[];
  /** The group of each point; one beyond the last of them is of the last. Null: all are of the last. */
  readonly groups: Uint32Array | null;
  /** By group, the opacity where points are densest, between 0 and 1. */
  readonly strengths: readonly number[];
}

/**
 * How many points fall on each pixel: the more, the stronger, by the logarithm. A pixel has the
 * colour of the last point on it.
 *
 * @param width of the picture in its pixels
 * @param scale its pixels per CSS pixel
 */
export function densityOf(
  { places, colours, groups, strengths }: DensityPoints,
  width: number,
  height: number,
  scale: number,
): Uint8ClampedArray<ArrayBuffer> {
  const counts = new Uint32Array(width * height);
  const groupAt = new Uint16Array(width * height);
  const last = colours.length - 1;
  let most = 1;
  for (let point = 0; point < places.length / 2; point += 1) {
    const x = Math.floor((places[2 * point] as number) * scale);
    const y = Math.floor((places[2 * point + 1] as number) * scale);
    if (!(x >= 0 && y >= 0 && x < width && y < height)) continue;
    const at = y * width + x;
    const count = (counts[at] as number) + 1;
    counts[at] = count;
    if (count > most) most = count;
    const group = groups ? (groups[point] as number) : last;
    groupAt[at] = group < last ? group : last;
  }
  const rgb = Uint8Array.from(colours.flatMap(rgbOf));
  const pixels = new Uint8ClampedArray(4 * width * height);
  const slope = (1 - FAINTEST) / Math.log1p(most);
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] as number;
    if (count === 0) continue;
    const group = groupAt[at] as number;
    // Number by number: a call of `set` for three of them takes longer than all else here.
    pixels[4 * at] = rgb[3 * group] as number;
    pixels[4 * at + 1] = rgb[3 * group + 1] as number;
    pixels[4 * at + 2] = rgb[3 * group + 2] as number;
    pixels[4 * at + 3] =
      255 * (FAINTEST + slope * Math.log1p(count)) * (strengths[group] as number);
  }
  return pixels;
}

/** Of a pixel with one point. */
const FAINTEST = 0.3;

/** Paints that over a whole canvas, each pixel of the device for itself. */
export function paintDensity(pen: CanvasRenderingContext2D, points: DensityPoints): void {
  const { width, height } = pen.canvas;
  const scale = pen.getTransform().a;
  const own = document.createElement('canvas');
  [own.width, own.height] = [width, height];
  const pixels = densityOf(points, width, height, scale);
  own.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  pen.drawImage(own, 0, 0, width / scale, height / scale);
}
