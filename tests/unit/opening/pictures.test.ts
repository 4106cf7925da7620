import { describe, expect, test } from 'vitest';
import { openFiles } from '../../../www/opening/files';
import type { ReadProgress } from '../../../www/opening/reading/contract';
import { PictureNames } from '../../../www/opening/reading/match';
import { image, storeOf } from '../document/helpers';
import { depsOf, empty, parsedFile, picture, refusal, textFile } from './helpers';

/** Images of a document, as name, size and whether there is a picture. */
function shown({ store }: Pick<ReturnType<typeof depsOf>, 'store'>) {
  return store.document.value.images.map((each) => [
    each.name,
    each.width,
    each.height,
    each.picture !== null,
  ]);
}

describe('names of pictures and images', () => {
  const match = (pictures: string[], images: string[]) => {
    const names = new PictureNames(pictures);
    const found = images.map((name) => names.find({ name, path: '' }));
    return pictures.flatMap((file, i) => {
      const own = images.filter((_, image) => found[image] === i);
      return own.length > 0 ? [[file, ...own]] : [];
    });
  };

  test('match by their stems, case and folders aside', () => {
    expect(match(['A.JPG'], ['a'])).toEqual([['A.JPG', 'a']]);
    expect(match(['a.png'], ['a.jpg'])).toEqual([['a.png', 'a.jpg']]);
    expect(match(['a.png'], ['train/A.jpg'])).toEqual([['a.png', 'train/A.jpg']]);
    expect(match(['a.png'], ['C:\\train\\a.jpg'])).toEqual([['a.png', 'C:\\train\\a.jpg']]);
    expect(match(['2007_000032.jpg'], ['2007_000032'])).toHaveLength(1);
    expect(match(['b.jpg'], ['a'])).toEqual([]);
  });

  test('with dots that begin no extension keep them', () => {
    expect(match(['frame.0001.jpg', 'frame.0002.jpg'], ['frame.0002'])).toEqual([
      ['frame.0002.jpg', 'frame.0002'],
    ]);
    expect(match(['frame.jpg'], ['frame.0001'])).toEqual([]);
  });

  test('that are the same to the letter come before equal stems', () => {
    expect(match(['a.png', 'a.jpg'], ['a.jpg'])).toEqual([['a.jpg', 'a.jpg']]);
    expect(match(['a.png', 'a.jpg'], ['a'])).toEqual([['a.png', 'a']]);
  });

  test('of several images with one name all get the picture', () => {
    expect(match(['a.png'], ['a', 'b', 'a.jpg'])).toEqual([['a.png', 'a', 'a.jpg']]);
  });
});

describe('pictures dropped with files of boxes', () => {
  test('go under the images of their name within the one undo entry', async () => {
    const opening = depsOf({ 'a.txt': parsedFile([0]), 'b.txt': parsedFile([0]) });
    const before = opening.store.document.value;
    const outcome = await openFiles(
      [picture('B.jpg', '30x20'), textFile('a.txt'), picture('c.jpg'), textFile('b.txt')],
      opening.deps,
    );
    expect(shown(opening)).toEqual([
      ['a', null, null, false],
      ['b', 30, 20, true],
    ]);
    expect(outcome.files.map(({ name }) => name)).toEqual(['B.jpg', 'a.txt', 'c.jpg', 'b.txt']);
    expect(outcome.files[0]).toEqual({
      name: 'B.jpg',
      report: null,
      error: null,
      pictureUsedFor: ['b'],
    });
    expect(outcome.files[2]).toMatchObject({ name: 'c.jpg', pictureUnused: true });
    expect(outcome.imported).toEqual({ images: 2, boxes: 2 });
    // What belongs to nothing need not be decoded.
    expect(opening.decoded).toEqual(['30x20']);
    opening.store.undo();
    expect(opening.store.document.value).toEqual(before);
  });

  test('one picture and one image belong together under any name', async () => {
    const opening = depsOf({ 'boxes.csv': parsedFile([0, 0]) });
    const outcome = await openFiles([textFile('boxes.csv'), picture('photo.png')], opening.deps);
    expect(shown(opening)).toEqual([['boxes', 640, 480, true]]);
    expect(outcome.files[1]?.pictureUsedFor).toEqual(['boxes']);
  });

  test('leave the size that the file gives, unless its proportions are others', async () => {
    const sizes = Float64Array.of(1920, 1080, 480, 640);
    const boxes = parsedFile([0, 1], { imageNames: ['a', 'b'], imageSizes: sizes });
    const opening = depsOf({ 'all.csv': boxes });
    const outcome = await openFiles(
      [textFile('all.csv'), picture('a.jpg', '300x169'), picture('b.jpg', '640x480')],
      opening.deps,
    );
    expect(shown(opening)).toEqual([
      ['a', 1920, 1080, true],
      ['b', 640, 480, true],
    ]);
    expect(outcome.files[1]?.sizeDiffers).toBeUndefined();
    expect(outcome.files[2]?.sizeDiffers).toMatchObject({
      image: { width: 480, height: 640 },
      picture: { width: 640, height: 480 },
    });
  });

  test('that cannot be decoded are named, and the boxes are opened', async () => {
    const opening = depsOf({ 'a.txt': parsedFile([0]) });
    const outcome = await openFiles([textFile('a.txt'), picture('a.tif', 'no')], opening.deps);
    expect(outcome.files[1]?.error).toEqual({ code: 'notAPicture' });
    expect(shown(opening)).toEqual([['a', null, null, false]]);
  });

  test('are not used when no file of boxes can be read', async () => {
    const opening = depsOf({ 'a.txt': refusal('a.txt', empty) });
    const before = opening.store.document.value;
    const outcome = await openFiles([textFile('a.txt'), picture('a.jpg')], opening.deps);
    expect(outcome.files[1]?.pictureUnused).toBe(true);
    expect(outcome.undoSteps).toBe(0);
    expect(opening.store.document.value).toBe(before);
  });

  test('giving up while they are decoded changes nothing', async () => {
    const opening = depsOf({ 'a.txt': parsedFile([0]) });
    const before = opening.store.document.value;
    const deps = {
      ...opening.deps,
      onProgress: ({ path }: ReadProgress) => {
        if (path === 'a.jpg') opening.stop.abort();
      },
    };
    const outcome = await openFiles([textFile('a.txt'), picture('a.jpg')], deps);
    expect(outcome.imported).toBeNull();
    expect(opening.store.document.value).toBe(before);
  });
});

describe('pictures alone', () => {
  const threeImages = () =>
    depsOf({}, storeOf({ images: [1, 2, 3].map((id) => image(id)), classNames: ['cat'] }).store);

  test('a single one goes under the image on screen', async () => {
    const opening = threeImages();
    opening.store.showImage(2);
    const outcome = await openFiles([picture('photo.jpg')], opening.deps);
    expect(shown(opening)[1]).toEqual(['image 2', 640, 480, true]);
    expect(outcome).toMatchObject({ imported: null, undoSteps: 1 });
    expect(outcome.files[0]?.pictureUsedFor).toEqual(['image 2']);
    opening.store.undo();
    expect(shown(opening)[1]).toEqual(['image 2', null, null, false]);
  });

  test('several go under the images of their names', async () => {
    const opening = threeImages();
    const files = ['image 3.png', 'x.png', 'image 1.png'].map((name) => picture(name));
    const outcome = await openFiles(files, opening.deps);
    expect(shown(opening).map(([, , , has]) => has)).toEqual([true, false, true]);
    expect(outcome.files.map(({ pictureUsedFor }) => pictureUsedFor)).toEqual([
      ['image 3'],
      undefined,
      ['image 1'],
    ]);
    expect(outcome.files[1]?.pictureUnused).toBe(true);
    expect(outcome.undoSteps).toBe(2);
  });

  test('of several without an image the first goes under the image on screen', async () => {
    const opening = threeImages();
    const files = [picture('x.png'), picture('y.png')];
    const outcome = await openFiles(files, opening.deps);
    expect(shown(opening).map(([, , , has]) => has)).toEqual([true, false, false]);
    expect(outcome.files[0]?.pictureUsedFor).toEqual(['image 1']);
    expect(outcome.files[1]?.pictureUnused).toBe(true);
  });

  test('without a type are known by trying, once', async () => {
    const notText = (name: string, looksLike: 'picture' | 'unknown' | 'pdf') =>
      refusal(name, { code: 'notText', looksLike });
    const opening = depsOf({
      p: notText('p', 'unknown'),
      q: notText('q', 'picture'),
      r: notText('r', 'pdf'),
    });
    const one = await openFiles([picture('p', '5x4', '')], opening.deps);
    expect(one.files[0]?.pictureUsedFor).toEqual(['image 1']);
    expect(opening.decoded).toEqual(['5x4']);
    const broken = await openFiles([picture('q', 'no', ''), picture('r', '7x7', '')], opening.deps);
    expect(broken.files.map(({ error }) => error)).toEqual([
      { code: 'notText', looksLike: 'picture' },
      { code: 'notText', looksLike: 'pdf' },
    ]);
    expect(opening.decoded).toEqual(['5x4']);
  });

  test('that cannot be decoded leave the document as it was', async () => {
    const opening = threeImages();
    const before = opening.store.document.value;
    const outcome = await openFiles([picture('a.svg', 'no', 'image/svg+xml')], opening.deps);
    expect(outcome.files[0]?.error).toEqual({ code: 'notAPicture' });
    expect(outcome.undoSteps).toBe(0);
    expect(opening.store.document.value).toBe(before);
  });
});
