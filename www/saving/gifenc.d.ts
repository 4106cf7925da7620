/** The parts of gifenc (https://github.com/mattdesl/gifenc) that are used here; it has no types. */
declare module 'gifenc' {
  export type Colour = readonly [red: number, green: number, blue: number];

  interface FrameOptions {
    /** At most 256 colours. */
    readonly palette: readonly Colour[];
    /** Milliseconds; GIF counts in hundredths of a second. */
    readonly delay: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** What becomes of the frame when its time is over; 1: it stays. */
    readonly dispose?: number;
  }

  export function GIFEncoder(): {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };

  /** A palette for pixels (RGBA), most of all for those that there are many of. */
  export function quantize(
    pixels: Uint8Array | Uint8ClampedArray,
    most: number,
    options?: { readonly format?: 'rgb565' | 'rgb444' | 'rgba4444' },
  ): Colour[];
}
