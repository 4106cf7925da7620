import type { Kind } from 'boxstep-engine';
import { iouLab } from '../../../www/labs/iou/index';
import type { IouLabOptions } from '../../../www/labs/iou/lab';
import type { LabInput } from '../../../www/labs/lab';
import { nmsLab } from '../../../www/labs/nms/index';
import type { GreedyOptions } from '../../../www/labs/nms/lab';
import { iouCases } from '../../../www/scenes/cases-iou';
import { nmsCases } from '../../../www/scenes/cases-nms';
import type { Scene, SceneBox } from '../../../www/scenes/scene';
import { boxesOf, randomBoxes } from './boxes';
import { Random } from './random';

/** Something to run in a lab. */
export interface Case<O> {
  readonly name: string;
  readonly input: LabInput;
  readonly options: O;
}

const CLASSES = ['person', 'bicycle', 'dog'];

export function inputOf(
  rows: readonly SceneBox[],
  classNames: readonly string[] = CLASSES,
): LabInput {
  const boxes = boxesOf(rows);
  const image = { id: 1, name: 'image', width: null, height: null, picture: null, boxes };
  return { boxes, classNames, images: [image], image };
}

function sceneInput({ boxes, classNames }: Scene): LabInput {
  return inputOf(boxes, classNames);
}

/** The teaching cases of NMS, and boxes and options at random; some boxes inverted, some without score. */
export function nmsTimelines(random = new Random(7)): Case<GreedyOptions>[] {
  const teaching = nmsCases.map((scene) => ({
    name: scene.id,
    input: sceneInput(scene),
    options: { ...nmsLab.defaults, ...scene.options } as GreedyOptions,
  }));
  const others = Array.from({ length: 100 }, (_, i) => ({
    name: `at random, ${i}`,
    input: inputOf(randomBoxes(random, 9).map((box) => roughened(random, box))),
    options: {
      threshold: random.pick([0.5, 0.25, 1 / 3, 0, 1, random.next()]),
      extent: random.pick(['exclusive', 'inclusive']),
      boundary: random.pick(['greater', 'greater-or-equal']),
      ties: random.pick(['lowest-index', 'highest-index']),
      perClass: random.chance(0.4),
      scoreThreshold: random.chance(0.5) ? random.int(0, 12) / 12 : null,
      maxOutput: random.chance(0.4) ? random.int(0, 3) : null,
      topK: random.chance(0.2) ? random.int(0, 8) : null,
      measure: random.chance(0.3) ? random.pick(['giou', 'diou', 'ciou']) : 'iou',
      exponent: random.pick([1, 1, 0.6]),
    } satisfies GreedyOptions,
  }));
  return [...teaching, ...others];
}

function roughened(random: Random, [x1, y1, x2, y2, score, classIndex]: SceneBox): SceneBox {
  const [left, right] = random.chance(0.1) ? [x2, x1] : [x1, x2];
  return [left, y1, right, y2, random.chance(0.1) ? null : score, classIndex];
}

/** The teaching cases of IoU, the pairs of NMS's, and pairs at random; each measure, each extent. */
export function iouTimelines(random = new Random(11)): Case<IouLabOptions>[] {
  const inputs = [
    ...[...iouCases, ...nmsCases].map((scene) => ({ name: scene.id, input: sceneInput(scene) })),
    ...Array.from({ length: 8 }, (_, i) => ({
      name: `at random, ${i}`,
      input: inputOf([...randomBoxes(random, 1), ...randomBoxes(random, 1)]),
    })),
  ];
  const kinds: readonly Kind[] = ['iou', 'giou', 'diou', 'ciou'];
  const extents = ['exclusive', 'inclusive'] as const;
  return inputs.flatMap(({ name, input }) =>
    kinds.flatMap((kind) =>
      extents.map((extent) => ({
        name: `${name}, ${kind}, ${extent}`,
        input,
        options: { ...iouLab.defaults, kind, extent },
      })),
    ),
  );
}
