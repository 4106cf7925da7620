import type { EvolutionDetail, EvolutionSummary } from 'boxstep-anchors';
import { evolutionLab } from '../../../www/labs/evolution/index';
import type { EvolutionFrame, EvolutionLabOptions } from '../../../www/labs/evolution/lab';
import type { LabInput } from '../../../www/labs/lab';
import type { SceneBox } from '../../../www/scenes/scene';
import { framesOf } from './engine';
import { Random } from './random';
import { inputOf } from './timelines';

export interface EvolutionCase {
  readonly input: LabInput;
  readonly options: EvolutionLabOptions;
}

/** Boxes in an image of a known size. */
export function sizedInput(rows: readonly SceneBox[], size: readonly [number, number]): LabInput {
  const { image, ...rest } = inputOf(rows);
  const sized = { ...image, width: size[0], height: size[1] };
  return { ...rest, image: sized, images: [sized] };
}

/** Shapes and options at random: bold and careful searches, from a model's anchors and from few. */
export function evolutionCases(count: number, random = new Random(23)): EvolutionCase[] {
  return Array.from({ length: count }, (_, i) => {
    const rows = Array.from({ length: random.int(1, 12) }, (): SceneBox => {
      const [width, height] = [random.int(1, 90), random.int(1, 90)];
      const [x, y] = [random.int(0, 100), random.int(0, 100)];
      return [x, y, x + width, y + height, null, 0];
    });
    const few = Array.from({ length: 2 * random.int(1, 4) }, () => random.int(1, 40) / 200);
    const options: EvolutionLabOptions = {
      ...evolutionLab.defaults,
      unit: random.pick(['pixels', 'normalised']),
      input: random.pick([416, 640]),
      ...(i % 2 === 0
        ? { start: 'given', given: { anchors: few, shares: true } }
        : { start: random.pick(['yolov5', 'yolov3', 'tiny']) }),
      seed: random.int(0, 1000),
      generations: random.int(1, 30),
      ratio: random.pick([4, 2, 1.5]),
      mutationProbability: random.pick([0.9, 0.3, 1]),
      sigma: random.pick([0.1, 1, 0.4]),
      minSide: random.pick([2, 0, 20]),
    };
    return { input: sizedInput(rows, [200, 200]), options };
  });
}

export function evolutionFrames({ input, options }: EvolutionCase): EvolutionFrame[] {
  return framesOf<EvolutionLabOptions, EvolutionDetail, EvolutionSummary>(
    evolutionLab,
    input,
    options,
  );
}
