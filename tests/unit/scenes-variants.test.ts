import * as library from 'boxstep';
import { describe, expect, it } from 'vitest';
import { adaptiveLab } from '../../www/labs/variants/adaptive';
import { clusterLab } from '../../www/labs/variants/cluster';
import { fastLab } from '../../www/labs/variants/fast';
import type { VariantFrame } from '../../www/labs/variants/lab';
import { matrixLab } from '../../www/labs/variants/matrix';
import { variantCases } from '../../www/scenes/cases-variants';
import type { Scene } from '../../www/scenes/scene';
import { variantSceneTexts } from '../../www/scenes/text-variants';
import { boxesOf } from './support/boxes';
import { framesOf } from './support/engine';
import { inputOf } from './support/timelines';

type Id = keyof typeof variantSceneTexts.en;

const labs = {
  'adaptive-nms': adaptiveLab,
  'fast-nms': fastLab,
  'cluster-nms': clusterLab,
  'matrix-nms': matrixLab,
};

function sceneOf(id: Id): Scene & { lab: keyof typeof labs } {
  const scene = variantCases.find((each) => each.id === id);
  if (!scene || !(scene.lab in labs)) throw new Error(`no scene ${id}`);
  return scene as Scene & { lab: keyof typeof labs };
}

function framesIn(id: Id): VariantFrame[] {
  const { lab, boxes, options } = sceneOf(id);
  const { defaults } = labs[lab];
  for (const name of Object.keys(options)) expect(defaults, name).toHaveProperty(name);
  return framesOf(labs[lab] as never, inputOf(boxes), {
    ...defaults,
    ...options,
  }) as VariantFrame[];
}

const keptIn = (id: Id) => [...(framesIn(id)[0]?.run.columns.kept ?? [])];

/** The text of a scene, in both languages, has these numbers and no other. */
function expectNumbers(id: Id, numbers: readonly string[]): void {
  for (const language of ['en', 'zh'] as const) {
    const found = variantSceneTexts[language][id].about.match(/\d+(?:\.\d+)?/g) ?? [];
    expect(new Set(found), `${id} in ${language}`).toEqual(new Set(numbers));
  }
}

const iou = (id: Id, a: number, b: number) => {
  const { corners } = boxesOf(sceneOf(id).boxes);
  return library.iou(corners.subarray(4 * a, 4 * a + 4), corners.subarray(4 * b, 4 * b + 4));
};

const greedy = (id: Id, threshold: number) => {
  const { corners, scores } = boxesOf(sceneOf(id).boxes);
  return [...library.nms(corners, scores, null, { threshold }).keep];
};

describe('the scenes of the variants', () => {
  it('a falling threshold suppresses what a fixed one keeps', () => {
    expect(keptIn('adaptive-falls')).toEqual([0, 2, 3, 4]);
    expect(greedy('adaptive-falls', 0.9)).toEqual([0, 1, 2, 3, 4]);
    const overlap = iou('adaptive-falls', 0, 1).toFixed(2);
    expectNumbers('adaptive-falls', [overlap, '0.9', '0.81', '1']);
  });

  it('a chain: Fast NMS keeps A alone', () => {
    expect(keptIn('fast-chain')).toEqual([0]);
    expect(greedy('fast-chain', 0.4)).toEqual([0, 2]);
    const between = iou('fast-chain', 0, 1).toFixed(2);
    expect(iou('fast-chain', 1, 2).toFixed(2)).toBe(between);
    expectNumbers('fast-chain', ['0.9', '0.8', '0.7', between]);
  });

  it('a chain: Cluster-NMS needs a pass for each box', () => {
    const kept = framesIn('cluster-chain').flatMap(({ detail }) =>
      detail.event.kind === 'again' ? [detail.kept] : [],
    );
    expect(kept).toEqual([1, 4, 2, 3, 3]);
    expect(keptIn('cluster-chain')).toEqual(greedy('cluster-chain', 0.4));
    const between = iou('cluster-chain', 0, 1).toFixed(2);
    expectNumbers('cluster-chain', ['5', between, '0.4', ...kept.map(String)]);
  });

  it('a chain: Matrix NMS lowers C by A alone', () => {
    const lowered = framesIn('matrix-chain').flatMap(({ detail: { event } }) =>
      event.kind === 'lower' ? [event] : [],
    );
    expect(lowered.map(({ by }) => by ?? null)).toEqual([null, 0, 0]);
    const asked = framesIn('matrix-chain').flatMap(({ detail: { event } }) =>
      event.kind === 'decay' && event.better === 1 ? [event.ratio] : [],
    );
    expect(asked).toEqual([1]);
    expect(keptIn('matrix-chain')).toEqual(greedy('matrix-chain', 0.4));
    const after = lowered.slice(1).map((event) => event.after.toFixed(3));
    expectNumbers('matrix-chain', ['0.8', ...after, '1', '0.7', '0.5']);
  });

  it('a copy: it has no say', () => {
    const events = framesIn('matrix-copy').map(({ detail }) => detail.event);
    const silent = events.filter(
      (event) => event.kind === 'decay' && (event.ratio ?? null) === null,
    );
    expect(silent).toMatchObject([{ better: 1, other: 2, compensation: 0 }]);
    const last = events.findLast((event) => event.kind === 'lower');
    expect(last).toMatchObject({ item: 2, by: 0 });
    if (last?.kind !== 'lower') throw new Error('nothing is lowered');
    expectNumbers('matrix-copy', [
      '0',
      '0.8',
      last.factor.toFixed(3),
      '0.7',
      last.after.toFixed(1),
    ]);
  });
});
