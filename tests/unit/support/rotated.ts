import type { NmsLabOptions } from '../../../www/labs/nms/lab';
import { rotatedIouLab } from '../../../www/labs/rotated-iou/index';
import type { RotatedIouFrame, RotatedIouLabOptions } from '../../../www/labs/rotated-iou/lab';
import { rotatedNmsLab } from '../../../www/labs/rotated-nms/index';
import type { RotatedNmsFrame, RotatedNmsLabOptions } from '../../../www/labs/rotated-nms/lab';
import { rotatedCases } from '../../../www/scenes/cases-rotated';
import type { Scene, SceneBox } from '../../../www/scenes/scene';
import { randomBoxes } from './boxes';
import { framesOf } from './engine';
import type { Random } from './random';
import { inputOf } from './timelines';

export function sceneOf(id: Scene['id']): Scene {
  const scene = rotatedCases.find((each) => each.id === id);
  if (!scene) throw new Error(`no scene ${id}`);
  return scene;
}

/** cx, cy, w, h and radians of a box. */
export function five([x1, y1, x2, y2, , , degrees = 0]: SceneBox): number[] {
  return [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1, (degrees * Math.PI) / 180];
}

/** Boxes at angles where sides are parallel, and at others. */
export function turnedBoxes(random: Random, most: number): SceneBox[] {
  return randomBoxes(random, most).map((box): SceneBox => {
    const [x1, y1, x2, y2, score, classIndex] = box;
    const degrees = random.pick([0, 0, 90, -90, 45, 30, random.int(-180, 180)]);
    return [x1, y1, x2, y2, score, classIndex, degrees];
  });
}

export function randomNmsOptions(random: Random): RotatedNmsLabOptions {
  const pick = <K extends keyof NmsLabOptions>(...values: NmsLabOptions[K][]) =>
    random.pick(values as [NmsLabOptions[K], ...NmsLabOptions[K][]]);
  return {
    threshold: random.pick([0.5, 0.25, 0, 1, random.next()]),
    boundary: pick<'boundary'>('greater', 'greater-or-equal'),
    ties: pick<'ties'>('lowest-index', 'highest-index'),
    perClass: random.chance(0.4),
    scoreThreshold: random.chance(0.5) ? random.int(0, 12) / 12 : null,
    maxOutput: random.chance(0.4) ? random.int(0, 3) : null,
  };
}

export function iouFrames(
  rows: readonly SceneBox[],
  options: Partial<RotatedIouLabOptions> = {},
): RotatedIouFrame[] {
  const all = { ...rotatedIouLab.defaults, ...options };
  return framesOf(rotatedIouLab, inputOf(rows), all) as RotatedIouFrame[];
}

export function nmsFrames(
  rows: readonly SceneBox[],
  options: Partial<RotatedNmsLabOptions> = {},
): RotatedNmsFrame[] {
  const all = { ...rotatedNmsLab.defaults, ...options };
  return framesOf(rotatedNmsLab, inputOf(rows), all) as RotatedNmsFrame[];
}
