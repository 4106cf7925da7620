import type { Boxes } from '../../document/boxes';
import type { LabInput } from '../lab';
import { bareName } from '../names';
import type { FusionLabOptions } from './lab';

/** The boxes that are fused, model by model. */
export interface Models {
  /** Of all models, one after the other. */
  readonly boxes: Boxes;
  /** The model of each. */
  readonly ofRow: Uint32Array;
  /** The row at which each model begins. */
  readonly starts: readonly number[];
  readonly names: readonly string[];
}

/** Which boxes are fused, and which model each is from. */
export function modelsOf(
  { images, image }: Pick<LabInput, 'images' | 'image'>,
  { models }: Pick<FusionLabOptions, 'models'>,
): Models {
  const [key, parts] = models === 'images' ? [images, images] : [image, [image]];
  const found = known.get(key);
  if (found) return found;
  const made = joined(parts);
  known.set(key, made);
  return made;
}

/** Made once for all frames of a run: images and lists of them are values. */
const known = new WeakMap<object, Models>();

function joined(images: LabInput['images']): Models {
  const all = images.map(({ boxes }) => boxes);
  const [only] = all;
  const boxes: Boxes = {
    ids: Uint32Array.from(all.flatMap(({ ids }) => [...ids])),
    corners: Float64Array.from(all.flatMap(({ corners }) => [...corners])),
    scores: Float64Array.from(all.flatMap(({ scores }) => [...scores])),
    classes: Uint32Array.from(all.flatMap(({ classes }) => [...classes])),
    angles: Float64Array.from(all.flatMap(({ angles }) => [...angles])),
  };
  let next = 0;
  const starts = all.map(({ ids }) => {
    const start = next;
    next += ids.length;
    return start;
  });
  return {
    // The same columns as on screen where they are those.
    boxes: only && all.length === 1 ? only : boxes,
    ofRow: Uint32Array.from(all.flatMap(({ ids }, model) => Array.from(ids, () => model))),
    starts,
    names: images.map(({ name }) => name),
  };
}

/** The weight of each model. */
export function weightsOf({ names }: Models, { weights }: FusionLabOptions): number[] {
  return names.map((_, model) => weights[model] ?? 1);
}

/** A, B, ... Z, AA, ...; what stands before the number of a box where there are several models. */
export function letterOf(model: number): string {
  const last = String.fromCharCode(65 + (model % 26));
  return model < 26 ? last : letterOf(Math.floor(model / 26) - 1) + last;
}

/** The letter of a row's model; '' where there is but one. */
export function modelTag({ ofRow, names }: Models, row: number): string {
  return names.length > 1 ? letterOf(ofRow[row] ?? 0) : '';
}

/** A box as the canvas and the table of boxes number it: by its image's own rows. */
export function shortName(models: Models, row: number): string {
  const start = models.starts[models.ofRow[row] ?? 0] ?? 0;
  return `${modelTag(models, row)}#${row - start}`;
}

/** The same with the name of its class. */
export function memberName(frame: LabInput, models: Models, row: number): string {
  return bareName(frame, row).replace(/^#\d+/, shortName(models, row));
}
