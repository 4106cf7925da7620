import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../www/labs/pca/by-hand';
import { pcaLab } from '../../../www/labs/pca/index';
import { FEATURES, type PcaFrame, runColumnsOf } from '../../../www/labs/pca/lab';
import { pcaCases } from '../../../www/scenes/cases-pca';
import { sceneTexts } from '../../../www/scenes/text';
import { number } from '../../../www/text/numbers';
import { pcaFrames } from '../support/pca';

function endOf(id: string): PcaFrame {
  const scene = pcaCases.find((each) => each.id === id);
  const frame = scene && pcaFrames(scene.boxes, scene.options).at(-1);
  if (!frame) throw new Error(`no scene ${id}`);
  return frame;
}

/** The texts of a scene have these numbers and no other; PC1 is a name. */
function expectNumbers(id: (typeof pcaCases)[number]['id'], numbers: readonly string[]): void {
  for (const language of ['en', 'zh'] as const) {
    const found = sceneTexts[language][id].about.match(/(?<![A-Za-z\d.])\d+(\.\d+)?/g) ?? [];
    expect(new Set(found), `${id} in ${language}`).toEqual(new Set(numbers));
  }
}

const share = (frame: PcaFrame) =>
  number(100 * (runColumnsOf(frame).explainedVarianceRatio[0] ?? 0), 1);

describe('the scenes of PCA', () => {
  it.each(pcaCases)('$id sets options of the lab and stands within its picture', (scene) => {
    const allowed = Object.keys(pcaLab.defaults);
    expect(allowed).toEqual(expect.arrayContaining(Object.keys(scene.options)));
    const { features } = scene.options as { features: readonly string[] };
    expect(FEATURES).toEqual(expect.arrayContaining([...features]));
    const [width, height] = scene.size ?? [0, 0];
    for (const [x1, y1, x2, y2] of scene.boxes) {
      expect([x1, y1, x2, y2].every(Number.isInteger)).toBe(true);
      expect(0 <= x1 && x1 < x2 && x2 <= width).toBe(true);
      expect(0 <= y1 && y1 < y2 && y2 <= height).toBe(true);
    }
  });

  it('perspective: one component says how far away someone is', () => {
    const frame = endOf('perspective');
    expectNumbers('perspective', [share(frame)]);
    const [y = 0, width = 0, height = 0] = runColumnsOf(frame).components;
    expect(Math.min(y, width, height)).toBeGreaterThan(0.2);
  });

  it('tutorial: its variances and its first component are those that the text books print', () => {
    const { variances, components } = runColumnsOf(endOf('tutorial'));
    const [first = 0, second = 0] = variances;
    expect([first / 1e4, second / 1e4].map((each) => each.toFixed(5))).toEqual([
      '1.28403',
      '0.04908',
    ]);
    const loadings = [...components.slice(0, 2)].map((each) => each.toFixed(3));
    expectNumbers('tutorial', [
      ...['1', '100', first.toFixed(0), second.toFixed(0)],
      ...[(first / 1e4).toFixed(3), (second / 1e4).toFixed(4), ...loadings],
    ]);
  });

  it('elongated: the first component is where the text says', () => {
    const frame = endOf('elongated');
    const angle = number((answerOf(frame) * 180) / Math.PI, 1);
    expectNumbers('elongated', [angle, share(frame)]);
    expect(frame.run.about.features).toEqual(['width', 'height']);
  });

  it('round: both variances are the same, and nothing is turned', () => {
    const frame = endOf('round');
    const { covariance, variances } = runColumnsOf(frame);
    expect(covariance[1]).toBe(0);
    expect(variances[0]).toBe(variances[1]);
    expect(frame.run.about.nearlyEqual).toEqual([0]);
    expectNumbers('round', ['0', number(variances[0] ?? 0, 1)]);
  });

  it('one width: it is constant, and two components are left without variance', () => {
    const frame = endOf('one-width');
    const { constantColumns, withoutVariance } = frame.run.about;
    expect(constantColumns).toEqual([2]);
    expect(withoutVariance).toEqual([2, 3]);
    expect(frame.options.standardize).toBe(true);
    expectNumbers('one-width', ['0', number(runColumnsOf(frame).mean[2] ?? 0)]);
  });

  it('few rows: two components at most', () => {
    const frame = endOf('few-rows');
    expect(frame.run.about).toMatchObject({ rows: 3, columns: 4, possible: 2 });
    expect(frame.run.about.withoutVariance).toEqual([2, 3]);
    expectNumbers('few-rows', ['0']);
  });
});
