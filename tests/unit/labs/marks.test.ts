import { describe, expect, it } from 'vitest';
import { iouLab } from '../../../www/labs/iou/index';
import { type Lab, LISTING_LANGUAGES, type ListingLanguage } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { nmsLab } from '../../../www/labs/nms/index';
import { framesOf } from '../support/engine';
import { inputOf } from '../support/timelines';

describe('the marks of the listings', () => {
  const input = inputOf([
    [0, 0, 10, 10, 0.9, 0],
    [1, 0, 11, 10, 0.8, 0],
    [2, 0, 12, 10, 0.7, 1],
    [50, 0, 60, 10, 0.6, 0],
    [90, 0, 99, 10, 0.1, 0],
    [150, 0, 160, 10, 0.5, 0],
  ]);
  const nmsOptions = { ...nmsLab.defaults, perClass: true, scoreThreshold: 0.2, maxOutput: 2 };
  const labs = [
    {
      lab: 'nms',
      tags: tagsOf(nmsLab, [nmsOptions, { ...nmsOptions, measure: 'diou', topK: 4 }]),
    },
    {
      lab: 'iou',
      tags: tagsOf(
        iouLab,
        (['iou', 'giou', 'diou', 'ciou'] as const).map((kind) => ({ ...iouLab.defaults, kind })),
      ),
    },
  ];

  /** The tags of each event of some runs; together they have an event of every kind. */
  function tagsOf<O extends object, D, A>(lab: Lab<O, D, A>, options: readonly O[]) {
    return options.flatMap((each) =>
      framesOf<O, D, A>(lab, input, each).map((frame) => lab.codeTags(frame)),
    );
  }

  const places = labs.flatMap((each) =>
    LISTING_LANGUAGES.map((listingLanguage) => ({ ...each, listingLanguage })),
  );

  it('are looked at for every kind of event', () => {
    const all = (lab: string) => new Set(labs.find((each) => each.lab === lab)?.tags.flat());
    expect(all('nms')).toEqual(
      new Set([
        ...['filter', 'passes', 'filtered', 'sort', 'pick', 'otherClass', 'compare'],
        ...['suppressed', 'lives', 'limit', 'done', 'topK', 'measure'],
      ]),
    );
    expect(all('iou').size).toBe(27);
  });

  it.each(places)('of $lab in $listingLanguage are a line for each event', (place) => {
    const { lab, tags, listingLanguage } = place;
    const marks = marksOf(lab, listingLanguage);
    for (const each of tags) {
      const lines = each.flatMap((tag) => marks[tag] ?? []);
      expect(lines.length, each.join()).toBeGreaterThan(0);
    }
  });

  it.each(places)('of $lab in $listingLanguage all belong to an event', (place) => {
    const { lab, tags, listingLanguage } = place;
    const used = new Set(tags.flat());
    const unused = Object.keys(marksOf(lab, listingLanguage)).filter((tag) => !used.has(tag));
    expect(unused).toEqual([]);
  });

  it.each(places)('of $lab in $listingLanguage miss no tag', (place) => {
    const { lab, tags, listingLanguage } = place;
    const marks = marksOf(lab, listingLanguage);
    const missing = [...new Set(tags.flat())].filter((tag) => !marks[tag]);
    // A comprehension filters in one line; only Rust has a line for each outcome.
    const single = lab === 'nms' && listingLanguage !== 'rust' ? ['filtered', 'passes'] : [];
    expect(missing.sort()).toEqual(single);
  });
});

function marksOf(lab: string, listingLanguage: ListingLanguage) {
  const { listings } = lab === 'nms' ? nmsLab : iouLab;
  return listingOf(listings, listingLanguage).marks;
}
