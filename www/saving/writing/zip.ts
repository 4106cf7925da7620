import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** Files of fewer bytes do not get smaller: what says how they are packed is as long. */
const WORTH_PACKING = 128;

/** The most files that the end of a plain archive can count. */
const MOST_PLAIN = 0xffff;

const END_LENGTH = 22;

/**
 * An archive of files that come one after the other. What it gives out is the archive, in pieces.
 *
 * fflate counts files in 16 bits; of more, the end is written as Zip64 has it (APPNOTE 4.3.14 to
 * 4.3.16), which whatever opens large archives can read.
 */
export class ZipWriter {
  readonly #zip: Zip;
  #count = 0;

  constructor(take: (bytes: Uint8Array<ArrayBuffer>) => void) {
    this.#zip = new Zip((error, chunk, isLast) => {
      if (error) throw error;
      const bytes = chunk as Uint8Array<ArrayBuffer>;
      take(isLast && this.#count > MOST_PLAIN ? withLargeEnd(bytes, this.#count) : bytes);
    });
  }

  add(name: string, bytes: Uint8Array): void {
    this.#count += 1;
    // The least memory: text of a few kilobytes, and many thousand times that.
    const file =
      bytes.length < WORTH_PACKING
        ? new ZipPassThrough(name)
        : new ZipDeflate(name, { level: 6, mem: 0 });
    this.#zip.add(file);
    file.push(bytes, true);
  }

  finish(): void {
    this.#zip.end();
  }
}

/** The central directory with its end, which counted too far, and the same with an end that can. */
export function withLargeEnd(
  directory: Uint8Array<ArrayBuffer>,
  count: number,
): Uint8Array<ArrayBuffer> {
  const body = directory.length - END_LENGTH;
  const before = new DataView(directory.buffer, directory.byteOffset + body, END_LENGTH);
  const [size, offset] = [before.getUint32(12, true), before.getUint32(16, true)];
  const whole = new Uint8Array(directory.length + 56 + 20);
  whole.set(directory.subarray(0, body));
  const end = new DataView(whole.buffer, body);
  // The record: its own length, made by and needed version 4.5, disks 0, counts, size, offset.
  end.setUint32(0, 0x06064b50, true);
  end.setBigUint64(4, 44n, true);
  end.setUint16(12, 45, true);
  end.setUint16(14, 45, true);
  end.setBigUint64(24, BigInt(count), true);
  end.setBigUint64(32, BigInt(count), true);
  end.setBigUint64(40, BigInt(size), true);
  end.setBigUint64(48, BigInt(offset), true);
  // Where the record is, and one disk.
  end.setUint32(56, 0x07064b50, true);
  end.setBigUint64(64, BigInt(offset + size), true);
  end.setUint32(72, 1, true);
  // The plain end says by 0xffff that the record counts.
  end.setUint32(76, 0x06054b50, true);
  end.setUint16(84, MOST_PLAIN, true);
  end.setUint16(86, MOST_PLAIN, true);
  end.setUint32(88, size, true);
  end.setUint32(92, offset, true);
  return whole;
}
