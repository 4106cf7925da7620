import { beforeEach, describe, expect, test } from 'vitest';
import { HOME } from '../../../www/canvas/camera';
import type { Surface } from '../../../www/canvas/gestures';
import { NO_MODIFIERS, type PointerInput } from '../../../www/canvas/input';
import { handleKey } from '../../../www/canvas/keys';
import { Tools } from '../../../www/canvas/tools';
import { createDocumentStore, type DocumentStore } from '../../../www/document/store';
import { boxesOf } from './fake-editing';

/** The tools over the real document: what a person draws can be undone as they would expect. */
describe('the tools with the document store', () => {
  let now = 0;
  let store: DocumentStore;
  let tools: Tools;

  beforeEach(() => {
    now = 0;
    const image = { id: 1, name: 'a', width: null, height: null, picture: null };
    const document = {
      images: [{ ...image, boxes: boxesOf([[100, 100, 200, 200]], [0.5]) }],
      classNames: ['car'],
    };
    store = createDocumentStore(document, { now: () => now });
    const surface: Surface = {
      editing: store,
      camera: HOME,
      viewport: () => ({ width: 800, height: 600 }),
      pictureSize: () => null,
    };
    const nothing = () => {};
    tools = new Tools(surface, {
      onTool: nothing,
      onHover: nothing,
      onSelect: nothing,
      onChange: nothing,
    });
  });

  const at = (x: number, y: number): PointerInput => ({
    pointer: 1,
    type: 'mouse',
    button: 0,
    time: 0,
    ...NO_MODIFIERS,
    x,
    y,
  });

  function drag(...path: [number, number][]): void {
    path.forEach(([x, y], i) => {
      if (i === 0) tools.pointerDown(at(x, y));
      else tools.pointerMove(at(x, y));
    });
    const [x, y] = path.at(-1) ?? [0, 0];
    tools.pointerUp(at(x, y));
  }

  function press(key: string): void {
    const nothing = () => {};
    const camera = { scale: 1, fit: nothing, fitSelection: nothing, actualSize: nothing };
    const target = { editing: store, tools, zoomBy: nothing, ...camera };
    handleKey({ key, code: '', ...NO_MODIFIERS }, target);
  }

  const corners = () => [...store.boxes().corners];

  test('a drag of many moves is undone and redone as one', () => {
    drag([150, 150], [160, 160], [190, 170], [250, 150]);
    expect(corners()).toEqual([200, 100, 300, 200]);
    store.undo();
    expect(corners()).toEqual([100, 100, 200, 200]);
    expect(store.canUndo.value).toBe(false);
    store.redo();
    expect(corners()).toEqual([200, 100, 300, 200]);
  });

  test('a drawn box is undone as one', () => {
    tools.tool = 'draw';
    drag([300, 300], [310, 310], [400, 380]);
    expect(corners().slice(4)).toEqual([300, 300, 400, 380]);
    store.undo();
    expect(store.boxes().ids).toHaveLength(1);
    expect(store.canUndo.value).toBe(false);
  });

  test('a click, a marquee, a cancelled drag and one that came back leave nothing to undo', () => {
    drag([150, 150]);
    drag([50, 50], [150, 150]);
    tools.pointerDown(at(150, 150));
    tools.pointerMove(at(300, 300));
    tools.escape();
    drag([150, 150], [300, 300], [150, 150]);
    tools.tool = 'draw';
    drag([300, 300], [400, 400], [300, 300]);
    expect(corners()).toEqual([100, 100, 200, 200]);
    expect(store.canUndo.value).toBe(false);
  });

  test('nudges in quick succession are one entry, a later one is another', () => {
    drag([150, 150]);
    for (let i = 0; i < 3; i++) {
      press('ArrowRight');
      now += 400;
    }
    now += 101;
    press('ArrowRight');
    expect(corners()).toEqual([104, 100, 204, 200]);
    store.undo();
    expect(corners()).toEqual([103, 100, 203, 200]);
    store.undo();
    expect(corners()).toEqual([100, 100, 200, 200]);
    expect(store.canUndo.value).toBe(false);
  });
});
