import { describe, expect, it } from 'vitest';
import { fusionLab } from '../../../www/labs/fusion/index';
import { LISTING_LANGUAGES } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { softLab } from '../../../www/labs/soft/index';
import { fusionFrames, fusionTimelines, softFrames, softTimelines } from '../support/family';

const labs = [
  {
    name: 'Soft-NMS',
    listings: softLab.listings,
    tags: softTimelines(150)
      .flatMap(softFrames)
      .map((frame) => softLab.codeTags(frame)),
    // A comprehension filters in one line; only Rust has a line for each outcome.
    single: ['filtered', 'passes'],
  },
  {
    name: 'fusion',
    listings: fusionLab.listings,
    tags: fusionTimelines(300)
      .flatMap(fusionFrames)
      .map((frame) => fusionLab.codeTags(frame)),
    // Rust alone divides in a line of its own.
    single: ['score'],
  },
];

const places = labs.flatMap((lab) => LISTING_LANGUAGES.map((shown) => ({ ...lab, shown })));

describe('the marks of the listings', () => {
  it('are looked at for every kind of event', () => {
    const [soft, fusion] = labs.map(({ tags }) => new Set(tags.flat()));
    expect(soft).toEqual(
      new Set([
        ...['filter', 'passes', 'filtered', 'start', 'pick', 'otherClass', 'overlap', 'weight'],
        ...['weightCut', 'weightGaussian', 'weightLinear', 'weightOne', 'lower'],
        ...['cut', 'faded', 'lives', 'limit', 'done'],
      ]),
    );
    expect(fusion).toEqual(
      new Set([
        ...['passes', 'lowScore', 'noArea', 'noWeight', 'sort', 'take', 'overlap', 'leads'],
        ...['found', 'weightWbf', 'weightNmw', 'join', 'sums', 'fused'],
        ...['best', 'average', 'overflow', 'max', 'boxAndModel', 'absent', 'score', 'done'],
      ]),
    );
  });

  it.each(places)('of $name in $shown are a line for each event', ({ listings, tags, shown }) => {
    const { marks } = listingOf(listings, shown);
    for (const each of tags) {
      const lines = each.flatMap((tag) => marks[tag] ?? []);
      expect(lines.length, each.join()).toBeGreaterThan(0);
    }
  });

  it.each(places)('of $name in $shown all belong to an event', ({ listings, tags, shown }) => {
    const used = new Set(tags.flat());
    const { marks } = listingOf(listings, shown);
    expect(Object.keys(marks).filter((tag) => !used.has(tag))).toEqual([]);
  });

  it.each(places)('of $name in $shown miss no tag', ({ listings, tags, single, shown }) => {
    const { marks } = listingOf(listings, shown);
    const missing = [...new Set(tags.flat())].filter((tag) => !marks[tag]);
    expect(missing.sort()).toEqual(shown === 'rust' ? [] : single);
  });
});
