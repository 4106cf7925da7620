import { type Colour, quantize } from 'gifenc';

/** A GIF has 256 colours a frame; one of them means that a pixel is as it was. */
export const MOST_COLOURS = 255;

/** So many of the most frequent colours are kept exactly: what is flat must not flicker. */
const MOST_EXACT = 160;

/** One colour as the pixels of a canvas have it on little-endian machines, its opacity left out. */
const RGB = 0xffffff;

/**
 * The colours of a frame: the most frequent ones as they are, and what stands best for the others
 * (edges that are blended, photographs) by pairwise nearest neighbours, as gifenc does it.
 *
 * @param pixels 0xAABBGGRR each
 */
export function paletteOf(pixels: Uint32Array): Colour[] {
  const counts = new Map<number, number>();
  for (const pixel of pixels) {
    const colour = pixel & RGB;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  if (counts.size <= MOST_COLOURS) return [...counts.keys()].map(colourOf);
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  const exact = byCount.slice(0, MOST_EXACT);
  const rest = byCount.slice(MOST_EXACT);
  // Each colour of the rest as often as it weighs: the root, or edges would have none of their own.
  const sample: number[] = [];
  for (const [colour, count] of rest) {
    for (let i = Math.min(16, Math.ceil(Math.sqrt(count))); i > 0; i--) sample.push(colour);
  }
  const bytes = new Uint8Array(Uint32Array.from(sample, (colour) => colour | 0xff000000).buffer);
  const others = quantize(bytes, MOST_COLOURS - exact.length, { format: 'rgb565' });
  return [
    ...exact.map(([colour]) => colourOf(colour)),
    ...others.map(([r, g, b]) => [r, g, b] as const),
  ];
}

/**
 * For each pixel the index of its colour, or of the nearest; where a pixel is what it was before, the
 * index `same`.
 */
export function indicesOf(
  pixels: Uint32Array,
  palette: readonly Colour[],
  before: Uint32Array | null,
  same: number,
): Uint8Array {
  const known = new Map<number, number>();
  for (const [i, [r, g, b]] of palette.entries()) {
    const colour = r | (g << 8) | (b << 16);
    if (!known.has(colour)) known.set(colour, i);
  }
  const flat = Int32Array.from(palette.flat());
  const indices = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at++) {
    const colour = (pixels[at] as number) & RGB;
    if (before && ((before[at] as number) & RGB) === colour) {
      indices[at] = same;
      continue;
    }
    let index = known.get(colour);
    if (index === undefined) {
      index = nearest(flat, colour);
      known.set(colour, index);
    }
    indices[at] = index;
  }
  return indices;
}

/** Looked for as often as a frame has colours: in flat numbers that is fifty times as fast. */
function nearest(flat: Int32Array, colour: number): number {
  const [r, g, b] = [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < flat.length; i += 3) {
    const red = (flat[i] as number) - r;
    const green = (flat[i + 1] as number) - g;
    const blue = (flat[i + 2] as number) - b;
    const distance = red * red + green * green + blue * blue;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best / 3;
}

function colourOf(colour: number): Colour {
  return [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
}
