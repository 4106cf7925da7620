import { describe, expect, test } from 'vitest';
import { boxCount } from '../../../www/document/boxes';
import { openFiles } from '../../../www/opening/files';
import { language } from '../../../www/text/text';
import { depsOf, empty, parsedFile, refusal, report, textFile } from './helpers';

describe('files of boxes', () => {
  test('take the place of the document, an image each, as one undo entry', async () => {
    const { deps, store, asked, progress } = depsOf({
      'a.txt': parsedFile([0, 0]),
      'b.txt': parsedFile([0]),
    });
    const before = store.document.value;
    const files = [textFile('a.txt'), textFile('b.txt')];
    const outcome = await openFiles(files, deps);
    expect(store.document.value.images.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(store.document.value.images.map(({ boxes }) => boxCount(boxes))).toEqual([2, 1]);
    expect(outcome.imported).toEqual({ images: 2, boxes: 3 });
    expect(outcome.undoSteps).toBe(1);
    expect(outcome.files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
    expect(outcome.files[0]?.report?.imported).toBe(2);
    expect(asked).toEqual([
      { name: 'a.txt', text: 'text of a.txt' },
      { name: 'b.txt', text: 'text of b.txt' },
    ]);
    expect(progress).toEqual([
      [0, 2, 'a.txt'],
      [1, 2, 'b.txt'],
    ]);
    store.undo();
    expect(store.document.value).toEqual(before);
    expect(store.canUndo.value).toBe(false);
  });

  test('that cannot be read do not keep the others from being opened', async () => {
    const { deps, store } = depsOf({
      'a.txt': parsedFile([0]),
      'bad.txt': refusal('bad.txt', empty),
      'c.txt': parsedFile([0]),
    });
    const outcome = await openFiles(['a.txt', 'bad.txt', 'c.txt'].map(textFile), deps);
    expect(store.document.value.images.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(outcome.files.map(({ error }) => error?.code)).toEqual([
      undefined,
      'noBoxes',
      undefined,
    ]);
    expect(outcome.imported).toEqual({ images: 2, boxes: 2 });
  });

  test('of which none can be read leave the document and undo as they were', async () => {
    const { deps, store } = depsOf({
      'a.txt': refusal('a.txt', empty),
      'b.txt': refusal('b.txt', { code: 'notText', looksLike: 'pdf' }),
    });
    const before = store.document.value;
    const outcome = await openFiles(['a.txt', 'b.txt'].map(textFile), deps);
    expect(outcome.files.map(({ error }) => error)).toEqual([
      empty,
      { code: 'notText', looksLike: 'pdf' },
    ]);
    expect(outcome).toMatchObject({ imported: null, undoSteps: 0 });
    expect(store.document.value).toBe(before);
    expect(store.canUndo.value).toBe(false);
  });

  test('without boxes but with images are opened', async () => {
    const { deps, store } = depsOf({ 'a.json': parsedFile([], { imageNames: ['x', 'y'] }) });
    const outcome = await openFiles([textFile('a.json')], deps);
    expect(outcome.imported).toEqual({ images: 2, boxes: 0 });
    expect(store.document.value.images.map(({ name }) => name)).toEqual(['x', 'y']);
  });

  test('that are empty are images without boxes where each file is an image', async () => {
    const detections = parsedFile([0], { report: report({ format: 'cartuchoDetections' }) });
    const { deps, store } = depsOf({
      'none.txt': refusal('none.txt', empty),
      'one.txt': detections,
    });
    const outcome = await openFiles(['none.txt', 'one.txt'].map(textFile), deps);
    expect(store.document.value.images.map(({ name }) => name)).toEqual(['none', 'one']);
    expect(store.document.value.images.map(({ boxes }) => boxCount(boxes))).toEqual([0, 1]);
    expect(outcome.imported).toEqual({ images: 2, boxes: 1 });
    expect(outcome.files[0]).toEqual({
      name: 'none.txt',
      report: null,
      error: null,
      isEmptyImage: true,
    });
  });

  test('without class names get the class of the page’s language', async () => {
    const { deps, store } = depsOf({
      'a.csv': parsedFile([0, 0], { classNames: ['', 'dog'], classes: Uint32Array.of(0, 1) }),
    });
    language.value = 'zh';
    await openFiles([textFile('a.csv')], deps);
    language.value = 'en';
    expect(store.document.value.classNames).toEqual(['目标', 'dog']);
  });

  test('that the browser does not give are named', async () => {
    const folder = textFile('folder.txt');
    if (folder.file)
      folder.file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    const { deps } = depsOf({ 'a.txt': parsedFile([0]) });
    const outcome = await openFiles([folder, textFile('a.txt')], deps);
    expect(outcome.files.map(({ error }) => error)).toEqual([{ code: 'unreadable' }, null]);
  });

  test('larger than the parser takes are read no further than their head', async () => {
    const huge = textFile('huge.csv');
    Object.defineProperty(huge.file, 'size', { value: 2 ** 28 + 1 });
    const { deps, asked } = depsOf({});
    const outcome = await openFiles([huge], deps);
    expect(outcome.files[0]?.error).toEqual({
      code: 'tooLarge',
      bytes: 2 ** 28 + 1,
      limit: 2 ** 28,
    });
    expect(asked).toEqual([]);
  });

  test('a defect of the page is not taken for a fault of the file', async () => {
    const { deps } = depsOf({});
    await expect(openFiles([textFile('a.txt')], deps)).rejects.toThrow('nobody expected');
  });
});

describe('giving up', () => {
  test('before the beginning asks for nothing', async () => {
    const { deps, stop, asked } = depsOf({ 'a.txt': parsedFile([0]) });
    stop.abort();
    expect((await openFiles([textFile('a.txt')], deps)).imported).toBeNull();
    expect(asked).toEqual([]);
  });

  test('while the images are made changes nothing', async () => {
    const { deps, store, stop } = depsOf({ 'a.txt': parsedFile([0]) });
    const before = store.document.value;
    const stopping = { ...deps, store };
    Object.defineProperty(stopping, 'store', {
      get() {
        // The first thing that is asked of the document, once all files are read.
        stop.abort();
        return store;
      },
    });
    expect((await openFiles([textFile('a.txt')], stopping)).imported).toBeNull();
    expect(store.document.value).toBe(before);
  });
});
