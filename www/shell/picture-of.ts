import { EMPTY_PICTURE, type Picture } from '../canvas/picture';
import { ROLES } from '../canvas/roles';
import type { ImageShape, Shape } from '../canvas/shapes';
import { type Boxes, equalColumns } from '../document/boxes';
import type { ImageEntry } from '../document/document';
import type { ShownFrame } from './app';

/**
 * The boxes of an image as a frame has them, with what its lab draws over them: the one way from
 * what is known to what the canvas shows, on screen and in what is taken out of the page.
 *
 * @param boxes the image's, as they lie in the lab
 * @param shapes the lab's for this frame
 */
export function pictureOf(
  shown: ShownFrame | null,
  { id, width, height }: ImageEntry,
  boxes: Boxes,
  classNames: readonly string[],
  shapes: readonly Shape[],
): Picture {
  // Until the run on other boxes is there, nothing is known of these.
  const at = shown ? startOf(shown, id, boxes.ids) : -1;
  const fits = shown !== null && at >= 0;
  const own = <A extends Uint8Array | Float64Array>(column: A) =>
    column.subarray(at, at + boxes.ids.length) as A;
  const roles = fits ? own(shown.frame.roles) : null;
  const scores = fits ? shown.lab.scores?.(shown.frame) : undefined;
  const isHere = fits && (shown.lab.imageOf?.(shown.frame) ?? id) === id;
  return {
    ...EMPTY_PICTURE,
    size: width !== null && height !== null ? { width, height } : null,
    boxes,
    roles,
    classNames,
    shapes: isHere ? shapes : NO_SHAPES,
    scores: scores && own(scores),
    tags: (row) => (fits ? shown.lab.tag?.(shown.frame, at + row) || tagOf(roles?.[row]) : ''),
  };
}

/** With the lab's field of pixels below its shapes, if those are of this image. */
export function withField(picture: Picture, field: ImageShape | null): Picture {
  if (!field || picture.shapes === NO_SHAPES) return picture;
  return { ...picture, shapes: [field, ...picture.shapes] };
}

const NO_SHAPES: Picture['shapes'] = [];

/**
 * Where the boxes of the image on screen begin among those of a run, which may be of several images;
 * -1 if the run is on other boxes than these.
 */
function startOf({ lab, frame }: ShownFrame, id: number, own: Uint32Array): number {
  const { image, boxes } = frame;
  // A run of all images is that of each of them.
  if (!lab.imageOf && (image.id !== id || !equalColumns(image.boxes.ids, own))) return -1;
  const at = boxes.ids === own ? 0 : boxes.ids.indexOf(own[0] ?? -1);
  if (own.length === 0) return 0;
  return at >= 0 && equalColumns(boxes.ids.subarray(at, at + own.length), own) ? at : -1;
}

/** Boxes of a pair are called by their letters. */
function tagOf(role: number | undefined): string {
  const name = ROLES[role ?? 0];
  return name === 'first' ? 'A' : name === 'second' ? 'B' : '';
}
