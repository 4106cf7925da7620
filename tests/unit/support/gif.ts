/** Reads GIFs, for tests: what a viewer would show of each frame. By the specification of GIF89a. */

export interface GifFrame {
  /** Hundredths of a second. */
  readonly delay: number;
  /** 0xRRGGBB of every pixel, after this frame was drawn over the ones before. */
  readonly pixels: Uint32Array;
}

export interface Gif {
  readonly width: number;
  readonly height: number;
  readonly loops: boolean;
  readonly frames: readonly GifFrame[];
}

export function readGif(bytes: Uint8Array): Gif {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (at: number, length: number) =>
    String.fromCharCode(...bytes.subarray(at, at + length));
  if (ascii(0, 6) !== 'GIF89a') throw new Error('no GIF89a');
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  let at = 13;
  const table = (flags: number) => {
    if ((flags & 0x80) === 0) return null;
    const colours = Array.from({ length: 2 << (flags & 7) }, (_, i) => {
      const [r = 0, g = 0, b = 0] = bytes.subarray(at + 3 * i, at + 3 * i + 3);
      return (r << 16) | (g << 8) | b;
    });
    at += 3 * colours.length;
    return colours;
  };
  const blocks = () => {
    const parts: number[] = [];
    for (let size = bytes[at++] ?? 0; size > 0; size = bytes[at++] ?? 0) {
      parts.push(...bytes.subarray(at, at + size));
      at += size;
    }
    return parts;
  };
  const global = table(bytes[10] ?? 0);
  const frames: GifFrame[] = [];
  let screen = new Uint32Array(width * height);
  let loops = false;
  let control = { delay: 0, transparent: -1 };
  for (;;) {
    const kind = bytes[at++];
    if (kind === 0x3b) return { width, height, loops, frames };
    if (kind === 0x21) {
      const label = bytes[at++];
      if (label === 0xff) loops ||= ascii(at + 1, 11) === 'NETSCAPE2.0';
      if (label === 0xf9) {
        const isClear = ((bytes[at + 1] ?? 0) & 1) === 1;
        const transparent = isClear ? (bytes[at + 4] ?? -1) : -1;
        control = { delay: view.getUint16(at + 2, true), transparent };
      }
      blocks();
    } else if (kind === 0x2c) {
      at += 9;
      const colours = table(bytes[at - 1] ?? 0) ?? global ?? [];
      const least = bytes[at++] ?? 8;
      const indices = unpacked(blocks(), least, width * height);
      screen = screen.slice();
      indices.forEach((index, i) => {
        if (index !== control.transparent) screen[i] = colours[index] ?? 0;
      });
      frames.push({ delay: control.delay, pixels: screen });
    } else {
      throw new Error(`block ${kind} at ${at - 1}`);
    }
  }
}

/** LZW with codes of a growing number of bits, the lowest first. */
function unpacked(data: readonly number[], least: number, length: number): number[] {
  const clear = 1 << least;
  const out: number[] = [];
  let table: number[][] = [];
  let size = 0;
  let before: number[] | null = null;
  let [bits, count, at] = [0, 0, 0];
  const reset = () => {
    table = Array.from({ length: clear + 2 }, (_, i) => (i < clear ? [i] : []));
    size = least + 1;
    before = null;
  };
  reset();
  while (out.length < length) {
    while (count < size) {
      bits |= (data[at++] ?? 0) << count;
      count += 8;
    }
    const code = bits & ((1 << size) - 1);
    bits >>= size;
    count -= size;
    if (code === clear) {
      reset();
      continue;
    }
    if (code === clear + 1) break;
    const last: number[] | null = before;
    const entry: number[] = table[code] ?? (last ? [...last, last[0] ?? 0] : []);
    for (const index of entry) out.push(index);
    if (last && table.length < 4096) table.push([...last, entry[0] ?? 0]);
    if (table.length === 1 << size && size < 12) size += 1;
    before = entry;
  }
  return out;
}
