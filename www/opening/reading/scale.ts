import type { PixelSize } from '../outcome';
import type { FileBoxes } from './contract';

/**
 * Boxes that are written as parts of their image's size, in pixels: of images whose size is known
 * from elsewhere. The others stay as they are, and the report says so.
 */
export function scaledBoxes(
  file: FileBoxes,
  sizeOf: (imageName: string) => PixelSize | null,
): FileBoxes {
  const { report, imageNames, images } = file;
  const place = report.assumed.findIndex((each) => each.code === 'normalised' && !each.scaled);
  if (place < 0) return file;
  const sizes = imageNames.map(sizeOf);
  if (sizes.every((size) => size === null)) return file;
  const boxes = file.boxes.slice();
  images.forEach((image, row) => {
    const size = sizes[image];
    if (!size) return;
    for (let at = 4 * row; at < 4 * row + 4; at++) {
      boxes[at] = (boxes[at] as number) * (at % 2 === 0 ? size.width : size.height);
    }
  });
  const imageSizes = file.imageSizes.slice();
  sizes.forEach((size, image) => {
    if (size) imageSizes.set([size.width, size.height], 2 * image);
  });
  const assumed = report.assumed.slice();
  if (sizes.every(Boolean)) assumed[place] = { code: 'normalised', scaled: true };
  return { ...file, boxes, imageSizes, report: { ...report, assumed } };
}
