import type { FusionDetail, FusionSummary, SoftDetail, SoftSummary } from 'boxstep-family';
import { fusionLab } from '../../../www/labs/fusion/index';
import type { FusionFrame, FusionLabOptions } from '../../../www/labs/fusion/lab';
import type { LabInput } from '../../../www/labs/lab';
import { softLab } from '../../../www/labs/soft/index';
import type { SoftFrame, SoftLabOptions } from '../../../www/labs/soft/lab';
import { fusionCases } from '../../../www/scenes/cases-fusion';
import { softCases } from '../../../www/scenes/cases-soft';
import type { Scene, SceneBox } from '../../../www/scenes/scene';
import { boxesOf, randomBoxes } from './boxes';
import { framesOf } from './engine';
import { Random } from './random';
import { type Case, inputOf } from './timelines';

/** Several images of boxes, as if each was opened from a file of its own. */
export function imagesOf(
  all: readonly (readonly SceneBox[])[],
  classNames: readonly string[] = ['person', 'bicycle', 'dog'],
): LabInput {
  let lastId = 0;
  const images = all.map((rows, index) => {
    const { ids, ...columns } = boxesOf(rows);
    // Unique in the document, and not their rows.
    const boxes = { ...columns, ids: ids.map((id) => lastId + id) };
    lastId += 10 * (rows.length + 1);
    const name = `model ${index}`;
    return { id: index + 1, name, width: null, height: null, picture: null, boxes };
  });
  const [image] = images;
  if (!image) throw new Error('no images');
  return { boxes: image.boxes, classNames, images, image };
}

export function sceneInput({ boxes, others = [], classNames }: Scene): LabInput {
  return imagesOf([boxes, ...others.map((other) => other.boxes)], classNames);
}

/** Boxes about few places, so that most have some to join. */
export function heapedBoxes(random: Random, most: number): SceneBox[] {
  return Array.from({ length: random.int(1, most) }, (): SceneBox => {
    const [x, y] = [30 * random.int(0, 1) + random.int(0, 4), random.int(0, 4)];
    const [width, height] = [random.int(12, 16), random.int(12, 16)];
    const score = random.int(1, 12) / 12;
    return [x, y, x + width, y + height, score, random.chance(0.15) ? 1 : 0];
  });
}

/** Some boxes inverted, some without a score, some with a negative one. */
function roughBoxes(random: Random, most: number): SceneBox[] {
  return randomBoxes(random, most).map(([x1, y1, x2, y2, score, classIndex]): SceneBox => {
    const [left, right] = random.chance(0.1) ? [x2, x1] : [x1, x2];
    const value = random.chance(0.1) ? null : random.chance(0.05) ? -0.5 : score;
    return [left, y1, right, y2, value, classIndex];
  });
}

export function softOptions(random: Random): SoftLabOptions {
  return {
    method: random.pick(['gaussian', 'gaussian', 'linear', 'hard']),
    threshold: random.pick([0.3, 0.5, 0.25, 1 / 3, 0, 1, random.next()]),
    boundary: random.pick(['greater', 'greater-or-equal']),
    sigma: random.pick([0.5, 0.25, 0.1, 2]),
    sigmaMeaning: random.pick(['paper', 'tensorflow']),
    hardCut: random.chance(0.4),
    scoreThreshold: random.pick([0.001, 0, 0.25, 0.5]),
    scoreBoundary: random.pick(['greater', 'greater-or-equal']),
    extent: random.pick(['exclusive', 'inclusive']),
    ties: random.pick(['lowest-index', 'highest-index']),
    perClass: random.chance(0.4),
    maxOutput: random.chance(0.3) ? random.int(0, 3) : null,
  };
}

/** The scenes of Soft-NMS, and boxes and options at random. */
export function softTimelines(count: number, random = new Random(31)): Case<SoftLabOptions>[] {
  const scenes = softCases.map((scene) => ({
    name: scene.id,
    input: sceneInput(scene),
    options: { ...softLab.defaults, ...scene.options },
  }));
  const others = Array.from({ length: count }, (_, i) => ({
    name: `at random, ${i}`,
    input: inputOf(roughBoxes(random, 8)),
    options: softOptions(random),
  }));
  return [...scenes, ...others];
}

export function softFrames({ input, options }: Case<SoftLabOptions>): SoftFrame[] {
  return framesOf<SoftLabOptions, SoftDetail, SoftSummary>(softLab, input, options);
}

export function fusionOptions(random: Random): FusionLabOptions {
  return {
    method: random.pick(['wbf', 'wbf', 'nmw']),
    threshold: random.pick([0.55, 0.5, 0.25, 0, 1 / 3, random.next()]),
    scoreThreshold: random.pick([0, 0, 0.1, 0.4]),
    confidence: random.pick(['average', 'average', 'max', 'box-and-model', 'absent-model-aware']),
    allowsOverflow: random.chance(0.4),
    clipToUnit: random.chance(0.1),
    ties: random.pick(['lowest-index', 'highest-index']),
    models: random.pick(['one', 'images', 'images']),
    weights: random.chance(0.5) ? [] : [random.int(1, 4), random.int(1, 4) / 2],
  };
}

/** The scenes of fusion, and boxes of one to three models at random. */
export function fusionTimelines(count: number, random = new Random(37)): Case<FusionLabOptions>[] {
  const scenes = fusionCases.map((scene) => ({
    name: scene.id,
    input: sceneInput(scene),
    options: { ...fusionLab.defaults, ...scene.options },
  }));
  const others = Array.from({ length: count }, (_, i) => ({
    name: `at random, ${i}`,
    input: imagesOf(
      Array.from({ length: random.int(1, 3) }, () =>
        i % 2 === 0 ? roughBoxes(random, 4) : heapedBoxes(random, 4),
      ),
    ),
    options: fusionOptions(random),
  }));
  return [...scenes, ...others];
}

export function fusionFrames({ input, options }: Case<FusionLabOptions>): FusionFrame[] {
  return framesOf<FusionLabOptions, FusionDetail, FusionSummary>(fusionLab, input, options);
}
