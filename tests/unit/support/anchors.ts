import { anchorsLab } from '../../../www/labs/anchors/index';
import type { AnchorsLabOptions } from '../../../www/labs/anchors/lab';
import { anchorsCases } from '../../../www/scenes/cases-anchors';
import type { Scene, SceneBox } from '../../../www/scenes/scene';
import type { Random } from './random';
import { type Case, inputOf } from './timelines';

export type Shape = readonly [width: number, height: number];

/** Boxes of these shapes. */
export function rowsOf(shapes: readonly Shape[]): SceneBox[] {
  return shapes.map(([width, height], row) => [row, 2, row + width, 2 + height, null, 0]);
}

/** Few lengths, so that shapes coincide and distances are equal often enough. */
export function randomShapes(random: Random, least: number, most: number): Shape[] {
  const unit = random.pick([1, 1, 0.25]);
  return Array.from(
    { length: random.int(least, most) },
    (): Shape => [random.int(1, 9) * unit, random.int(1, 9) * unit],
  );
}

/** Every choice that is not a number, with first centroids drawn or given. */
export function randomOptions(random: Random, shapes: readonly Shape[]): AnchorsLabOptions {
  const k = random.int(1, Math.min(4, shapes.length));
  const given = () => [random.pick([...shapes, [3, 5]] as unknown as [Shape, ...Shape[]])].flat();
  return {
    ...anchorsLab.defaults,
    k,
    seed: random.int(0, 1e6),
    init: random.chance(0.4) ? Array.from({ length: k }, given).flat() : null,
    initMethod: random.pick(['random-rows', 'distinct-rows', 'k-means++']),
    distance: random.pick(['iou', 'iou', 'euclidean', 'euclidean-whitened']),
    update: random.pick(['mean', 'median']),
    emptyCluster: random.pick(['keep', 'reseed', 'nan']),
    zeroAssignment: random.chance(0.3),
    maxIterations: random.chance(0.2) ? random.int(1, 3) : null,
  };
}

export function sceneOf(id: Scene['id']): Scene {
  const scene = anchorsCases.find((each) => each.id === id);
  if (!scene) throw new Error(`no scene ${id}`);
  return scene;
}

/** A scene as the lab has it. */
export function caseOf(
  scene: Scene,
  patch: Partial<AnchorsLabOptions> = {},
): Case<AnchorsLabOptions> {
  const options = { ...anchorsLab.defaults, ...scene.options, ...patch };
  return { name: scene.id, input: inputOf(scene.boxes, scene.classNames), options };
}

/** The small prepared scenes, and shapes and options at random. */
export function anchorsTimelines(random: Random): Case<AnchorsLabOptions>[] {
  const others = Array.from({ length: 80 }, (_, i) => {
    const shapes = randomShapes(random, 1, 9);
    const options = randomOptions(random, shapes);
    return { name: `at random, ${i}`, input: inputOf(rowsOf(shapes)), options };
  });
  const small = anchorsCases.filter(({ boxes }) => boxes.length < 100);
  return [...small.map((scene) => caseOf(scene)), ...others];
}
