import { describe, expect, it } from 'vitest';
import { anchorsLab } from '../../../www/labs/anchors/index';
import type { AnchorsFrame } from '../../../www/labs/anchors/lab';
import { LISTING_LANGUAGES } from '../../../www/labs/lab';
import { listingOf } from '../../../www/labs/listing';
import { anchorsTimelines } from '../support/anchors';
import { framesOf } from '../support/engine';
import { Random } from '../support/random';

/** The tags of events of every kind. */
const tags = anchorsTimelines(new Random(3)).flatMap(({ input, options }) =>
  (framesOf(anchorsLab, input, options) as AnchorsFrame[]).map((frame) =>
    anchorsLab.codeTags(frame),
  ),
);
const used = new Set(tags.flat());

describe('the marks of the anchors listings', () => {
  it('are looked at for every kind of event', () => {
    expect(used).toEqual(
      new Set([
        ...['choose', 'place', 'nearest', 'overlap', 'assign', 'changed', 'average', 'stops'],
        ...['mean', 'median', 'empty', 'done'],
      ]),
    );
  });

  it.each(LISTING_LANGUAGES)('in %s are a line for each event, and belong to one', (shown) => {
    const { code, marks } = listingOf(anchorsLab.listings, shown);
    expect(new Set(Object.keys(marks))).toEqual(used);
    const lines = code.split('\n');
    for (const each of tags) {
      const marked = each.flatMap((tag) => marks[tag] ?? []);
      expect(marked.length, each.join()).toBeGreaterThan(0);
      for (const line of marked) expect(lines[line]?.trim()).not.toBe('');
    }
  });

  it('are those of the lines that they were on, where listings are joined', () => {
    const { code, marks } = listingOf(anchorsLab.listings, 'rust');
    const only = { code: 'one', marks: { tag: [0] } };
    const lines = code.split('\n');
    const marked = (tag: string) => (marks[tag] ?? []).map((line) => lines[line]?.trim());
    expect(marked('done')).toEqual(['return Progress::Done;']);
    expect(marked('place')).toEqual(['state.centroids.push(centroid);']);
    expect(marked('overlap')).toContain('intersection / union');
    // One that there is not in this language adds nothing.
    expect(listingOf([{ python: only }, { rust: only }], 'rust')).toEqual(only);
    expect(listingOf([{ python: only }], 'rust')).toEqual({ code: '', marks: {} });
  });
});
