import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toJson } from '../../../www/document/save';
import { openLink } from '../../../www/keeping/link';

/**
 * Links that were given away. They are never made anew: whatever becomes of Boxstep, each opens for
 * ever as what stands beside it. What later links may hold besides has a default here.
 */
interface Frozen {
  readonly name: string;
  readonly hash: string;
  readonly holds: Readonly<Record<string, unknown>>;
}

const file = new URL('../../fixtures/links-v1.json', import.meta.url);
const frozen = JSON.parse(readFileSync(file, 'utf8')) as readonly Frozen[];

test('there are some of several labs', () => {
  expect(frozen.map(({ name }) => name)).toEqual(['nms', 'iou', 'rotated', 'pca', 'anchors', 'ap']);
});

for (const { name, hash, holds } of frozen) {
  test(`the link of ${name} opens`, async () => {
    const opened = await openLink(hash, { image: 1, box: 1 });
    if (opened?.kind !== 'state') throw new Error(JSON.stringify(opened));
    const { document, ...view } = opened.state;
    const plain = JSON.stringify(view, (_, value) =>
      value instanceof Float64Array ? [...value] : value,
    );
    expect({ ...JSON.parse(plain), document: JSON.parse(toJson(document)) }).toMatchObject(holds);
  });
}
