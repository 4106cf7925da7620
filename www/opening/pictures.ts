import type { ImageEntry } from '../document/document';
import type { PictureSource } from '../document/pictures';
import type { PixelSize } from './outcome';
import type { PicturePlace, SourceFile } from './reading/contract';
import { headerSize } from './reading/zip';

/** What the bytes of a picture are had from: the file, or the part of an archive that it is. */
export function pictureSource(
  files: readonly SourceFile[],
  { source, entry }: PicturePlace,
): PictureSource {
  const file = files[source]?.file ?? new File([], '');
  if (!entry) return file;
  return async () => {
    const header = await file.slice(entry.at, entry.at + 30).arrayBuffer();
    const start = entry.at + headerSize(new Uint8Array(header));
    const packed = file.slice(start, start + entry.packedSize);
    if (entry.method === 0) return packed;
    const plain = packed.stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Response(plain).blob();
  };
}

/** The size that a file gives an image, if it cannot be that of the picture, not even scaled. */
export function differingSize(image: ImageEntry, picture: PixelSize): PixelSize | null {
  const { width, height } = image;
  if (width === null || height === null) return null;
  const one = width * picture.height;
  const other = height * picture.width;
  return Math.abs(one - other) > 0.01 * Math.max(one, other) ? { width, height } : null;
}

/**
 * The image with the picture under it. The size that its file gives stays, since its boxes were
 * drawn for it: a picture that was scaled since is shown at that size.
 */
export function withPicture(
  image: ImageEntry,
  { key, width, height }: PixelSize & { readonly key: string },
): ImageEntry {
  const picture = { width, height };
  const keeps = image.width !== null && image.height !== null && !differingSize(image, picture);
  return keeps ? { ...image, picture: key } : { ...image, picture: key, width, height };
}
