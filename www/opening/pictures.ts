import type { ImageEntry } from '../document/document';
import type { OutcomeOf } from '../document/outcome';
import type { Picture, PictureStore } from '../document/pictures';
import type { PixelSize } from './outcome';

/** Adds a picture file to the store, each once however often it is asked for. */
export type AddPicture = (file: File) => Promise<OutcomeOf<Picture>>;

export function pictureAdder(pictures: PictureStore): AddPicture {
  const added = new Map<File, Promise<OutcomeOf<Picture>>>();
  return (file) => {
    const adding = added.get(file) ?? pictures.add(file);
    added.set(file, adding);
    return adding;
  };
}

/** The last part of a path, without regard to case. */
function baseOf(name: string): string {
  return name.replace(/^.*[/\\]/, '').toLowerCase();
}

/** Without an extension; what follows the dot of `frame.0001` is none. */
function stemOf(base: string): string {
  return base.replace(/\.[a-z][a-z0-9]{1,4}$/, '');
}

/**
 * The images that each picture belongs to by name, folders, extensions and case aside. Of pictures
 * with the same stem the one with the very name of an image is taken, else the first.
 */
export function matchPictures<Image extends Pick<ImageEntry, 'name'>>(
  files: readonly File[],
  images: readonly Image[],
): Map<File, Image[]> {
  const byName = new Map<string, File>();
  const byStem = new Map<string, File>();
  for (const file of files) {
    const base = baseOf(file.name);
    if (!byName.has(base)) byName.set(base, file);
    if (!byStem.has(stemOf(base))) byStem.set(stemOf(base), file);
  }
  const matched = new Map<File, Image[]>();
  for (const image of images) {
    const base = baseOf(image.name);
    const file = byName.get(base) ?? byStem.get(base) ?? byStem.get(stemOf(base));
    if (!file) continue;
    const others = matched.get(file);
    if (others) others.push(image);
    else matched.set(file, [image]);
  }
  return matched;
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
export function withPicture(image: ImageEntry, picture: Picture): ImageEntry {
  const { key, width, height } = picture;
  const keeps = image.width !== null && image.height !== null && !differingSize(image, picture);
  return keeps ? { ...image, picture: key } : { ...image, picture: key, width, height };
}
