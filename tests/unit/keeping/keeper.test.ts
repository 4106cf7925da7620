import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalColumns } from '../../../www/document/boxes';
import { type Document, equalDocuments } from '../../../www/document/document';
import { withFreshIds } from '../../../www/document/importing';
import { Keeper, type Saved } from '../../../www/keeping/keeper';
import { boxes, boxesArbitrary, image } from '../document/helpers';
import { FakeShelf } from './fake-shelf';

const IDS = { image: 1, box: 1 };
const VIEW = { lab: 'nms', place: 3 };

interface Given {
  view?: object;
  scene?: string | null;
  forget?: boolean;
  blobs?: Record<string, Blob>;
}

function save(
  keeper: Keeper,
  document: Document | null,
  { view = VIEW, scene = null, forget = false, blobs = {} }: Given = {},
): Promise<Saved> {
  const blobOf = async (key: string) => blobs[key] ?? null;
  return keeper.save({ view, scene, document, forget, blobOf });
}

/** What a page that opens now finds. */
async function found(shelf: FakeShelf, take: (blob: Blob) => string = () => 'taken') {
  const keeper = new Keeper(shelf);
  const manifest = await keeper.manifest();
  const document = manifest ? await keeper.open(manifest, IDS, take) : null;
  const view = manifest && (await keeper.view(manifest));
  return { keeper, manifest, document, view };
}

/** With ids counted from 1 on, as whoever reads it gives them. */
function numbered(document: Document): Document {
  const images = document.images.map((each) => ({ ...each, id: 0 }));
  return { ...document, images: withFreshIds(images, IDS) };
}

const SMALL: Document = numbered({
  images: [
    image(1, { boxes: boxes(1, 2), name: 'a' }),
    image(2, { boxes: boxes(3), width: 9, height: 4 }),
  ],
  classNames: ['cat', '<b>'],
});

test('any document comes back as it was', async () => {
  const documents = fc.record({
    images: fc.array(
      fc.record({
        boxes: boxesArbitrary(),
        name: fc.string(),
        width: fc.option(fc.nat(9).map((n) => n + 1)),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    classNames: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(documents, async ({ images, classNames }) => {
      const document = numbered({
        images: images.map((each, i) => image(i + 1, { ...each, height: each.width })),
        classNames,
      });
      const shelf = new FakeShelf();
      expect(await save(new Keeper(shelf), document)).toEqual({ kind: 'saved', lost: 0 });
      const { document: read } = await found(shelf);
      expect(read && equalDocuments(read, document)).toBe(true);
    }),
  );
});

test('an image with very many boxes is kept in parts, and read as one', async () => {
  const many = boxes(...Array.from({ length: 70_000 }, (_, i) => i + 1));
  const document = numbered({ images: [image(1, { boxes: many })], classNames: ['cat'] });
  const shelf = new FakeShelf();
  await save(new Keeper(shelf), document);
  expect(shelf.parts()).toHaveLength(3);
  const { document: read } = await found(shelf);
  expect(read && equalDocuments(read, document)).toBe(true);
});

test('only what was changed is written again, and what it replaces is removed', async () => {
  const images = Array.from({ length: 10_000 }, (_, i) => image(i + 1, { boxes: boxes(i + 1) }));
  const document = { images, classNames: ['cat'] };
  const shelf = new FakeShelf();
  const keeper = new Keeper(shelf);
  await save(keeper, document);
  const before = shelf.parts();
  expect(before).toHaveLength(5);
  shelf.written.length = 0;
  await save(keeper, document, { view: { lab: 'iou' } });
  expect(shelf.written).toEqual(['manifest']);

  shelf.written.length = 0;
  const edited = {
    ...document,
    images: images.with(5000, image(5001, { boxes: boxes(5001, 20_000) })),
  };
  await save(keeper, edited);
  expect(shelf.written).toHaveLength(2);
  expect(shelf.parts().filter((key) => before.includes(key))).toHaveLength(4);
  expect(shelf.parts()).toHaveLength(5);
  const { document: read } = await found(shelf);
  expect(read?.images[5000]?.boxes.ids).toHaveLength(2);

  // An image less: the blocks behind it are there, only further on.
  shelf.written.length = 0;
  await save(keeper, { ...edited, images: edited.images.filter((_, i) => i !== 1) });
  expect(shelf.written).toHaveLength(2);
});

test('pictures are written once, and come back under the keys of the new page', async () => {
  const blob = new Blob(['pixels']);
  const images = [
    image(1, { picture: 'picture-1' }),
    image(2, { picture: 'scene:street' }),
    image(3, { picture: 'picture-1' }),
  ];
  const document = { images, classNames: ['cat'] };
  const shelf = new FakeShelf();
  const keeper = new Keeper(shelf);
  await save(keeper, document, { blobs: { 'picture-1': blob } });
  shelf.written.length = 0;
  await save(keeper, { ...document, images: images.slice(0, 2) }, { blobs: { 'picture-1': blob } });
  expect(shelf.written).toHaveLength(2);
  const taken: Blob[] = [];
  const { document: read } = await found(shelf, (picture) => `new-${taken.push(picture)}`);
  expect(read?.images.map(({ picture }) => picture)).toEqual(['new-1', 'scene:street']);
  expect(await taken[0]?.text()).toBe('pixels');
});

test('boxes are kept where their picture is too much, and that is told', async () => {
  const shelf = new FakeShelf();
  shelf.beforeWrite = (_, value) => {
    if (value instanceof Blob) throw new DOMException('', 'QuotaExceededError');
  };
  const document = { images: [image(1, { picture: 'picture-1' })], classNames: ['cat'] };
  const blobs = { 'picture-1': new Blob(['pixels']) };
  expect(await save(new Keeper(shelf), document, { blobs })).toEqual({ kind: 'saved', lost: 1 });
  const { document: read, manifest } = await found(shelf);
  expect(read?.images[0]?.picture).toBeNull();
  expect(manifest?.document?.lost).toBe(1);
});

test('long columns of a view are kept beside it', async () => {
  const values = new Float64Array(600_000).map((_, i) => i / 3);
  const view = { options: { pca: { table: { names: ['x', 'y'], values } } } };
  const shelf = new FakeShelf();
  const keeper = new Keeper(shelf);
  await save(keeper, null, { view, scene: 'street' });
  expect(shelf.parts()).toHaveLength(2);
  shelf.written.length = 0;
  await save(keeper, null, { view: { ...view, place: 2 }, scene: 'street' });
  expect(shelf.written).toEqual(['manifest']);
  const read = (await found(shelf)).view as typeof view;
  expect(read).toMatchObject({ place: 2, options: { pca: { table: { names: ['x', 'y'] } } } });
  expect(equalColumns(read.options.pca.table.values, values)).toBe(true);
  await save(keeper, null, { view: VIEW, scene: 'street' });
  expect(shelf.parts()).toEqual([]);
});

test('wherever writing ends, what was kept before is whole', async () => {
  const next = numbered({ ...SMALL, images: [image(1, { boxes: boxes(7, 8, 9) })] });
  for (let writes = 0; ; writes++) {
    const shelf = new FakeShelf();
    const keeper = new Keeper(shelf);
    await save(keeper, SMALL);
    let left = writes;
    shelf.beforeWrite = () => {
      if (left-- === 0) throw new DOMException('', 'QuotaExceededError');
    };
    const failed = await save(keeper, next).then(
      () => false,
      () => true,
    );
    shelf.beforeWrite = () => {};
    const { document: read } = await found(shelf);
    expect(read && equalDocuments(read, failed ? SMALL : next), `${writes} writes`).toBe(true);
    // Nothing of the attempt takes up room.
    expect(shelf.parts()).toHaveLength(1);
    if (failed) continue;
    expect(writes).toBe(2);
    return;
  }
});

test('a part that is missing or is something else makes the whole unreadable', async () => {
  for (const other of [undefined, 'text', { corners: 3 }]) {
    const shelf = new FakeShelf();
    await save(new Keeper(shelf), SMALL);
    const [key = ''] = shelf.parts();
    if (other === undefined) shelf.values.delete(key);
    else shelf.values.set(key, other);
    const { document, keeper } = await found(shelf);
    expect(document).toBeNull();
    // And is no reason not to keep anything from then on.
    expect((await save(keeper, SMALL)).kind).toBe('saved');
    expect((await found(shelf)).document).not.toBeNull();
  }
});

test('what a page left that ended while writing is removed by the next', async () => {
  const shelf = new FakeShelf();
  await save(new Keeper(shelf), SMALL);
  shelf.values.set('2/dead/0', new Float64Array(9));
  const { keeper } = await found(shelf);
  await save(keeper, SMALL, { view: { lab: 'iou' } });
  expect(shelf.parts()).toHaveLength(1);
});

test('a page does not write over a document that it did not read', async () => {
  const shelf = new FakeShelf();
  const one = new Keeper(shelf);
  await save(one, SMALL);
  const { keeper: two } = await found(shelf);
  const second = { ...SMALL, classNames: ['second'] };
  expect((await save(two, second)).kind).toBe('saved');
  const third = numbered({ ...SMALL, images: [image(1, { boxes: boxes(4) })] });
  expect((await save(one, third)).kind).toBe('other');
  expect((await found(shelf)).document?.classNames).toEqual(['second']);
  expect(shelf.parts()).toHaveLength(1);
  // The person chooses this one.
  one.adopt(await one.manifest());
  expect((await save(one, third)).kind).toBe('saved');
  const { document: read } = await found(shelf);
  expect(read && equalDocuments(read, third)).toBe(true);
  expect((await save(two, second)).kind).toBe('other');
});

test('where another page only looked there is nothing to ask', async () => {
  const shelf = new FakeShelf();
  const one = new Keeper(shelf);
  await save(one, SMALL);
  const { keeper: two, document } = await found(shelf);
  await save(two, document, { view: { lab: 'iou' } });
  const edited = { ...SMALL, classNames: ['edited'] };
  expect((await save(one, edited)).kind).toBe('saved');
  expect((await found(shelf)).document?.classNames).toEqual(['edited']);
});

test('two pages that write at once are one after the other, and both whole', async () => {
  const shelf = new FakeShelf();
  const pages = [new Keeper(shelf), new Keeper(shelf), new Keeper(shelf)];
  shelf.beforeWrite = () => new Promise((resolve) => setTimeout(resolve));
  const outcomes = await Promise.all(
    pages.map((page, i) => save(page, { ...SMALL, classNames: [`page ${i}`] })),
  );
  expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
  const { document: read } = await found(shelf);
  expect(read?.images).toHaveLength(2);
  expect(shelf.parts()).toHaveLength(1);
});

test('a scene leaves the last document of one’s own, until that is to be forgotten', async () => {
  const shelf = new FakeShelf();
  const keeper = new Keeper(shelf);
  await save(keeper, SMALL);
  await save(keeper, null, { scene: 'chain' });
  const { document, manifest } = await found(shelf);
  expect(manifest?.scene).toBe('chain');
  expect(document && equalDocuments(document, SMALL)).toBe(true);
  await save(keeper, null, { scene: 'street', forget: true });
  expect((await found(shelf)).document).toBeNull();
  expect(shelf.parts()).toEqual([]);
  // Undo brings it back, and it is kept again, all of it.
  await save(keeper, SMALL);
  const again = (await found(shelf)).document;
  expect(again && equalDocuments(again, SMALL)).toBe(true);
});

test('what a newer page kept is left alone', async () => {
  const shelf = new FakeShelf();
  shelf.values.set('manifest', { format: 2, generation: 9, document: null });
  expect((await save(new Keeper(shelf), SMALL)).kind).toBe('other');
});
