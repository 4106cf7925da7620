import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../www/document/kinds';
import { documentBoxes } from '../../../www/labs/ap/data';
import { apLab } from '../../../www/labs/ap/index';
import type { ApLabOptions } from '../../../www/labs/ap/lab';
import { averagePrecision, mean } from '../../../www/labs/ap/listing.js';
import { type LabInput, LISTING_LANGUAGES, type ListingLanguage } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { apFrames, apTimelines, randomInput, randomOptions } from '../support/ap';
import { Random } from '../support/random';

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.log('There is no python3: the Python listing is not run.');

const random = new Random(2012);
// A program has its detections image by image; VOC's ties are decided by that order.
const cases = Array.from({ length: 400 }, () => {
  const input = randomInput(random);
  const options: ApLabOptions = { ...randomOptions(random), class: null };
  return { input, options };
});
const expected = cases.map(
  ({ input, options }) => apFrames({ name: '', input, options }).at(-1)?.run.about.mean ?? null,
);

type Corners = readonly [number, number, number, number];
type Truth = readonly [image: number, box: Corners, kind: string];
type Found = readonly [image: number, box: Corners, score: number];

/** Of each class that occurs, by rising number, its ground truths and its detections. */
function classesOf({ images: entries }: LabInput): [Truth[], Found[]][] {
  const { boxes, images } = documentBoxes(entries);
  const kinds = Array.from(boxes.ids, (_, row) => kindOf(boxes, row));
  const present = [...new Set(boxes.classes)].sort((a, b) => a - b);
  return present.map((wanted) => {
    const rows = [...boxes.ids.keys()].filter((row) => boxes.classes[row] === wanted);
    const box = (row: number) => {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = boxes.corners.subarray(4 * row, 4 * row + 4);
      return [x1, y1, x2, y2] as const;
    };
    const image = (row: number) => images[row] ?? 0;
    return [
      rows.flatMap((row) =>
        kinds[row] === 'detection' ? [] : [[image(row), box(row), kinds[row] ?? ''] as const],
      ),
      rows.flatMap((row) =>
        kinds[row] === 'detection' ? [[image(row), box(row), boxes.scores[row] ?? 0] as const] : [],
      ),
    ];
  });
}

function expectSame(found: readonly (number | null)[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    const right = expected[i] ?? null;
    if (right === null || value === null) expect(value).toBe(right);
    else
      expect(
        Math.abs(value - right),
        apLab.call(cases[i]?.options ?? apLab.defaults, 'python'),
      ).toBeLessThan(1e-12);
  });
}

describe('average precision by hand', () => {
  it('has cases with and without one, that differ', () => {
    expect(expected.filter((each) => each === null).length).toBeGreaterThan(5);
    expect(new Set(expected).size).toBeGreaterThan(100);
  });

  it('called in JavaScript as the page says does what the engine does', () => {
    const names = ['mean', 'averagePrecision', 'classes'];
    expectSame(
      cases.map(({ input, options }) => {
        const body = `return ${apLab.call(options, 'javascript')};`;
        return new Function(...names, body)(mean, averagePrecision, classesOf(input));
      }),
    );
  });

  it.runIf(hasPython)('called in Python as the page says does what the engine does', () => {
    const file = fileURLToPath(new URL('../../../www/labs/ap/listing.py', import.meta.url));
    const given = cases.map(({ input, options }) => ({
      call: apLab.call(options, 'python'),
      classes: classesOf(input),
    }));
    const child = spawnSync('python3', [file], { input: JSON.stringify(given), encoding: 'utf8' });
    expect(child.stderr).toBe('');
    expectSame(JSON.parse(child.stdout));
  });

  it('is said in Rust with the options that are not the defaults', () => {
    const options: ApLabOptions = {
      matching: 'coco',
      interpolation: 'hundred-and-one-point',
      thresholds: 'coco',
      boundary: 'greater-or-equal',
      extent: 'inclusive',
      maxDetections: 100,
      area: 'small',
      class: 2,
    };
    expect(apLab.call(options, 'rust')).toBe(
      'ApOptions { matching: Matching::Coco, interpolation: Interpolation::HundredAndOnePoint, thresholds: coco_thresholds(), extent: Extent::Inclusive, max_detections: Some(100), area_range: Some([0.0, 1024.0]), class: Some(2), ..ApOptions::default() }',
    );
  });
});

describe('the marks of the listing', () => {
  const tags = apTimelines().flatMap((each) =>
    apFrames(each).map((frame) => apLab.codeTags(frame)),
  );
  const marksIn = (language: ListingLanguage) => listingOf(apLab.listings, language).marks;

  it.each(LISTING_LANGUAGES)('in %s are a line for each event', (language) => {
    const marks = marksIn(language);
    for (const each of tags) {
      expect(each.flatMap((tag) => marks[tag] ?? []).length, each.join()).toBeGreaterThan(0);
    }
  });

  it.each(LISTING_LANGUAGES)('in %s all belong to an event', (language) => {
    const used = new Set(tags.flat());
    expect(Object.keys(marksIn(language)).filter((tag) => !used.has(tag))).toEqual([]);
  });
});
