import type { Format } from 'boxstep-reader';
import { mergeClassNames, renumberClasses } from '../document/importing';
import type { ParsedBoxes } from '../document/load';

/** A file of boxes that is read. */
export interface BoxFile {
  readonly name: string;
  readonly parsed: ParsedBoxes;
  /** null: it is empty, and may be of any format of which each file is an image. */
  readonly format: Format | null;
}

/**
 * The ground truth and the detections of an image as one file, in the place of the first of them.
 * Cartucho/mAP keeps them in files of the same name in two folders, of which nothing is known once
 * they are dropped together. Of more than one file of a kind it is not clear which belong together:
 * these stay as they are.
 */
export function pairFiles(files: readonly BoxFile[]): { files: BoxFile[]; pairs: number } {
  const byName = new Map<string, BoxFile[]>();
  for (const file of files) {
    if (!isOfOneImage(file)) continue;
    byName.set(file.name, [...(byName.get(file.name) ?? []), file]);
  }
  const joined = new Map<BoxFile, BoxFile>();
  const second = new Set<BoxFile>();
  for (const [a, b, ...more] of byName.values()) {
    if (!a || !b || more.length > 0 || (a.format !== null && a.format === b.format)) continue;
    const isTruthFirst = a.format === 'cartuchoGroundTruth' || b.format === 'cartuchoDetections';
    joined.set(a, isTruthFirst ? join(a, b) : join(b, a));
    second.add(b);
  }
  const paired = files.filter((file) => !second.has(file)).map((file) => joined.get(file) ?? file);
  return { files: paired, pairs: joined.size };
}

function isOfOneImage({ format }: BoxFile): boolean {
  return format === null || format === 'cartuchoGroundTruth' || format === 'cartuchoDetections';
}

/** The boxes of the first and then those of the second, in one image. */
function join(first: BoxFile, second: BoxFile): BoxFile {
  const [a, b] = [first.parsed, second.parsed];
  const { classNames, indices } = mergeClassNames(a.classNames, b.classNames);
  const count = a.classes.length + b.classes.length;
  const parsed: ParsedBoxes = {
    boxes: floats(a.boxes, b.boxes),
    scores: floats(a.scores, b.scores),
    classes: integers(a.classes, renumberClasses(b.classes, indices)),
    classNames,
    images: new Uint32Array(count),
    imageNames: a.imageNames.length > 0 ? a.imageNames : b.imageNames,
    imageSizes: new Float64Array(),
    ...((a.flags || b.flags) && { flags: integers(flagsOf(a), flagsOf(b)) }),
  };
  return { name: first.name, parsed, format: first.format };
}

function flagsOf({ flags, classes }: ParsedBoxes): Uint32Array {
  return flags ?? new Uint32Array(classes.length);
}

function floats(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function integers(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
