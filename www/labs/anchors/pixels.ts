import type { LabInput } from '../lab';
import type { AnchorsLabOptions } from './lab';
import type { DocumentShapes } from './shapes-of';

/**
 * Whether the shapes are shares of their images: made so, or written so. Boxes of pixels are not all
 * smaller than one pixel.
 */
export function areShares({ corners, unit }: Pick<DocumentShapes, 'corners' | 'unit'>): boolean {
  return unit === 'normalised' || corners.every((side) => side <= 1);
}

/** The size that all images with boxes have; null if they differ or one is not known. */
export function commonSize(
  { images, image }: Pick<LabInput, 'images' | 'image'>,
  scope: AnchorsLabOptions['scope'],
): readonly [width: number, height: number] | null {
  const chosen = (scope === 'all' ? images : [image]).filter(({ boxes }) => boxes.ids.length > 0);
  const [first] = chosen;
  if (!first?.width || !first.height) return null;
  const isSame = chosen.every(
    ({ width, height }) => width === first.width && height === first.height,
  );
  return isSame ? [first.width, first.height] : null;
}
