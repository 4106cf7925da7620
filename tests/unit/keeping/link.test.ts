import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Document, equalDocuments } from '../../../www/document/document';
import { countingFrom, withFreshIds } from '../../../www/document/importing';
import { type LinkState, linkOf, MAX_LINK, openLink, sceneLinkOf } from '../../../www/keeping/link';
import { readOptions, renameBoxes } from '../../../www/keeping/options';
import { packed, unpacked } from '../../../www/keeping/packing';
import { labs, loadLab } from '../../../www/labs';
import { boxes, boxesArbitrary, image } from '../document/helpers';

const IDS = { image: 1, box: 1 };

function stateOf(changed: Partial<LinkState> = {}): LinkState {
  return {
    lab: 'nms',
    options: { nms: { threshold: 0.45, extent: 'inclusive', topK: null } },
    place: 12,
    image: 0,
    selection: [0],
    camera: { x: -3.5, y: 8, scale: 1.25, width: 800, height: 500 },
    board: null,
    filter: { classNames: ['<b>'], minScore: null },
    scenes: [{ image: 0, scene: 'street' }],
    language: 'zh',
    pictures: [{ image: 0, scene: 'street' }],
    document: { images: [image(1, { boxes: boxes(1, 2) })], classNames: ['人', '<b>'] },
    ...changed,
  };
}

async function hashOf(state: LinkState): Promise<string> {
  const hash = await linkOf(state);
  if (hash === null) throw new Error('too long');
  return hash;
}

test('what a link holds comes back as it was', async () => {
  const documents = fc.record({
    images: fc.array(fc.record({ boxes: boxesArbitrary(), name: fc.string() }), {
      minLength: 1,
      maxLength: 3,
    }),
  });
  await fc.assert(
    fc.asyncProperty(documents, async ({ images }) => {
      const classNames = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
      const given = images.map((each, i) => image(0, { ...each, width: i + 1, height: 1 / 3 }));
      const document = { images: withFreshIds(given, IDS), classNames };
      const state = stateOf({ document });
      const opened = await openLink(await hashOf(state), IDS);
      if (opened?.kind !== 'state') throw new Error(JSON.stringify(opened));
      const { document: read, ...rest } = opened.state;
      const { document: _, ...expected } = state;
      expect(rest).toEqual(expected);
      // JSON writes -0 as 0.
      const plain = (text: Document) => JSON.stringify(text);
      expect(equalDocuments(read, document) || plain(read) === plain(document)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('a table of one’s own goes along', async () => {
  const table = { names: ['x', 'y'], values: Float64Array.of(1, 2, 3.5, 4), dropped: ['name'] };
  const state = stateOf({ lab: 'pca', options: { pca: { table, components: 1 } } });
  const opened = await openLink(await hashOf(state), IDS);
  expect(opened).toMatchObject({ state: { options: { pca: { table, components: 1 } } } });
});

test('every lab’s own defaults are options that can be read', async () => {
  for (const { id } of labs) {
    const { defaults } = await loadLab(id);
    expect(readOptions(id, defaults), id).toEqual(defaults);
  }
});

test('what is no option of a lab is refused, with where it is', async () => {
  const wrong: readonly (readonly [string, object, string])[] = [
    ['nms', { threshold: '0.5' }, 'options.nms.threshold'],
    ['nms', { treshold: 0.5 }, 'options.nms.treshold'],
    ['nms', { extent: 'half' }, 'options.nms.extent'],
    ['fusion', { weights: [1, null] }, 'options.fusion.weights.1'],
    ['fusion', { weights: 'x' }, 'options.fusion.weights'],
    ['anchors', { k: -1 }, 'options.anchors.k'],
    ['anchors', { init: [1, 2, 3] }, 'options.anchors.init'],
    ['pca', { table: { names: ['a'], values: [1], dropped: [] } }, 'options.pca.table.values'],
    ['constructor', {}, 'options.constructor'],
  ];
  for (const [lab, options, where] of wrong) {
    const hash = await hashOf(stateOf({ options: { [lab]: options } }));
    expect(await openLink(hash, IDS)).toEqual({
      kind: 'problem',
      problem: { kind: 'invalid', where },
    });
  }
});

test('boxes in options are called by their numbers in the document', () => {
  const rename = (box: number) => (box === 7 ? 0 : null);
  expect(renameBoxes('iou', { a: 7, b: 8, kind: 'iou' }, rename)).toEqual({
    a: 0,
    b: null,
    kind: 'iou',
  });
  // There they are names of libraries.
  expect(renameBoxes('duel-nms', { a: 'torchvision' }, rename)).toEqual({ a: 'torchvision' });
});

/** A link of any JSON. */
async function linkTo(json: unknown): Promise<string> {
  return `#v1.${await packed([JSON.stringify(json)], MAX_LINK)}`;
}

test('a state that is no state is refused, whatever is wrong with it', async () => {
  const good = JSON.parse(JSON.stringify({ ...stateOf(), document: null })) as object;
  const document = {
    format: 'boxstep',
    version: 1,
    classNames: ['a'],
    images: [{ name: '', width: null, height: null, boxes: [[0, 0, 1, 1, null, 0]] }],
  };
  const [written] = document.images;
  const withImage = (changed: object) => ({
    ...good,
    document: { ...document, images: [{ ...written, ...changed }] },
  });
  expect((await openLink(await linkTo({ ...good, document }), IDS))?.kind).toBe('state');
  const wrong: readonly (readonly [unknown, string])[] = [
    [null, ''],
    [[], ''],
    ['text', ''],
    [{ ...good, document, more: 1 }, 'more'],
    [{ ...good, document, lab: 'nowhere' }, 'lab'],
    [{ ...good, document, place: 1.5 }, 'place'],
    [{ ...good, document, place: -1 }, 'place'],
    [{ ...good, document, language: 'fr' }, 'language'],
    [
      { ...good, document, camera: { x: 0, y: 0, scale: 1e9, width: 1, height: 1 } },
      'camera.scale',
    ],
    [{ ...good, document: { ...document, format: 'coco' } }, 'document.format'],
    [{ ...good, document: { ...document, version: 2 } }, 'document.version'],
    [{ ...good, document: { ...document, images: [] } }, 'document.images'],
    [{ ...good, document: { ...document, classNames: [] } }, 'document.classNames'],
    [withImage({ boxes: [[0, 0, 1, 1, null, 1]] }), 'document.images.0.boxes.0'],
    [withImage({ boxes: [[0, 0, 1, null, null, 0]] }), 'document.images.0.boxes.0'],
    [withImage({ boxes: [[0, 0, 1, 1, 0.5]] }), 'document.images.0.boxes.0'],
    [withImage({ width: 0 }), 'document.images.0.width'],
    [withImage({ flags: [1, 2] }), 'document.images.0.flags'],
    [withImage({ angles: [] }), 'document.images.0.angles'],
    [withImage({ name: 3 }), 'document.images.0.name'],
  ];
  for (const [json, where] of wrong) {
    expect(await openLink(await linkTo(json), IDS), where).toEqual({
      kind: 'problem',
      problem: { kind: 'invalid', where },
    });
  }
});

test('a link that was cut or changed anywhere is refused, and never throws', async () => {
  const hash = await hashOf(stateOf());
  for (let length = 4; length < hash.length; length++) {
    const opened = await openLink(hash.slice(0, length), IDS);
    expect(opened?.kind, String(length)).toBe('problem');
  }
  await fc.assert(
    fc.asyncProperty(
      fc.nat(hash.length - 5),
      fc.constantFrom('A', 'z', '-', '!'),
      async (at, letter) => {
        const changed = hash.slice(0, at + 4) + letter + hash.slice(at + 5);
        // One letter may by chance be another number; then it is a whole state all the same.
        expect(['problem', 'state']).toContain((await openLink(changed, IDS))?.kind);
      },
    ),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      expect((await openLink(`#v1.${text}`, IDS))?.kind).toBe('problem');
    }),
    { numRuns: 200 },
  );
});

test('bombs end early, and what is nested a million deep is refused', async () => {
  const bomb = new Blob(Array.from({ length: 20 }, () => '0'.repeat(1_000_000)));
  const stream = bomb.stream().pipeThrough(new CompressionStream('deflate-raw'));
  const letters = Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url');
  expect(letters.length).toBeLessThan(MAX_LINK);
  expect(await unpacked(letters)).toBe('tooLarge');
  expect(await openLink(`#v1.${letters}`, IDS)).toMatchObject({ problem: { kind: 'tooLarge' } });
  const deep = `#v1.${await packed(['['.repeat(1_000_000)], MAX_LINK)}`;
  expect(await openLink(deep, IDS)).toMatchObject({ problem: { kind: 'damaged' } });
  const nested = `#v1.${await packed(['['.repeat(100_000) + ']'.repeat(100_000)], MAX_LINK)}`;
  expect((await openLink(nested, IDS))?.kind).toBe('problem');
});

test('a document that is too much gives no link, and is not packed to its end', async () => {
  const count = 200_000;
  const columns = {
    ids: countingFrom(1, count),
    corners: Float64Array.from({ length: 4 * count }, (_, i) => Math.sin(i) * 1000),
    scores: new Float64Array(count),
    classes: new Uint32Array(count),
    angles: new Float64Array(count),
  };
  const document = { images: [image(1, { boxes: columns })], classNames: ['a'] };
  expect(await linkOf(stateOf({ document, selection: [] }))).toBeNull();
  const table = { names: ['x', 'y'], values: new Float64Array(400_000), dropped: [] };
  expect(await linkOf(stateOf({ lab: 'pca', options: { pca: { table } } }))).toBeNull();
});

test('fragments that are no links are left alone', async () => {
  for (const hash of ['', '#', '#top', '#v1', '#v.x', '#x=scene']) {
    expect(await openLink(hash, IDS)).toBeNull();
  }
});

test('short links name a scene, a step and a language', async () => {
  for (const link of [
    { scene: 'street', place: 0, language: null },
    { scene: 'chain', place: 12, language: 'zh' },
  ] as const) {
    expect(await openLink(sceneLinkOf(link), IDS)).toEqual({ kind: 'scene', link });
  }
  for (const hash of ['#scene=a&step=x', '#scene=a&step=1.5', '#scene=a&lang=fr']) {
    expect((await openLink(hash, IDS))?.kind).toBe('problem');
  }
});
