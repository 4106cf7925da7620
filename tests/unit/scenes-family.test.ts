import { describe, expect, it } from 'vitest';
import { fusionLab } from '../../www/labs/fusion/index';
import { columnsOf, type FusionLabOptions } from '../../www/labs/fusion/lab';
import { nmsLab } from '../../www/labs/nms/index';
import { weightAt } from '../../www/labs/soft/decay';
import { softLab } from '../../www/labs/soft/index';
import { runColumnsOf, type SoftLabOptions, scoresNow } from '../../www/labs/soft/lab';
import { PRESETS } from '../../www/labs/soft/presets';
import { fusionCases } from '../../www/scenes/cases-fusion';
import { softCases } from '../../www/scenes/cases-soft';
import type { Scene } from '../../www/scenes/scene';
import { sceneTexts } from '../../www/scenes/text';
import { iou, nms } from './support/engine';
import { fusionFrames, sceneInput, softFrames } from './support/family';
import { numbersIn } from './support/reading';

const sceneOf = (id: Scene['id']): Scene => {
  const scene = [...softCases, ...fusionCases].find((each) => each.id === id);
  if (!scene) throw new Error(`no scene ${id}`);
  return scene;
};

/** The text of a scene, in both languages, has these numbers and no other. */
function expectNumbers(id: Scene['id'], numbers: readonly string[]): void {
  for (const language of ['en', 'zh'] as const) {
    const found = numbersIn(sceneTexts[language][id].about);
    expect(new Set(found), `${id} in ${language}`).toEqual(new Set(numbers));
  }
}

function softEnd(id: Scene['id'], patch: Partial<SoftLabOptions> = {}) {
  const scene = sceneOf(id);
  const options = { ...softLab.defaults, ...scene.options, ...patch };
  const last = softFrames({ name: id, input: sceneInput(scene), options }).at(-1);
  if (!last) throw new Error('no frame');
  const kept = [...runColumnsOf(last).kept];
  return { kept, scores: scoresNow(last), rows: scene.boxes };
}

function fusionEnd(id: Scene['id'], patch: Partial<FusionLabOptions> = {}) {
  const scene = sceneOf(id);
  const options = { ...fusionLab.defaults, ...scene.options, ...patch };
  const last = fusionFrames({ name: id, input: sceneInput(scene), options }).at(-1);
  if (!last) throw new Error('no frame');
  const { fused, fusedScores, cluster } = columnsOf(last);
  return {
    fused,
    /** The score of the fused box that a row is in. */
    scoreOf: (row: number) => fusedScores[cluster[row] ?? -1] ?? Number.NaN,
  };
}

const corners = (scene: Scene, row: number) => scene.boxes[row]?.slice(0, 4) as number[];
const overlap = (scene: Scene, a: number, b: number) =>
  iou(corners(scene, a), corners(scene, b), {});

describe('scenes of Soft-NMS', () => {
  it('the street: greedy loses the man, Soft-NMS keeps him and drops the duplicates', () => {
    const scene = sceneOf('soft-street');
    const man = scene.boxes.findIndex((box) => box[4] === 0.91);
    const woman = scene.boxes.findIndex((box) => box[4] === 0.96);
    const { boxes } = sceneInput(scene);
    const greedy = nms(boxes.corners, boxes.scores, boxes.classes, {
      threshold: nmsLab.defaults.threshold,
      perClass: true,
    });
    expect([...greedy.keep]).not.toContain(man);
    const { kept, scores, rows } = softEnd('soft-street');
    expect(kept).toContain(man);
    // Of each thing one: the people, the cars and the bicycles, and two mistakes.
    for (const row of kept) {
      const better = kept.filter((other) => other !== row && overlap(scene, row, other) > 0.5);
      const sameClass = better.filter((other) => rows[other]?.[5] === rows[row]?.[5]);
      expect(sameClass.every((other) => [man, woman].includes(other))).toBe(true);
    }
    const minimum = (scene.options as SoftLabOptions).scoreThreshold;
    expectNumbers('soft-street', [
      String(nmsLab.defaults.threshold),
      '0.91',
      overlap(scene, man, woman).toFixed(2),
      '0.96',
      (scores[man] ?? 0).toFixed(3),
      String(minimum),
    ]);
  });

  it('fixture 5: two meanings of sigma', () => {
    const scene = sceneOf('soft-sigma');
    const options = { ...softLab.defaults, ...scene.options } as SoftLabOptions;
    const at = (patch: Partial<SoftLabOptions>) =>
      weightAt(overlap(scene, 0, 1), { ...options, ...patch }).toFixed(6);
    expect(at({ sigmaMeaning: 'tensorflow', sigma: 0.25 })).toBe(at({}));
    expectNumbers('soft-sigma', [
      String(overlap(scene, 0, 1)),
      String(options.sigma),
      '0.8',
      at({}),
      at({ sigmaMeaning: 'tensorflow' }),
      String(Number(at({ method: 'linear' }))),
      '0.25',
    ]);
    expect((softEnd('soft-sigma').scores[1] ?? 0) / 0.8).toBeCloseTo(0.375311, 6);
    const tf = softEnd('soft-sigma', { sigmaMeaning: 'tensorflow' });
    expect((tf.scores[1] ?? 0) / 0.8).toBeCloseTo(0.612626, 6);
    const linear = softEnd('soft-sigma', { method: 'linear' });
    expect((linear.scores[1] ?? 0) / 0.8).toBeCloseTo(0.3, 12);
  });

  it('the cut of TensorFlow.js', () => {
    const scene = sceneOf('soft-cut');
    const options = { ...softLab.defaults, ...scene.options };
    expect(options).toEqual(PRESETS.tfjs);
    const withCut = softEnd('soft-cut');
    expect(withCut.kept).toEqual([0, 2]);
    const without = softEnd('soft-cut', { hardCut: false });
    expect(without.kept).toEqual([0, 1, 2]);
    expectNumbers('soft-cut', [
      String(PRESETS.tfjs.threshold),
      '0.8',
      (without.scores[1] ?? 0).toFixed(3),
      '0.7',
      String(overlap(scene, 0, 2)),
      (withCut.scores[2] ?? 0).toFixed(3),
    ]);
  });
});

describe('scenes of fusion', () => {
  it('three models', () => {
    const scene = sceneOf('fuse-models');
    const { scoreOf } = fusionEnd('fuse-models');
    const dog = 15;
    expectNumbers('fuse-models', [
      String(1 + (scene.others?.length ?? 0)),
      scoreOf(3).toFixed(3),
      '2',
      scoreOf(4).toFixed(3),
      '0.6',
      String(Number(scoreOf(dog).toFixed(6))),
    ]);
  });

  it('a score above 1', () => {
    const with_ = fusionEnd('fuse-overflow').scoreOf(0);
    const without = fusionEnd('fuse-overflow', { allowsOverflow: false }).scoreOf(0);
    expectNumbers('fuse-overflow', [
      ...['0.9', '0.8', '2', '1'],
      String(Number(with_.toFixed(6))),
      String(Number(without.toFixed(6))),
    ]);
  });

  it('WBF against NMS', () => {
    const scene = sceneOf('fuse-single');
    const { fused, scoreOf } = fusionEnd('fuse-single');
    const { boxes } = sceneInput(scene);
    const greedy = nms(boxes.corners, boxes.scores, boxes.classes, { threshold: 0.55 });
    expect([...greedy.keep]).toEqual([0, 3]);
    expect(scoreOf(0)).toBeLessThan(scoreOf(3));
    const moved = iou([...fused.subarray(0, 4)], corners(scene, 0), {});
    expectNumbers('fuse-single', [
      ...['0.95', '0.6', '0.5'],
      scoreOf(0).toFixed(3),
      String(scoreOf(3)),
      moved.toFixed(2),
    ]);
  });
});
