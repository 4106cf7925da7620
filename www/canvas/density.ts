import type { Pen } from './view';

/**
 * How many points fall on each pixel: the more, the stronger, by the logarithm. What would hide
 * itself as single marks, and take seconds to draw, is so seen at a glance.
 */
export class Density {
  readonly width: number;
  readonly height: number;
  readonly #counts: Uint32Array;
  readonly #groups: Uint16Array;
  #most = 1;

  /** In pixels of the device. */
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#counts = new Uint32Array(width * height);
    this.#groups = new Uint16Array(width * height);
  }

  /** Beside the picture, and NaN, is nowhere. A pixel is of the highest group that is on it. */
  add(x: number, y: number, group: number): void {
    // Written so that NaN is not in it.
    if (!(x >= 0 && y >= 0 && x < this.width && y < this.height)) return;
    const at = (y | 0) * this.width + (x | 0);
    const count = (this.#counts[at] as number) + 1;
    this.#counts[at] = count;
    if (count > this.#most) this.#most = count;
    if (group > (this.#groups[at] as number)) this.#groups[at] = group;
  }

  /**
   * @param colours by group, as style sheets write them: #rrggbb
   * @param strengths by group, the opacity where there are most points, between 0 and 1
   */
  pixels(colours: readonly string[], strengths: readonly number[]): Uint8ClampedArray<ArrayBuffer> {
    const rgb = Uint8Array.from(colours.flatMap(rgbOf));
    const pixels = new Uint8ClampedArray(4 * this.#counts.length);
    const slope = (1 - FAINTEST) / Math.log1p(this.#most);
    // Most pixels have few points, and a logarithm takes as long as all else that is done for one.
    const shares = Float64Array.from(
      { length: Math.min(this.#most, MOST_SHARES) + 1 },
      (_, count) => FAINTEST + slope * Math.log1p(count),
    );
    for (let at = 0; at < this.#counts.length; at += 1) {
      const count = this.#counts[at] as number;
      if (count === 0) continue;
      const group = this.#groups[at] as number;
      // Number by number: a call of `set` for three of them takes longer than all else here.
      pixels[4 * at] = rgb[3 * group] as number;
      pixels[4 * at + 1] = rgb[3 * group + 1] as number;
      pixels[4 * at + 2] = rgb[3 * group + 2] as number;
      const share = shares[count] ?? FAINTEST + slope * Math.log1p(count);
      pixels[4 * at + 3] = 255 * share * (strengths[group] as number);
    }
    return pixels;
  }

  /** Paints it from the origin of a pen on, which has so many pixels of the device to its unit. */
  paint(
    pen: Pick<Pen, 'drawImage'>,
    scale: number,
    colours: readonly string[],
    strengths: readonly number[],
  ): void {
    const { width, height } = this;
    const own = document.createElement('canvas');
    [own.width, own.height] = [width, height];
    const pixels = this.pixels(colours, strengths);
    own.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
    pen.drawImage(own, 0, 0, width / scale, height / scale);
  }
}

/** For counts up to this the opacity is looked up. */
const MOST_SHARES = 1000;

/** Of a pixel with one point. */
const FAINTEST = 0.3;

/** The parts of a colour that is written #rrggbb. */
export function rgbOf(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.replace('#', ''), 16) || 0;
  return [value >> 16, (value >> 8) & 255, value & 255];
}
