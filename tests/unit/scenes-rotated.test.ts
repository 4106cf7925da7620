import { rotatedIou, rotatedNms } from 'boxstep-rotated';
import { describe, expect, it } from 'vitest';
import { rotatedCases } from '../../www/scenes/cases-rotated';
import type { Scene } from '../../www/scenes/scene';
import { rotatedSceneTexts } from '../../www/scenes/text-rotated';
import './support/engine';
import { five, iouFrames, sceneOf } from './support/rotated';

/** The text of a scene, in both languages, has these numbers and no other. */
function expectNumbers(id: keyof typeof rotatedSceneTexts.en, numbers: readonly string[]): void {
  for (const language of ['en', 'zh'] as const) {
    const found = rotatedSceneTexts[language][id].about.match(/−?\d+(?:\.\d+)?/g) ?? [];
    expect(new Set(found), `${id} in ${language}`).toEqual(new Set(numbers));
  }
}

function pairOf({ boxes }: Scene): number {
  const [a = [], b = []] = boxes.map(five);
  return rotatedIou(a, b);
}

describe('the scenes of rotated boxes', () => {
  it('have boxes whose middles are in the picture', () => {
    for (const { size, boxes } of rotatedCases) {
      for (const [x, y] of boxes.map(five)) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(size?.[0] ?? 0);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(size?.[1] ?? 0);
      }
    }
  });

  it('two squares make an octagon', () => {
    const scene = sceneOf('octagon');
    expect(pairOf(scene)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(iouFrames(scene.boxes).at(-1)?.detail.polygon).toHaveLength(8);
    expectNumbers('octagon', ['45', '8', pairOf(scene).toFixed(4), '1', '2']);
  });

  it('a corner is cut', () => {
    const scene = sceneOf('corner-cut');
    expect(scene.boxes.map((box) => box[6])).toEqual([10, 40]);
    expectNumbers('corner-cut', ['10', '40', pairOf(scene).toFixed(4)]);
  });

  it('five ships are left at 0.4, and one too many at 0.5', () => {
    const { boxes, options } = sceneOf('ships');
    expect(options).toMatchObject({ threshold: 0.5 });
    const scores = boxes.map(([, , , , score]) => score ?? 1);
    const kept = (threshold: number) =>
      [...rotatedNms(boxes.flatMap(five), scores, null, { threshold }).keep].map(
        (row) => scores[row],
      );
    expect(kept(0.4)).toEqual([0.97, 0.95, 0.93, 0.9, 0.86]);
    expect(kept(0.5)).toEqual([0.97, 0.95, 0.93, 0.9, 0.86, 0.64]);
    const [ship, other] = [0.9, 0.64].map((score) => boxes[scores.indexOf(score)]);
    if (!ship || !other) throw new Error('no such score');
    expect((ship[6] ?? 0) - (other[6] ?? 0)).toBe(25);
    const iou = rotatedIou(five(ship), five(other)).toFixed(2);
    expectNumbers('ships', ['9', '5', '0.5', '0.64', '0.9', '25', iou, '0.4']);
  });

  it('the lesson says how much a turn by 10 degrees costs a long box', () => {
    expect(rotatedIou([0, 0, 100, 10, 0], [0, 0, 100, 10, Math.PI / 18]).toFixed(2)).toBe('0.40');
  });
});
