import { AnchorSurvey, type Trial } from 'boxstep-anchors';
import { afterEach, describe, expect, it } from 'vitest';
import { elbowSentence, seedsSentence } from '../../../www/labs/anchors/elbow';
import type { AnchorsLabOptions } from '../../../www/labs/anchors/lab';
import {
  bestOfEach,
  elbowOf,
  isAbout,
  restartsOf,
  runsOf,
  Survey,
  type SurveyRequest,
  surveysOf,
} from '../../../www/labs/anchors/survey';
import { language } from '../../../www/text/text';
import '../support/engine';
import { FakeEngine } from '../support/fake-engine';
import { numbersIn, parsed } from '../support/reading';

const LANGUAGES = ['en', 'zh'] as const;

afterEach(() => {
  language.value = 'en';
});

const options: AnchorsLabOptions = {
  scope: 'all',
  unit: 'pixels',
  k: 3,
  initMethod: 'random-rows',
  init: null,
  seed: 7,
  distance: 'iou',
  update: 'mean',
  emptyCluster: 'keep',
  zeroAssignment: false,
  maxIterations: null,
  log: false,
  regions: 'run',
};

const corners = Float64Array.from(
  [
    [10, 10],
    [12, 40],
    [80, 20],
    [33, 35],
    [9, 50],
    [60, 70],
  ].flatMap(([width = 0, height = 0]) => [0, 0, width, height]),
);

/** What the worker would answer. */
function trialsOf({ corners: all, options: given, most, seeds }: SurveyRequest): Trial[] {
  const survey =
    most === null
      ? AnchorSurvey.restarts(all, given, seeds)
      : AnchorSurvey.elbow(all, given, most, seeds);
  while (!survey.advance(1000));
  const trials = survey.trials();
  expect(survey.total()).toBe(trials.length);
  survey.free();
  return trials;
}

describe('the runs of a survey', () => {
  it('are as many as the engine makes', () => {
    for (const request of [
      elbowOf(corners, options, 4),
      restartsOf(corners, options, 3, 9),
      restartsOf(corners, { ...options, init: [1, 2, 3, 4, 5, 6] }, 3, 9),
      elbowOf(corners.subarray(0, 4), options, 2),
    ]) {
      expect(trialsOf(request)).toHaveLength(runsOf(request));
    }
  });

  it('have up to fifteen clusters and no more than there are shapes, with the seeds from 0 on', () => {
    const trials = trialsOf(elbowOf(corners, options, 2));
    expect(trials.map(({ k, seed }) => [k, seed])).toEqual(
      [1, 2, 3, 4, 5, 6].flatMap((k) => [
        [k, 0],
        [k, 1],
      ]),
    );
    expect(trialsOf(restartsOf(corners, options, 2, 3)).map(({ k, seed }) => [k, seed])).toEqual([
      [2, 0],
      [2, 1],
      [2, 2],
    ]);
  });

  it('are about the same as long as shapes and rules are', () => {
    const request = elbowOf(corners, options, 5);
    const same = [
      { k: 9 },
      { seed: 3 },
      { init: [1, 1] },
      { log: true },
      { regions: 'none' },
    ] as const;
    for (const patch of same) {
      expect(isAbout(request, elbowOf(corners.slice(), { ...options, ...patch }, 9))).toBe(true);
    }
    const other = [{ update: 'median' }, { distance: 'euclidean' }, { maxIterations: 3 }] as const;
    for (const patch of other) {
      expect(isAbout(request, elbowOf(corners, { ...options, ...patch }, 5))).toBe(false);
    }
    expect(
      isAbout(
        request,
        elbowOf(
          corners.map((side) => 2 * side),
          options,
          5,
        ),
      ),
    ).toBe(false);
    const restarts = restartsOf(corners, options, 3, 5);
    expect(isAbout(restarts, restartsOf(corners, { ...options, seed: 4 }, 3, 5))).toBe(true);
    expect(isAbout(restarts, restartsOf(corners, options, 4, 5))).toBe(false);
    expect(isAbout(restarts, request)).toBe(false);
  });
});

describe('the best of each k', () => {
  const trial = (
    k: number,
    seed: number,
    avgIou: number,
    reason: Trial['reason'] = 'unchanged',
  ) => ({
    ...{ k, seed, avgIou, reason },
    iterations: 3,
  });

  it('is the first with the highest average, and none with NaN if there is another', () => {
    const trials = [
      trial(2, 0, 0.5),
      trial(2, 1, 0.7),
      trial(2, 2, 0.7),
      trial(1, 0, 0.9, 'nan'),
      trial(1, 1, 0.2),
      trial(3, 0, 0.1, 'nan'),
    ];
    expect(bestOfEach(trials).map(({ k, seed }) => [k, seed])).toEqual([
      [1, 1],
      [2, 1],
      [3, 0],
    ]);
  });

  it('is the one that the engine calls best', () => {
    const { options: given } = restartsOf(corners, options, 3, 30);
    const survey = AnchorSurvey.restarts(corners, given, 30);
    while (!survey.advance(1000));
    expect(bestOfEach(survey.trials())).toEqual([survey.best()]);
    survey.free();
  });

  it.each(LANGUAGES)(
    'is said in %s, with the least lucky and what one more would bring',
    (shown) => {
      language.value = shown;
      const request = elbowOf(corners, options, 5);
      const trials = trialsOf(request);
      const result = { ...request, trials };
      for (const { k, avgIou } of bestOfEach(trials)) {
        const own = trials.filter((each) => each.k === k).map((each) => each.avgIou);
        const found = numbersIn(elbowSentence(result, k)).map(parsed);
        const next = bestOfEach(trials).find((each) => each.k === k + 1);
        const isSpread = avgIou.toFixed(4) !== Math.min(...own).toFixed(4);
        const wanted = [
          ...[k, avgIou],
          ...(isSpread ? (shown === 'en' ? [Math.min(...own), 5] : [5, Math.min(...own)]) : []),
          ...(next ? [next.avgIou - avgIou] : []),
        ];
        expect(found.length, elbowSentence(result, k)).toBe(wanted.length);
        found.forEach((value, i) => {
          expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 3);
        });
      }
      expect(numbersIn(elbowSentence(result, 20))).toEqual(['20', '1', '6']);
    },
  );

  it.each(LANGUAGES)('of many seeds is said in %s with their spread', (shown) => {
    language.value = shown;
    const request = restartsOf(corners, options, 3, 11);
    const trials = trialsOf(request);
    const values = trials.map(({ avgIou }) => avgIou).sort((a, b) => a - b);
    const found = numbersIn(seedsSentence({ ...request, trials })).map(parsed);
    const [best] = bestOfEach(trials);
    const wanted = [11, values[0], values[10], values[5], best?.seed];
    expect(found).toHaveLength(5);
    found.forEach((value, i) => {
      expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 3);
    });
    const some = seedsSentence({ ...request, trials: [...trials, trial(3, 11, 0.1, 'nan')] });
    expect(some).toContain('NaN');
    expect(seedsSentence({ ...request, trials: [trial(3, 0, 0.1, 'nan')] })).toContain('NaN');
  });
});

describe('a survey under way', () => {
  const request = restartsOf(corners, options, 3, 10);

  function asked() {
    const fake = new FakeEngine();
    fake.hold = true;
    return { fake, survey: new Survey() };
  }

  it('tells how far it is, and keeps what came of it', async () => {
    const { fake, survey } = asked();
    const started = survey.start(fake.engine, request);
    expect(survey.progress.value).toEqual({ done: 0, total: 10 });
    fake.progress(4);
    expect(survey.progress.value).toEqual({ done: 4, total: 10 });
    const trials = trialsOf(request);
    reply(fake, trials);
    expect(await started).toMatchObject({ trials, seeds: 10 });
    expect(survey.result.value?.trials).toBe(trials);
    expect(survey.progress.value).toBeNull();
  });

  it('can be given up, and what it answers then counts for nothing', async () => {
    const { fake, survey } = asked();
    const started = survey.start(fake.engine, request);
    void survey.stop(fake.engine);
    expect(survey.progress.value).toBeNull();
    expect(fake.names).toEqual(['survey', 'stopSurvey']);
    reply(fake, trialsOf(request), 0);
    expect(await started).toBeNull();
    expect(survey.result.value).toBeNull();
  });

  it('gives way to a newer one', async () => {
    const { fake, survey } = asked();
    const first = survey.start(fake.engine, request);
    const second = survey.start(fake.engine, { ...request, seeds: 3 });
    reply(fake, undefined, 0);
    expect(await first).toBeNull();
    expect(survey.progress.value).toEqual({ done: 0, total: 3 });
    const trials = trialsOf({ ...request, seeds: 3 });
    reply(fake, trials, 1);
    expect((await second)?.trials).toEqual(trials);
  });

  it('says that the engine was lost, and can be started again', async () => {
    const { fake, survey } = asked();
    const started = survey.start(fake.engine, request);
    fake.engine.cancel();
    expect(await started).toBeNull();
    expect(survey.isLost.value).toBe(true);
    expect(survey.progress.value).toBeNull();
    const again = survey.start(fake.engine, request);
    expect(survey.isLost.value).toBe(false);
    reply(fake, trialsOf(request));
    expect(await again).not.toBeNull();
  });

  it('stays with its engine', () => {
    const [a, b] = [new FakeEngine().engine, new FakeEngine().engine];
    expect(surveysOf(a)).toBe(surveysOf(a));
    expect(surveysOf(a)).not.toBe(surveysOf(b));
  });

  /** Answers a request, the last one if none is named. */
  function reply(fake: FakeEngine, value: unknown, index = fake.requests.length - 1): void {
    const id = fake.requests[index]?.id ?? -1;
    fake.workers.at(-1)?.reply({ id, kind: 'value', value });
  }
});
