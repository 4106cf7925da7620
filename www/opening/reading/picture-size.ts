import { disableTypes, imageSize } from 'image-size';
import type { PixelSize } from '../outcome';

/** A header with a preview and a colour profile in it fits, most often. */
export const HEAD_BYTES = 256 * 2 ** 10;

// What is written in pixels only if someone says how many there are to a unit.
disableTypes(['svg']);

/** The size of a picture as it is shown, told from its first bytes; null where it cannot be. */
export function sizeOfPicture(head: Uint8Array): PixelSize | null {
  try {
    const { width, height, orientation = 1 } = imageSize(head);
    if (!(width > 0 && height > 0)) return null;
    // Turned by a quarter, as cameras write it that were held upright (EXIF 2.32, 4.6.4 A).
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}
