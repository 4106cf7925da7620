import { type Boxes, emptyBoxes } from '../document/boxes';
import type { Document, ImageEntry } from '../document/document';
import { countingFrom, type FreshIds } from '../document/importing';
import {
  type Fields,
  finite,
  Invalid,
  listOf,
  natural,
  nullOr,
  oneOf,
  type Read,
  record,
  text,
  within,
} from './read';

/** Whatever a page can hold that fits into a link has to pass: these only end what is absurd. */
const MAX_NAME = 100_000;
const MOST_IMAGES = 200_000;
const MOST_BOXES = 2_000_000;
const MOST_CLASSES = 10_000;

const name = text(MAX_NAME);

const size: Read<number | null> = nullOr((value) => {
  const pixels = finite(value);
  if (pixels <= 0) throw new Invalid('');
  return pixels;
});

const score = nullOr(finite);

interface WrittenImage {
  readonly name: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly flags: number[] | null;
  readonly angles: number[] | null;
  readonly boxes: readonly unknown[];
}

interface WrittenDocument {
  readonly format: 'boxstep';
  readonly version: 1;
  readonly classNames: readonly string[];
  readonly images: readonly WrittenImage[];
}

const imageFields: Fields<WrittenImage> = {
  name,
  width: size,
  height: size,
  flags: nullOr(listOf(natural(2), MOST_BOXES)),
  angles: nullOr(listOf(finite, MOST_BOXES)),
  boxes: listOf((row) => row, MOST_BOXES),
};

const documentFields: Fields<WrittenDocument> = {
  format: oneOf('boxstep'),
  version: oneOf(1),
  classNames: listOf(name, MOST_CLASSES),
  images: listOf(record(imageFields), MOST_IMAGES),
};

const readWritten = record(documentFields);

/**
 * A document from Boxstep's own JSON (`www/document/save.ts`), read strictly: unlike a file, which
 * is read as far as it goes, a link is either whole or it is refused. Throws `Invalid`. Ids are
 * counted from `ids` on; pictures are not in the JSON.
 */
export function readDocument(value: unknown, ids: FreshIds): Document {
  const { classNames, images } = readWritten(value);
  if (classNames.length === 0) throw new Invalid('classNames');
  if (images.length === 0) throw new Invalid('images');
  let firstBox = ids.box;
  const read = images.map((image, i): ImageEntry => {
    const boxes = within('images', () =>
      within(i, () => readBoxes(image, classNames.length, firstBox)),
    );
    firstBox += boxes.ids.length;
    const { name: own, width, height } = image;
    return { id: ids.image + i, name: own, width, height, picture: null, boxes };
  });
  return { images: read, classNames };
}

function readBoxes(image: WrittenImage, classes: number, firstId: number): Boxes {
  const count = image.boxes.length;
  const { flags, angles } = image;
  if (flags && flags.length !== count) throw new Invalid('flags');
  if (angles && angles.length !== count) throw new Invalid('angles');
  if (count === 0) return emptyBoxes;
  const boxes: Boxes = {
    ids: countingFrom(firstId, count),
    corners: new Float64Array(4 * count),
    scores: new Float64Array(count),
    classes: new Uint32Array(count),
    angles: Float64Array.from(angles ?? new Float64Array(count)),
    ...(flags?.some((each) => each > 0) && { flags: Uint32Array.from(flags) }),
  };
  const classIndex = natural(classes - 1);
  for (const [row, written] of image.boxes.entries()) {
    within('boxes', () => within(row, () => readBox(boxes, row, written, classIndex)));
  }
  return boxes;
}

function readBox(boxes: Boxes, row: number, written: unknown, classIndex: Read<number>): void {
  if (!Array.isArray(written) || written.length !== 6) throw new Invalid('');
  for (let corner = 0; corner < 4; corner++) {
    boxes.corners[4 * row + corner] = finite(written[corner]);
  }
  boxes.scores[row] = score(written[4]) ?? Number.NaN;
  boxes.classes[row] = classIndex(written[5]);
}
