import type { IouDetail, IouSummary, Quantity, Values } from 'boxstep-engine';
import { afterEach, describe, expect, it } from 'vitest';
import { iouLab } from '../../../www/labs/iou/index';
import type { IouLabOptions } from '../../../www/labs/iou/lab';
import { ValuesPanel } from '../../../www/labs/iou/panels';
import { isReached, QUANTITIES } from '../../../www/labs/iou/quantities';
import type { LabFrame } from '../../../www/labs/lab';
import { number } from '../../../www/text/numbers';
import { type Language, language } from '../../../www/text/text';
import { framesOf } from '../support/engine';
import { FakeEngine } from '../support/fake-engine';
import { agree, equationsIn, numbersIn, parsed, worked } from '../support/reading';
import { iouTimelines } from '../support/timelines';
import { foldNodes, mathNumbers, mathText } from '../support/vnodes';

type IouFrame = LabFrame<IouLabOptions, IouDetail, IouSummary>;

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

const runs = iouTimelines().map(
  ({ input, options }) => framesOf(iouLab, input, options) as IouFrame[],
);
const frames = runs.flat();

function sentence(frame: IouFrame, shown: Language): string {
  language.value = shown;
  return iouLab.sentence(frame);
}

const isClamped = ({ detail }: IouFrame) => detail.verdict === 'clamped';
const isZeroDivision = ({ detail }: IouFrame) => detail.verdict === 'zeroDenominator';

/** Quantities whose formula has a `+ 1` under the inclusive convention. */
const WITH_ONE: readonly Quantity[] = [
  ...(['width', 'height', 'areaA', 'areaB', 'enclosingWidth', 'enclosingHeight'] as const),
  ...(['angleA', 'angleB'] as const),
];

describe('the timelines', () => {
  it('have every quantity and every verdict', () => {
    const seen = (of: (frame: IouFrame) => string) => new Set(frames.map(of));
    expect(seen(({ detail }) => detail.quantity).size).toBe(27);
    expect(seen(({ detail }) => detail.verdict)).toEqual(
      new Set(['first', 'second', 'equal', 'clamped', 'zeroDenominator', 'none']),
    );
  });

  it('go through the quantities in the order in which the page lists them', () => {
    for (const run of runs) {
      const stages = run[0]?.run.about.stages ?? [];
      const listed = QUANTITIES.filter(({ stage }) => stages.includes(stage));
      expect(run.map(({ detail: { quantity, stage } }) => ({ quantity, stage }))).toEqual(
        listed.map(({ quantity, stage }) => ({ quantity, stage })),
      );
    }
  });
});

describe.each(LANGUAGES)('a sentence in %s', (shown) => {
  it('has the result', () => {
    for (const frame of frames) {
      const text = sentence(frame, shown);
      expect(numbersIn(text), text).toContain(number(frame.detail.result));
    }
  });

  it('says only equations that are so', () => {
    let equations = 0;
    for (const frame of frames) {
      if (isZeroDivision(frame)) continue;
      const text = sentence(frame, shown);
      for (const [left, right] of equationsIn(text)) {
        equations += 1;
        expect(agree(left, right), text).toBe(true);
      }
    }
    expect(equations).toBeGreaterThan(1_000);
  });

  it('says whose edge counts', () => {
    const words = {
      en: { first: /A's .* edge/, second: /B's .* edge/, equal: /both .* edges are the same/ },
      zh: { first: /取 A 的/, second: /取 B 的/, equal: /相同/ },
    }[shown];
    for (const frame of frames) {
      const { quantity, verdict } = frame.detail;
      if (!['left', 'right', 'top', 'bottom'].includes(quantity)) continue;
      const text = sentence(frame, shown);
      const said = Object.entries(words).filter(([, word]) => word.test(text));
      expect(said.map(([name]) => name)).toEqual([verdict]);
    }
  });

  it('says that a length is clamped where it is, and there only', () => {
    const clamped = { en: /is clamped to 0/, zh: /截断为 0/ }[shown];
    for (const frame of frames) {
      expect(clamped.test(sentence(frame, shown))).toBe(isClamped(frame));
    }
  });

  it('says what 0 / 0 counts as', () => {
    for (const frame of frames) {
      if (!isZeroDivision(frame) || frame.detail.quantity !== 'iou') continue;
      expect(sentence(frame, shown)).toMatch(/0 \/ 0.*(as|为) 0.*torchvision.*NaN/);
    }
  });

  it('is in that language, and in good order', () => {
    for (const frame of frames) {
      const text = sentence(frame, shown);
      expect(text).toMatch(shown === 'en' ? /^[A-Z\d−vα].*\.$/ : /。$/);
      expect(text).not.toMatch(/[−+×/] −/);
      if (shown === 'en') expect(text).not.toMatch(/\p{Script=Han}/u);
      expect(text).not.toMatch(isZeroDivision(frame) ? /undefined/ : /undefined|NaN/);
    }
  });

  it('has a name for each round', () => {
    language.value = shown;
    for (const [frame] of runs) {
      if (!frame) throw new Error('a run without events');
      const names = [...frame.run.ends.keys()].map((round) => iouLab.roundName(frame, round));
      for (const name of names) expect(name).not.toBe('');
      expect(new Set(names).size).toBe(names.length);
      expect(iouLab.roundName(frame, names.length)).toBe('');
    }
  });
});

describe('a formula', () => {
  it('has each operand, and ends with the result', () => {
    for (const frame of frames) {
      const { operands, result } = frame.detail;
      const numbers = mathNumbers(iouLab.formula(frame)).map((text) => text.replace(/[()]/g, ''));
      for (const operand of operands) expect(numbers).toContain(number(operand));
      expect(mathText(iouLab.formula(frame)).split('=').at(-1)).toBe(number(result));
    }
  });

  it('comes to the result from nothing but what is shown', () => {
    let compared = 0;
    for (const frame of frames) {
      // 0 / 0 counts as 0, and no angle of a box without area is a quotient.
      if (isZeroDivision(frame) || hasNoSides(frame)) continue;
      const text = mathText(iouLab.formula(frame));
      // Where IoU is 1 less a little, the four decimals shown are too few for α.
      if (frame.detail.quantity === 'alpha' && frame.detail.values.iou > 0.9) continue;
      for (const part of text.split('=')) {
        const value = worked(part);
        if (value === null) continue;
        compared += 1;
        expect(agree(value, frame.detail.result), text).toBe(true);
      }
    }
    expect(compared).toBeGreaterThan(2 * frames.length * 0.9);
  });

  it('has a + 1 where it belongs under the inclusive convention, and nowhere else', () => {
    for (const frame of frames) {
      const added = /\+1(?![\d.])/.test(mathText(iouLab.formula(frame)).replace(/\+1−/, ''));
      const { quantity } = frame.detail;
      const expected = frame.options.extent === 'inclusive' && WITH_ONE.includes(quantity);
      if (expected) expect(added, mathText(iouLab.formula(frame))).toBe(true);
      else if (WITH_ONE.includes(quantity)) expect(added).toBe(false);
    }
  });

  function hasNoSides({ detail, options }: IouFrame): boolean {
    const [, , y2 = 0, y1 = 0] = detail.operands;
    return detail.quantity.startsWith('angle') && options.extent === 'exclusive' && y2 === y1;
  }
});

describe('shapes', () => {
  /** What has to be computed before a shape is shown. */
  const NEEDS: Readonly<Record<string, Quantity>> = {
    left: 'left',
    right: 'right',
    'x of both': 'width',
    top: 'top',
    bottom: 'bottom',
    'y of both': 'height',
    intersection: 'intersection',
    'area a': 'areaA',
    'area b': 'areaB',
    'union a': 'union',
    'union b': 'union',
    enclosing: 'enclosingHeight',
    diagonal: 'diagonalSquared',
  };
  /** Whose number a label gives. */
  const LABELS: Readonly<Record<string, keyof Values>> = {
    'x of both': 'width',
    'y of both': 'height',
    intersection: 'intersection',
    'area a': 'areaA',
    'area b': 'areaB',
    distance: 'distanceSquared',
  };

  it('show only what has been computed', () => {
    for (const frame of frames) {
      for (const { id } of iouLab.shapes(frame)) {
        const needed = NEEDS[id];
        if (needed) expect(isReached(needed, frame.detail.quantity), id).toBe(true);
      }
    }
  });

  it('are labelled only with numbers that have been computed', () => {
    let labelled = 0;
    for (const frame of frames) {
      for (const shape of iouLab.shapes(frame)) {
        const label = 'label' in shape ? (shape.label ?? '') : '';
        const numbers = numbersIn(label.replace('²', ''));
        if (numbers.length === 0) continue;
        const quantity = LABELS[shape.id];
        if (!quantity) throw new Error(`${shape.id} has a number: ${label}`);
        labelled += 1;
        expect(isReached(quantity, frame.detail.quantity), `${shape.id}: ${label}`).toBe(true);
        expect(numbers).toEqual([number(frame.detail.values[quantity])]);
      }
    }
    expect(labelled).toBeGreaterThan(1_000);
  });

  it('have ids of their own', () => {
    for (const frame of frames) {
      const ids = iouLab.shapes(frame).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('show the intersection from its round on, if there is one', () => {
    for (const frame of frames) {
      const { values, quantity } = frame.detail;
      const one = frame.options.extent === 'inclusive' ? 1 : 0;
      const shared = iouLab.shapes(frame).filter(({ id }) => id === 'intersection');
      const there = isReached('intersection', quantity) && values.intersection > 0;
      expect(shared).toHaveLength(there ? 1 : 0);
      for (const shape of shared) {
        expect(shape).toMatchObject({
          x1: values.left,
          y1: values.top,
          x2: values.right + one,
          y2: values.bottom + one,
        });
      }
    }
  });

  it('colour what inclusive counting adds to both boxes, under that convention', () => {
    for (const frame of frames) {
      const cells = iouLab.shapes(frame).filter(({ kind }) => kind === 'cells');
      expect(cells).toHaveLength(frame.options.extent === 'inclusive' ? 4 : 0);
    }
  });
});

describe('the table of numbers', () => {
  it('has dots for what is not computed yet', () => {
    const { engine } = new FakeEngine();
    for (const frame of frames) {
      const cells: string[] = [];
      foldNodes(
        ValuesPanel({
          frame,
          engine,
          change: () => {},
          goTo: () => {},
          find: () => {},
          seek: () => {},
        }),
        (children, name) => {
          if (name === 'td') cells.push(children.join(''));
          return children.join('');
        },
      );
      const { position, run, detail } = frame;
      expect(cells).toHaveLength(run.ends.at(-1) ?? 0);
      expect(cells.indexOf('·')).toBe(position + 1 === cells.length ? -1 : position + 1);
      expect(cells.slice(position + 1).every((cell) => cell === '·')).toBe(true);
      expect(agree(parsed(cells[position] ?? ''), detail.result)).toBe(true);
    }
  });
});
