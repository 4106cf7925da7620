import { afterEach, describe, expect, it } from 'vitest';
import { pcaLab } from '../../../www/labs/pca/index';
import { columnsOf, type PcaFrame, rebuildPosition, roundsOf } from '../../../www/labs/pca/lab';
import { columnName } from '../../../www/labs/pca/text';
import { brief, percent } from '../../../www/labs/pca/values';
import { en } from '../../../www/labs/pca/words-en';
import { zh } from '../../../www/labs/pca/words-zh';
import { language } from '../../../www/text/text';
import { framesOf } from '../support/engine';
import { pcaFrames, pcaTimelines, tableOf } from '../support/pca';
import { agree, equationsIn, numbersIn, parsed, worked } from '../support/reading';
import { inputOf } from '../support/timelines';
import { foldNodes, mathNumbers, mathText } from '../support/vnodes';

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

const timelines = pcaTimelines().map((each) => ({
  ...each,
  frames: framesOf(pcaLab, each.input, each.options) as PcaFrame[],
}));
const frames = timelines.flatMap((each) => each.frames);

type Event = PcaFrame['detail']['event'];
type Kind = Event['kind'];

/** The frames of one kind of event, each with its event; there are some. */
function framesWith<K extends Kind>(kind: K) {
  const found = frames.flatMap((frame) => {
    const { event } = frame.detail;
    return event.kind === kind ? [{ frame, event: event as Extract<Event, { kind: K }> }] : [];
  });
  expect(found.length, kind).toBeGreaterThan(10);
  return found;
}

function said(frame: PcaFrame, shown: (typeof LANGUAGES)[number]): string {
  language.value = shown;
  return pcaLab.sentence(frame);
}

describe.each(LANGUAGES)('the sentences in %s', (shown) => {
  it('say something of every event, and never NaN', () => {
    for (const frame of frames) {
      const all = [said(frame, shown), ...pcaLab.notes(frame), mathText(pcaLab.formula(frame))];
      for (const text of all) expect(text).not.toMatch(/NaN|undefined|Infinity|∞|null/);
      expect(all[0]).toMatch(/[.。]$/);
    }
  });

  it('have equations that hold', () => {
    let count = 0;
    for (const frame of frames) {
      for (const [left, right] of equationsIn(said(frame, shown))) {
        expect(agree(left, right), said(frame, shown)).toBe(true);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(200);
  });

  it('name the columns and say the numbers of the event', () => {
    const has = (frame: PcaFrame, column: number | null, ...values: string[]) => {
      const sentence = said(frame, shown);
      if (column !== null) expect(sentence).toContain(columnName(frame, column));
      for (const value of values) expect(numbersIn(sentence), sentence).toContain(value);
    };
    for (const { frame, event } of framesWith('mean')) {
      has(frame, event.column, brief(event.mean));
      if (!event.constant) has(frame, event.column, brief(event.sum), `${event.rows}`);
    }
    for (const { frame, event } of framesWith('centre'))
      has(frame, event.column, brief(event.mean));
    for (const { frame, event } of framesWith('scale')) {
      has(frame, event.column, ...(event.constant ? [] : [brief(event.deviation)]));
    }
    for (const { frame, event } of framesWith('covariance')) {
      has(frame, event.row, brief(event.value));
      has(frame, event.column, ...(event.divisor > 0 ? [brief(event.sum)] : []));
    }
    for (const { frame, event } of framesWith('rotate')) {
      const off = event.offAfter === 0 ? [] : [brief(event.offAfter)];
      has(frame, null, `${event.p + 1}`, `${event.q + 1}`, brief(event.element), ...off);
    }
    for (const { frame, event } of framesWith('sign'))
      has(frame, event.column, brief(event.loading));
    for (const { frame, event } of framesWith('project')) {
      if (event.total === 0) continue;
      expect(said(frame, shown)).toContain(percent(event.ratio));
      expect(said(frame, shown)).toContain(percent(event.cumulative));
    }
  });

  it('say by what angle two axes turn', () => {
    const flat = framesWith('rotate').filter(({ frame }) => frame.run.about.columns === 2);
    expect(flat.length).toBeGreaterThan(5);
    for (const { frame } of flat) {
      const [x = 0, y = 0] = columnsOf(frame).vectors;
      const angle = /(−?[\d.]+)°/.exec(said(frame, shown))?.[1] ?? '';
      expect(agree(parsed(angle), (Math.atan2(y, x) * 180) / Math.PI, 0.01)).toBe(true);
    }
  });

  it('are never the same twice in a row', () => {
    for (const { frames: own, name } of timelines) {
      own.slice(1).forEach((frame, i) => {
        const before = own[i];
        if (before) expect(said(frame, shown), name).not.toBe(said(before, shown));
      });
    }
  });
});

/** A formula line by line. */
function linesOf(frame: PcaFrame): string[] {
  const text = foldNodes(pcaLab.formula(frame), (children, name) => {
    if (name === 'mfrac') return `{(${children[0]})/(${children[1]})}`;
    return children.join('') + (name === 'mtr' ? '\n' : '');
  });
  return text.trim().split('\n');
}

describe('the formulas', () => {
  it('come to what they say', () => {
    let count = 0;
    for (const { frame } of [
      ...framesWith('mean'),
      ...framesWith('centre'),
      ...framesWith('rebuild'),
    ]) {
      for (const line of linesOf(frame)) {
        const sides = line.split('=').filter((side) => !/[a-zA-Z%…‾]/.test(side));
        const [first, ...others] = sides.map(worked);
        for (const value of others) {
          expect(agree(value ?? Number.NaN, first ?? Number.NaN, 2e-3), line).toBe(true);
          count += 1;
        }
      }
    }
    expect(count).toBeGreaterThan(100);
  });

  it('of a covariance show the products that make it', () => {
    const all = framesWith('covariance');
    for (const { frame, event } of all) {
      const text = mathText(pcaLab.formula(frame));
      const numbers = mathNumbers(pcaLab.formula(frame)).map((each) => each.replace(/[()]/g, ''));
      for (const { a, b } of event.terms.slice(0, 2)) {
        expect(numbers).toContain(brief(a));
        expect(numbers).toContain(brief(b));
      }
      expect(text.includes('…')).toBe(frame.run.about.rows > 2);
      expect(numbers.slice(-3)).toEqual([
        brief(event.sum),
        String(event.divisor),
        brief(event.value),
      ]);
    }
  });

  it('of a rotation have all of its numbers', () => {
    for (const { frame, event } of framesWith('rotate')) {
      const numbers = mathNumbers(pcaLab.formula(frame)).map((each) => each.replace(/[()]/g, ''));
      const { theta, t, c, s, element, app, aqq } = event;
      const after = [event.appAfter, event.aqqAfter, event.offBefore, event.offAfter];
      for (const value of [theta, t, c, s, element, app, aqq, ...after]) {
        expect(numbers).toContain(brief(value));
      }
    }
  });

  it('of a projection add up to the score', () => {
    for (const { frame, event } of framesWith('project')) {
      const [first = ''] = mathText(pcaLab.formula(frame)).split('{');
      const [, products = '', score = ''] = first.split('=');
      expect(parsed(score)).toBe(parsed(brief(event.values[0] ?? 0)));
      if (products.includes('…')) continue;
      expect(agree(worked(products) ?? Number.NaN, parsed(score), 5e-3), first).toBe(true);
    }
  });
});

describe('what is asked of the engine', () => {
  const input = inputOf([[0, 0, 10, 20, 0.5, 0]]);
  const { defaults } = pcaLab;

  it('is nothing without boxes or with one feature', () => {
    expect(pcaLab.engineOptions(inputOf([]), defaults)).toBeNull();
    expect(pcaLab.engineOptions(input, { ...defaults, features: ['width'] })).toBeNull();
    expect(pcaLab.engineOptions(input, defaults)).not.toBeNull();
  });

  it('is features of the boxes, or a table', () => {
    expect(pcaLab.engineOptions(input, { ...defaults, components: 9 })).toEqual({
      features: ['centre-x', 'centre-y', 'width', 'height'],
      divisor: 'n-1',
      standardize: false,
      sign: 'sklearn',
      components: 4,
    });
    expect(pcaLab.data?.(input, defaults)).toEqual({});
    const table = tableOf([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const own = { ...defaults, table };
    expect(pcaLab.engineOptions(inputOf([]), own)).toEqual({
      columns: 3,
      divisor: 'n-1',
      standardize: false,
      sign: 'sklearn',
    });
    expect(pcaLab.data?.(input, own)).toEqual({ corners: table?.values });
    const [first] = framesOf(pcaLab, inputOf([]), own) as PcaFrame[];
    expect(first?.run.about).toMatchObject({ rows: 2, columns: 3, features: [] });
    expect(first && pcaLab.sentence(first)).toBe('Step 1: the mean of x1 is 5 / 2 = 2.5.');
  });
});

describe('rounds', () => {
  it('are named for each round of a run', () => {
    for (const { frames: own } of timelines) {
      const [first] = own;
      if (!first) continue;
      const rounds = roundsOf(first);
      expect(rounds.length).toBe(first.run.ends.length);
      for (const frame of own) {
        const round = [...first.run.ends].findIndex((end) => frame.position < end);
        expect(rounds[round]?.stage).toBe(frame.detail.stage);
        expect(pcaLab.roundName(frame, round)).toContain(en.rounds[frame.detail.stage]);
      }
    }
  });

  it('of rebuilding are found by the number of components', () => {
    for (const { frame, event } of framesWith('rebuild')) {
      expect(rebuildPosition(frame, event.components)).toBe(frame.position);
    }
  });
});

describe('notes', () => {
  /** All that is said of a run, at its first and at its last event. */
  function notesOf(own: readonly PcaFrame[]): [first: string, last: string] {
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) throw new Error('no frames');
    return [pcaLab.notes(first).join(' '), pcaLab.notes(last).join(' ')];
  }
  const byName = (name: string) => timelines.find((each) => each.name === name)?.frames ?? [];

  it('explain one row only', () => {
    const [first] = notesOf(byName('one row'));
    expect(first).toBe(en.oneRow);
  });

  it('explain a round cloud once the axes are sorted', () => {
    const [first, last] = notesOf(byName('round'));
    expect(first).toBe('');
    expect(last).toContain('PC1 and PC2 have nearly the same variance');
  });

  it('explain a constant column once it is known', () => {
    const [first, last] = notesOf(byName('one-width'));
    expect(first).toBe('');
    expect(last).toContain('width: the same in every row');
    expect(last).toContain('PC3, PC4: no variance but rounding');
  });

  it('explain fewer rows than columns', () => {
    const [first] = notesOf(byName('few-rows'));
    expect(first).toBe(
      '3 rows and 4 columns: centred rows add up to 0, so at most 2 components can have variance.',
    );
  });

  it('count the boxes that are left out, and name why', () => {
    const flat = Array.from({ length: 10 }, (_, i) => [0, i, 5, i, 0.5, 0] as const);
    const own = pcaFrames([[0, 0, 4, 2, 0.5, 0], [0, 0, 4, 4, null, 0], ...flat], {
      features: ['width', 'aspect'],
    });
    const [first] = notesOf(own);
    expect(first).toMatch(/^10 boxes take no part: #2 person 0\.5 has no usable aspect, .*, …\./);
    language.value = 'zh';
    expect(notesOf(own)[0]).toContain('10 个框不参与：#2 person 0.5 没有可用的宽高比、');
  });

  it('say what the canvas takes from the original box', () => {
    const rows = [
      [0, 0, 4, 2, 0.5, 0],
      [0, 0, 5, 9, 0.5, 0],
      [3, 0, 8, 4, 0.5, 0],
    ] as const;
    const [first, last] = notesOf(pcaFrames(rows, { features: ['width', 'height'] }));
    expect(first).toBe('');
    expect(last).toContain('(centre x, centre y)');
    expect(notesOf(pcaFrames(rows))[1]).not.toContain('original box');
  });
});

describe('the words', () => {
  it('are there in both languages, with nothing left over', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  it('write shares so that only all is 100 % and only nothing is 0 %', () => {
    expect([0, 1, 0.5, 1e-16, 1 - 1e-16].map(percent)).toEqual([
      '0 %',
      '100 %',
      '50 %',
      '0 %',
      '100 %',
    ]);
    expect(percent(0.99999)).toBe('99.999 %');
    expect(percent(2e-6)).toBe('0.0002 %');
    expect(percent(0.0003)).toBe('0.03 %');
    expect(percent(0.00123)).toBe('0.1 %');
  });

  it('write numbers with the decimals that count', () => {
    expect([12345.678, 1234.567, 123.4567, 12.34567, 1.234567, -0.001234].map(brief)).toEqual([
      '12346',
      '1234.6',
      '123.46',
      '12.346',
      '1.2346',
      '−0.0012',
    ]);
  });
});
