import { type Boxes, pickRows } from '../../document/boxes';
import type { ImageEntry } from '../../document/document';
import { boxesOfAll } from '../../document/join';
import type { LabInput } from '../lab';
import type { AnchorsLabOptions } from './lab';

/** The shapes of a document's boxes, as a run gets them. */
export interface DocumentShapes {
  /** The boxes that they are of, row by row. */
  readonly boxes: Boxes;
  /** 0, 0, width, height per shape, in the unit. */
  readonly corners: Float64Array;
  /** So many boxes have no shape to measure: without width or height, or too large. */
  readonly leftOut: number;
  /** Pixels also where shares of the images are wanted, but the size of one is not known. */
  readonly unit: AnchorsLabOptions['unit'];
  /** So many images of unknown size were in the way of shares. */
  readonly sizeless: number;
}

type Source = Pick<LabInput, 'images' | 'image'>;
type Unit = AnchorsLabOptions['unit'];

/** The engine takes no side shorter or longer than these; see `MIN_SIDE` in src/anchors/shapes.rs. */
const SIDES = [1e-100, 1e100] as const;

/** By what they are of, since every frame of a run asks again. */
const known = new WeakMap<object, Map<Unit, DocumentShapes>>();

/**
 * The shapes of the image on screen or of all images. The same for what a lab runs on and for a
 * frame of it, whose boxes are those of the run already.
 */
export function shapesOf(
  { images, image }: Source,
  { scope, unit }: Pick<AnchorsLabOptions, 'scope' | 'unit'>,
): DocumentShapes {
  const source = scope === 'all' ? images : image;
  const own = known.get(source) ?? new Map<Unit, DocumentShapes>();
  known.set(source, own);
  const shapes = own.get(unit) ?? shapesIn(scope === 'all' ? images : [image], unit);
  own.set(unit, shapes);
  return shapes;
}

function shapesIn(images: readonly ImageEntry[], wanted: Unit): DocumentShapes {
  const chosen = images.filter(({ boxes }) => boxes.ids.length > 0);
  const sizeless = wanted === 'pixels' ? 0 : chosen.filter((image) => !isSized(image)).length;
  const unit = sizeless > 0 ? 'pixels' : wanted;
  const all = boxesOfAll(chosen);
  const sides = new Float64Array(2 * all.ids.length);
  let row = 0;
  for (const { boxes, width, height } of chosen) {
    const [across, down] = unit === 'normalised' ? [width ?? 1, height ?? 1] : [1, 1];
    const { corners } = boxes;
    // Of a million boxes: number by number, without anything being made for each of them.
    const side = (at: number) => Math.abs((corners[at + 2] as number) - (corners[at] as number));
    for (let at = 0; at < corners.length; at += 4, row += 1) {
      sides[2 * row] = side(at) / across;
      sides[2 * row + 1] = side(at + 1) / down;
    }
  }
  const rows = usable(all.ids, sides);
  const corners = new Float64Array(4 * rows.length);
  for (let i = 0; i < rows.length; i++) {
    const at = 2 * (rows[i] as number);
    corners[4 * i + 2] = sides[at] as number;
    corners[4 * i + 3] = sides[at + 1] as number;
  }
  const isAll = rows.length === all.ids.length && isAscending(all.ids);
  const boxes = isAll ? all : pickRows(all, rows);
  return { boxes, corners, leftOut: all.ids.length - rows.length, unit, sizeless };
}

function isSized({ width, height }: ImageEntry): boolean {
  return width !== null && height !== null && width > 0 && height > 0;
}

/** The rows whose shape the engine takes, by ascending id, as rows of `Boxes` are. */
function usable(ids: Uint32Array, sides: Float64Array): Uint32Array {
  const isSide = (side: number) => side >= SIDES[0] && side <= SIDES[1];
  const all = new Uint32Array(ids.length);
  let count = 0;
  for (let row = 0; row < ids.length; row++) {
    const fits = isSide(sides[2 * row] as number) && isSide(sides[2 * row + 1] as number);
    if (fits) all[count++] = row;
  }
  const rows = all.subarray(0, count);
  return isAscending(ids) ? rows : rows.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
}

function isAscending(ids: Uint32Array): boolean {
  return ids.every((id, row) => row === 0 || id > (ids[row - 1] ?? 0));
}
