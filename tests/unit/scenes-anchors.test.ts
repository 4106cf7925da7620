import { describe, expect, it } from 'vitest';
import { anchorsLab } from '../../www/labs/anchors/index';
import type { AnchorsFrame, AnchorsLabOptions } from '../../www/labs/anchors/lab';
import { anchorsCases } from '../../www/scenes/cases-anchors';
import type { Scene } from '../../www/scenes/scene';
import { scenes } from '../../www/scenes/scenes';
import { anchorsSceneTexts } from '../../www/scenes/text-anchors';
import { caseOf, sceneOf } from './support/anchors';
import { framesOf } from './support/engine';

/** The end of a scene's run. */
function endOf(id: Scene['id'], patch: Partial<AnchorsLabOptions> = {}): AnchorsFrame {
  const { input, options } = caseOf(sceneOf(id), patch);
  const frame = framesOf(anchorsLab, input, options).at(-1);
  if (!frame) throw new Error('a run without events');
  return frame as AnchorsFrame;
}

const averages = (frame: AnchorsFrame) => [...(frame.run.columns.averages ?? [])];
const written = (average = Number.NaN) => average.toFixed(3);

/** The text of a scene, in both languages, has these numbers and no other. */
function expectNumbers(id: keyof typeof anchorsSceneTexts.en, numbers: readonly string[]): void {
  for (const language of ['en', 'zh'] as const) {
    const about = anchorsSceneTexts[language][id].about.replace('0/0', '');
    const found = about.match(/\d+(?:\.\d+)?/g) ?? [];
    expect(new Set(found), `${id} in ${language}`).toEqual(new Set(numbers));
  }
}

describe('the scenes of anchors', () => {
  it('come after those of the first labs, and set options that there are', () => {
    const places = anchorsCases.map((scene) => scenes.indexOf(scene));
    expect(Math.min(...places)).toBeGreaterThan(14);
    for (const { options } of anchorsCases) {
      for (const [name, value] of Object.entries(options)) {
        expect(anchorsLab.defaults, name).toHaveProperty(name);
        expect(value, name).toBeDefined();
      }
    }
  });

  it('have boxes inside their picture', () => {
    for (const { size, boxes } of anchorsCases) {
      for (const [x1, y1, x2, y2] of boxes) {
        expect(0 <= x1 && x1 < x2 && 0 <= y1 && y1 < y2).toBe(true);
        if (size) expect(x2 <= size[0] && y2 <= size[1]).toBe(true);
      }
    }
  });

  it('a street: the four kinds are found', () => {
    const scene = sceneOf('traffic');
    const frame = endOf('traffic');
    expect(frame.run.about.reason).toBe('unchanged');
    // Each kind has most of its shapes in a cluster of its own.
    const { assignment } = frame.columns;
    const homes = scene.classNames.map((_, kind) => {
      const clusters = scene.boxes.flatMap((box, row) =>
        box[5] === kind ? [assignment?.[row]] : [],
      );
      const most = [0, 1, 2, 3].map((at) => clusters.filter((each) => each === at).length);
      expect(Math.max(...most)).toBeGreaterThan(clusters.length * 0.6);
      return most.indexOf(Math.max(...most));
    });
    expect(new Set(homes).size).toBe(4);
    expectNumbers('traffic', [
      String(scene.boxes.length),
      String(frame.run.about.k),
      String(frame.run.about.iterations),
      written(frame.run.about.avgIou),
    ]);
  });

  it('the mean falls, and the median does not', () => {
    const [before, after] = averages(endOf('mean-falls'));
    const median = averages(endOf('mean-falls', { update: 'median' }));
    expect(median.every((average) => average === before)).toBe(true);
    expect(endOf('mean-falls').run.about.fell).toEqual([2]);
    expect([...(endOf('mean-falls').columns.centroids ?? [])]).toEqual([40, 40]);
    expectNumbers('mean-falls', ['10', '100', '40', written(before), written(after)]);
  });

  it('twins end in NaN and are stopped; kept or reseeded they end', () => {
    const { about } = endOf('never-ends').run;
    expect(about).toMatchObject({ reason: 'nan', twins: [1] });
    const counts = [...(endOf('never-ends').run.columns.countsByPass ?? [])];
    expect(counts.slice(-6)).toEqual([0, 12, 0, 12, 0, 0]);
    for (const emptyCluster of ['keep', 'reseed'] as const) {
      expect(endOf('never-ends', { emptyCluster }).run.about.reason).toBe('unchanged');
    }
    expectNumbers('never-ends', [String(about.k), String(about.shapes), String(about.iterations)]);
  });

  it('with one seed people and signs share a centroid, with another they do not', () => {
    const scene = sceneOf('seeds');
    const [first, third] = [endOf('seeds'), endOf('seeds', { seed: 3 })];
    const home = (frame: AnchorsFrame, kind: string) => {
      const rows = [...scene.boxes.keys()].filter(
        (row) => scene.classNames[scene.boxes[row]?.[5] ?? 0] === kind,
      );
      const most = [0, 1, 2, 3].map(
        (at) => rows.filter((row) => frame.columns.assignment?.[row] === at).length,
      );
      expect(Math.max(...most)).toBeGreaterThan(rows.length * 0.8);
      return most.indexOf(Math.max(...most));
    };
    expect(home(first, 'person')).toBe(home(first, 'sign'));
    expect(home(third, 'person')).not.toBe(home(third, 'sign'));
    expectNumbers('seeds', [
      String(first.run.about.shapes),
      '0',
      written(first.run.about.avgIou),
      '3',
      written(third.run.about.avgIou),
    ]);
  });

  it('the shapes in the middle go one way by IoU and the other by Euclid', () => {
    const [iou, euclid] = [endOf('not-euclid'), endOf('not-euclid', { distance: 'euclidean' })];
    const middle = [...Array(5).keys()].map((at) => 14 + at);
    for (const row of middle) {
      const box = sceneOf('not-euclid').boxes[row];
      expect((box?.[3] ?? 0) - (box?.[1] ?? 0)).toBeGreaterThan(45);
      expect(iou.columns.assignment?.[row]).toBe(1);
      expect(euclid.columns.assignment?.[row]).toBe(0);
    }
    expectNumbers('not-euclid', [
      '60',
      written(iou.run.about.avgIou),
      written(euclid.run.about.avgIou),
    ]);
  });
});
