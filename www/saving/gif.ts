import { GIFEncoder } from 'gifenc';
import { indicesOf, paletteOf } from './palette';

/** Puts frames of one size into a GIF that plays for ever. */
export class GifWriter {
  readonly #encoder = GIFEncoder();
  readonly #width: number;
  readonly #height: number;
  #before: Uint32Array | null = null;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /**
   * Adds a frame. Pixels that are as they were are transparent, so a frame costs what has changed.
   *
   * @param pixels RGBA, opaque
   * @param delay milliseconds until the next one; GIF rounds to hundredths of a second
   */
  add(pixels: ArrayBuffer, delay: number): void {
    const now = new Uint32Array(pixels);
    const before = this.#before;
    const changed = before ? now.filter((pixel, i) => pixel !== before[i]) : now;
    // A frame without a change is still a moment, and a palette has at least two colours.
    const palette = paletteOf(changed.length > 0 ? changed : now.subarray(0, 1));
    const same = palette.length;
    const indices = indicesOf(now, palette, before, same);
    this.#encoder.writeFrame(indices, this.#width, this.#height, {
      palette: [...palette, palette[0] ?? [0, 0, 0]],
      delay,
      dispose: 1,
      ...(before ? { transparent: true, transparentIndex: same } : {}),
    });
    this.#before = now;
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.#encoder.finish();
    return this.#encoder.bytes();
  }
}
