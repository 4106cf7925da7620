import { afterEach, describe, expect, it } from 'vitest';
import { LISTING_LANGUAGES } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { rotatedIouLab } from '../../../www/labs/rotated-iou/index';
import { rotatedNmsLab } from '../../../www/labs/rotated-nms/index';
import { scenes } from '../../../www/scenes/scenes';
import { language } from '../../../www/text/text';
import { Random } from '../support/random';
import { iouFrames, nmsFrames, randomNmsOptions, sceneOf, turnedBoxes } from '../support/rotated';
import { inputOf } from '../support/timelines';
import { mathText } from '../support/vnodes';

afterEach(() => {
  language.value = 'en';
});

const random = new Random(1974);
const iou = [
  ...(['octagon', 'corner-cut'] as const).map((id) => iouFrames(sceneOf(id).boxes)),
  ...Array.from({ length: 60 }, () =>
    iouFrames([...turnedBoxes(random, 1), ...turnedBoxes(random, 1)]),
  ),
];
const nms = [
  nmsFrames(sceneOf('ships').boxes),
  ...Array.from({ length: 60 }, () => nmsFrames(turnedBoxes(random, 9), randomNmsOptions(random))),
];

describe.each(['en', 'zh'] as const)('in %s', (shown) => {
  it('every event of rotated IoU is said, and never as NaN', () => {
    language.value = shown;
    for (const frame of iou.flat()) {
      const sentence = rotatedIouLab.sentence(frame);
      const formula = mathText(rotatedIouLab.formula(frame));
      expect(sentence + formula).not.toMatch(/NaN|undefined|∞|null/);
      expect(sentence).toMatch(/[.。]$/);
      expect(rotatedIouLab.roundName(frame, 0)).not.toBe('');
    }
  });

  it('every event of rotated NMS is said, and never as NaN', () => {
    language.value = shown;
    for (const frame of nms.flat()) {
      const sentence = rotatedNmsLab.sentence(frame);
      const formula = mathText(rotatedNmsLab.formula(frame));
      expect(sentence + formula).not.toMatch(/NaN|undefined|∞|null/);
      expect(sentence).toMatch(/[.。]$/);
    }
  });
});

describe('rotated IoU', () => {
  it('has events of every kind', () => {
    const kinds = new Set(iou.flat().map(({ detail }) => detail.event.kind));
    expect(kinds).toEqual(
      new Set([
        ...['corner', 'area', 'flat', 'edge', 'vertex', 'crossing', 'clipped'],
        ...['term', 'intersection', 'union', 'iou'],
      ]),
    );
  });

  it('names its rounds by what happens in them', () => {
    for (const frames of iou) {
      for (const frame of frames) {
        const { ends } = frame.run;
        const round = [...ends].findIndex((end) => frame.position < end);
        const name = rotatedIouLab.roundName(frame, round);
        const { event } = frame.detail;
        if ('edge' in event) expect(name).toBe(`Side ${event.edge + 1} clips`);
        if (event.kind === 'corner') expect(name).toBe('Corners');
        if (event.kind === 'term' || event.kind === 'intersection') expect(name).toBe('Area');
        if (event.kind === 'iou') expect(name).toBe('Ratio');
      }
    }
  });

  it('says what was decided of a vertex, and draws it there', () => {
    for (const frame of iou.flat()) {
      const { event, origin } = frame.detail;
      if (event.kind !== 'vertex') continue;
      const sentence = rotatedIouLab.sentence(frame);
      expect(sentence).toMatch(event.inside ? /It stays\.$/ : /It is cut off\.$/);
      const shape = rotatedIouLab.shapes(frame).find(({ id }) => id === 'vertex');
      const [x, y] = [origin[0] + event.point[0], origin[1] + event.point[1]];
      const label = `${event.vertex + 1} ${event.inside ? '✓' : '✕'}`;
      expect(shape).toMatchObject({ kind: 'point', x, y, label });
    }
  });

  it('numbers the vertices that a side leaves', () => {
    const [octagon = []] = iou;
    const last = octagon.findLast(({ detail }) => detail.event.kind === 'clipped');
    if (!last) throw new Error('no side clips');
    const shapes = rotatedIouLab.shapes(last);
    expect(shapes.filter(({ kind }) => kind === 'point')).toHaveLength(8);
    expect(shapes[0]).toMatchObject({ kind: 'polygon', filled: true });
  });

  it('needs two boxes, and takes the pair that is selected', () => {
    const one = inputOf([[0, 0, 1, 1, null, 0]]);
    expect(rotatedIouLab.engineOptions(one, rotatedIouLab.defaults)).toBeNull();
    const input = inputOf([...sceneOf('ships').boxes]);
    expect(rotatedIouLab.onSelection?.([30, 10], rotatedIouLab.defaults, input)).toEqual({
      a: 30,
      b: 10,
    });
    const options = { a: 30, b: 10 };
    expect(rotatedIouLab.engineOptions(input, options)).toMatchObject({ pair: [2, 0] });
  });
});

describe('rotated NMS', () => {
  it('fills the intersection of a pair that meets', () => {
    for (const frame of nms.flat()) {
      const { event } = frame.detail;
      if (event.kind !== 'compare') continue;
      const polygon = rotatedNmsLab.shapes(frame).find(({ kind }) => kind === 'polygon');
      expect(polygon !== undefined).toBe(event.polygon.length >= 3);
    }
  });
});

describe('the marks of the listings', () => {
  const labs = [
    { lab: rotatedIouLab, tags: iou.flat().map((frame) => rotatedIouLab.codeTags(frame)) },
    { lab: rotatedNmsLab, tags: nms.flat().map((frame) => rotatedNmsLab.codeTags(frame)) },
  ];

  it.each(labs)('of $lab.id are a line for each event, in every language', ({ lab, tags }) => {
    for (const shown of LISTING_LANGUAGES) {
      const { marks, code } = listingOf(lab.listings, shown);
      expect(code).not.toContain('observer.on');
      expect(code.length).toBeGreaterThan(300);
      for (const tag of new Set(tags.flat())) {
        expect(marks[tag]?.length ?? 0, `${tag} in ${shown}`).toBeGreaterThan(0);
      }
    }
  });
});

it('the scenes of rotated boxes are listed', () => {
  expect(scenes.filter(({ lab }) => lab.startsWith('rotated')).map(({ id }) => id)).toEqual([
    'octagon',
    'corner-cut',
    'ships',
  ]);
});
