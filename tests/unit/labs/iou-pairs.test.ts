import type { IouDetail, IouSummary } from 'boxstep-engine';
import { afterEach, describe, expect, it } from 'vitest';
import { iouLab } from '../../../www/labs/iou/index';
import type { IouLabOptions } from '../../../www/labs/iou/lab';
import { pairRows } from '../../../www/labs/iou/options';
import type { LabFrame } from '../../../www/labs/lab';
import type { SceneBox } from '../../../www/scenes/scene';
import { language } from '../../../www/text/text';
import { framesOf } from '../support/engine';
import { FakeEngine } from '../support/fake-engine';
import { inputOf } from '../support/timelines';

type IouFrame = LabFrame<IouLabOptions, IouDetail, IouSummary>;

const LANGUAGES = ['en', 'zh'] as const;
const { defaults } = iouLab;

/** Boxes with the ids 10, 20, 30, ... */
const boxes = (count: number) =>
  inputOf(Array.from({ length: count }, (_, i): SceneBox => [i, 0, i + 10, 10, 0.5, 0]));

const framesOfPair = (rows: readonly SceneBox[], options: Partial<IouLabOptions> = {}) =>
  framesOf(iouLab, inputOf(rows), { ...defaults, ...options }) as IouFrame[];

afterEach(() => {
  language.value = 'en';
});

describe('the pair', () => {
  it.each([
    // Nothing chosen: the first two.
    [null, null, [0, 1]],
    // Both chosen, in either order.
    [10, 20, [0, 1]],
    [30, 20, [2, 1]],
    // One chosen: the other is the first that is free.
    [30, null, [2, 0]],
    [10, null, [0, 1]],
    [null, 30, [0, 2]],
    [null, 10, [1, 0]],
    // A chosen box is gone.
    [99, 20, [0, 1]],
    [99, 10, [1, 0]],
    [30, 99, [2, 0]],
    [10, 99, [0, 1]],
    [98, 99, [0, 1]],
    // The same box twice cannot be compared.
    [10, 10, [0, 1]],
    [30, 30, [2, 0]],
  ])('of %j and %j is in rows %j', (a, b, rows) => {
    expect(pairRows(boxes(3), { a, b })).toEqual(rows);
  });

  it('is two boxes that are there, whatever was chosen', () => {
    const choices = [null, 10, 20, 30, 40, 99];
    for (const count of [2, 3, 4]) {
      for (const a of choices) {
        for (const b of choices) {
          const [first, second] = pairRows(boxes(count), { a, b }) ?? [-1, -1];
          expect(first).not.toBe(second);
          for (const row of [first, second]) {
            expect(row).toBeGreaterThanOrEqual(0);
            expect(row).toBeLessThan(count);
          }
        }
      }
    }
  });

  it.each(LANGUAGES)('is none with fewer than two boxes, and that is said in %s', (shown) => {
    for (const count of [0, 1]) {
      expect(pairRows(boxes(count), { a: 10, b: 20 })).toBeNull();
      expect(iouLab.engineOptions(boxes(count), defaults)).toBeNull();
    }
    expect(iouLab.needs[shown]).toMatch(/IoU .+/);
  });

  it('goes to the engine in rows, and nothing that is the page’s goes along', () => {
    const options = { ...defaults, a: 30, b: 10, kind: 'ciou', landscape: true } as const;
    expect(iouLab.engineOptions(boxes(3), options)).toEqual({
      pair: [2, 0],
      extent: 'exclusive',
      kind: 'ciou',
    });
    const [frame] = framesOf(iouLab, boxes(3), options) as IouFrame[];
    expect(frame?.detail).toMatchObject({ a: [2, 0, 12, 10], b: [0, 0, 10, 10] });
  });

  it.each([
    [[], null],
    [[10], null],
    [[20], null],
    [[30], { a: 10, b: 30 }],
    [[30, 40], { a: 30, b: 40 }],
    [[20, 10], { a: 20, b: 10 }],
    [[10, 20, 30], null],
  ])('after selecting %j changes by %j', (ids, change) => {
    expect(iouLab.onSelection?.(ids, { ...defaults, a: 10, b: 20 }, boxes(4))).toEqual(change);
  });

  it('is not swapped by selecting the one that is A because none was chosen', () => {
    expect(iouLab.onSelection?.([10], defaults, boxes(3))).toBeNull();
    expect(iouLab.onSelection?.([30], defaults, boxes(3))).toEqual({ a: 10, b: 30 });
  });
});

describe('a place', () => {
  it('is about the pair of the whole run, so it is kept by its number', () => {
    for (const { detail } of framesOfPair([
      [0, 0, 10, 10, null, 0],
      [5, 5, 15, 15, null, 0],
    ])) {
      expect(iouLab.anchor(detail)).toBeNull();
    }
  });
});

describe('notes', () => {
  const upright: SceneBox = [30, 20, 230, 200, 1, 0];
  const inverted: SceneBox = [210, 30, 420, 5, 0.8, 0];

  it.each(LANGUAGES)('in %s say what comes of an inverted box, at every step', (shown) => {
    const frames = framesOfPair([upright, inverted], { extent: 'inclusive' });
    language.value = shown;
    for (const frame of frames) {
      const [note, ...more] = iouLab.notes(frame);
      expect(more).toEqual([]);
      for (const part of ['py_nms', '36381', '−5064']) expect(note).toContain(part);
      expect(note).toMatch(/(overlap of |重叠度 )0[.。]$/);
    }
  });

  it('count the sides as the run does', () => {
    const [frame] = framesOfPair([inverted, upright]);
    if (!frame) throw new Error('a run without events');
    expect(iouLab.notes(frame).join()).toContain('−5250 and 36000');
  });

  it('are none where both boxes are upright', () => {
    const [frame] = framesOfPair([upright, [50, 50, 260, 220, 0.9, 0], inverted]);
    if (!frame) throw new Error('a run without events');
    expect(iouLab.notes(frame)).toEqual([]);
  });
});

describe('the landscape', () => {
  const view = { x: -5, y: 3, step: 0.5, width: 40, height: 30 };
  const palette = Uint8Array.of(0, 0, 0, 255);
  const frameOf = (options: Partial<IouLabOptions>) => {
    const [frame] = framesOfPair(
      [
        [0, 0, 10, 10, null, 0],
        [25, 15, 5, 5, null, 0],
      ],
      options,
    );
    if (!frame) throw new Error('a run without events');
    return frame;
  };

  it('is not computed unless it is asked for', () => {
    const fake = new FakeEngine();
    expect(iouLab.field?.(frameOf({}), view, fake.engine, palette)).toBeNull();
    expect(fake.requests).toEqual([]);
  });

  it('is asked of the engine for the pair, with ordered corners, and the window', () => {
    const fake = new FakeEngine();
    fake.hold = true;
    const options = { landscape: true, kind: 'giou', extent: 'inclusive' } as const;
    const field = iouLab.field?.(frameOf(options), view, fake.engine, palette);
    expect(field).toBeInstanceOf(Promise);
    expect(fake.requests.map(({ name, args }) => [name, args])).toEqual([
      [
        'landscape',
        [
          {
            fixed: [0, 0, 10, 10],
            moving: [5, 5, 25, 15],
            extent: 'inclusive',
            kind: 'giou',
            ...view,
          },
          palette,
        ],
      ],
    ]);
    fake.engine.cancel();
    return expect(field).rejects.toThrow('cancelled');
  });
});
