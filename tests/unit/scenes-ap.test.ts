import { describe, expect, it } from 'vitest';
import { kindOf } from '../../www/document/kinds';
import { documentBoxes } from '../../www/labs/ap/data';
import { apLab } from '../../www/labs/ap/index';
import type { ApFrame, ApLabOptions } from '../../www/labs/ap/lab';
import { apCases } from '../../www/scenes/cases-ap';
import type { Scene } from '../../www/scenes/scene';
import { apSceneTexts } from '../../www/scenes/text-ap';
import { apFrames, sceneCase } from './support/ap';

type Id = keyof typeof apSceneTexts.en;

function sceneOf(id: Id): Scene {
  const scene = apCases.find((each) => each.id === id);
  if (!scene) throw new Error(`no scene ${id}`);
  return scene;
}

function runOf(scene: Scene, patch: Partial<ApLabOptions> = {}): ApFrame[] {
  return apFrames(sceneCase(scene, patch));
}

/** mAP as the scene's text writes it. */
function mapOf(scene: Scene, patch: Partial<ApLabOptions> = {}): string {
  return String(Number(runOf(scene, patch).at(-1)?.run.about.mean?.toFixed(4)));
}

/** The text of a scene, in both languages, has these numbers and no other. */
function expectNumbers(id: Id, numbers: readonly string[]): void {
  for (const language of ['en', 'zh'] as const) {
    const found = apSceneTexts[language][id].about.match(/\d+(?:\.\d+)?/g) ?? [];
    expect(new Set(found), `${id} in ${language}`).toEqual(new Set(numbers));
  }
}

describe('the scenes of average precision', () => {
  it('set every option there is, and have a text', () => {
    for (const { id, options } of apCases) {
      expect(Object.keys(options).sort()).toEqual(Object.keys(apLab.defaults).sort());
      expect(apSceneTexts.en).toHaveProperty(id);
    }
  });

  it('the second best is taken by COCO and not by VOC', () => {
    const scene = sceneOf('second-best');
    const overlaps = runOf(scene).flatMap(({ detail: { event } }) =>
      event.kind === 'compare' && event.detection === 3 ? [event.overlap.toFixed(2)] : [],
    );
    const last = runOf(scene).findLast(({ detail: { event } }) => event.kind === 'judge');
    expect(last?.detail.event).toMatchObject({ detection: 3, reason: 'duplicate' });
    const coco = mapOf(scene, { matching: 'coco' });
    expectNumbers('second-best', ['0.8', '0.9', ...overlaps, mapOf(scene), coco]);
    expect(coco).toBe('1');
  });

  it('three readings of one curve differ', () => {
    const scene = sceneOf('three-readings');
    const ways = ['eleven-point', 'all-point', 'hundred-and-one-point'] as const;
    const values = ways.map((interpolation) => mapOf(scene, { interpolation }));
    expect(new Set(values).size).toBe(3);
    expectNumbers('three-readings', [...values, '11', '101']);
  });

  it('what is difficult counts as nothing, until it is an ordinary ground truth', () => {
    const scene = sceneOf('difficult');
    const { boxes } = documentBoxes(sceneCase(scene).input.images);
    const kinds = Array.from(boxes.ids, (_, row) => kindOf(boxes, row));
    expect(kinds.filter((kind) => kind === 'difficult')).toHaveLength(1);
    const { difficult: _, ...ordinary } = scene;
    expectNumbers('difficult', ['0.95', '0.6', mapOf(scene), mapOf(ordinary)]);
  });
});
