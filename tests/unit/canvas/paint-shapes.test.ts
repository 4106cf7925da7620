import { describe, expect, test } from 'vitest';
import { TextWidths } from '../../../www/canvas/chips';
import { NO_MARKS } from '../../../www/canvas/gestures';
import { rulerStep } from '../../../www/canvas/paint-rulers';
import { paintBase, paintTop } from '../../../www/canvas/painter';
import { EMPTY_PICTURE, type Picture } from '../../../www/canvas/picture';
import type { Shape } from '../../../www/canvas/shapes';
import type { View } from '../../../www/canvas/view';
import { boxesOf } from './fake-editing';
import { NAMED_STYLES, RecordingPen } from './recording-pen';

function viewAt(scale: number): View {
  return { camera: { x: 40, y: 40, scale }, viewport: { width: 800, height: 600 }, dpr: 1 };
}

function paint(picture: Partial<Picture>, scale = 1): RecordingPen {
  const pen = new RecordingPen();
  const shown = { ...EMPTY_PICTURE, ...picture };
  const marks = { ...NO_MARKS, handles: false, turns: false };
  paintTop(pen, viewAt(scale), shown, NAMED_STYLES, marks, new TextWidths());
  return pen;
}

function shapes(...list: Shape[]): { shapes: Shape[] } {
  return { shapes: list };
}

const area = { x1: 10, y1: 10, x2: 16, y2: 14 };

describe('shapes', () => {
  test('a rectangle is filled when it says so, and dashed as its style is', () => {
    const union: Shape = { kind: 'rect', id: 'u', style: 'union', ...area };
    const hollow = paint(shapes(union));
    expect(hollow.of('shape-union', 'fill')).toEqual([]);
    expect(hollow.of('shape-union', 'stroke')).toMatchObject([{ dash: [2, 3] }]);
    const filled = paint(shapes({ ...union, filled: true }));
    expect(filled.of('shape-union', 'fill')).toMatchObject([{ opacity: 0.12 }]);
  });

  test('cells are drawn one by one from 4 pixels on, as one area below', () => {
    const cells: Shape = { kind: 'cells', id: 'c', style: 'intersection', ...area };
    const small = paint(shapes(cells), 3.9).of('shape-intersection', 'stroke');
    expect(small.map((mark) => mark.lines.length)).toEqual([0]);
    const large = paint(shapes(cells), 4).of('shape-intersection', 'stroke');
    // Between 6 columns and 4 rows there are 5 and 3 lines, and the outer edges once more.
    const upright = large.flatMap((mark) => mark.lines).filter(([x1, , x2]) => x1 === x2);
    const inner = new Set(upright.map(([x1]) => x1));
    for (let column = 11; column < 16; column++) {
      expect(inner.has(Math.round(40 + 4 * column) - 0.5 + 0.5)).toBe(true);
    }
    expect(large.flatMap((mark) => mark.lines).length).toBeGreaterThanOrEqual(8);
  });

  test('the ends of a span have bars and an arrow has a head', () => {
    const line: Shape = { kind: 'line', id: 'l', style: 'distance', x1: 0, y1: 50, x2: 99, y2: 50 };
    const colour = 'shape-distance';
    expect(paint(shapes(line)).of(colour, 'stroke')).toHaveLength(1);
    const [, bars] = paint(shapes({ ...line, ends: 'span' })).of(colour, 'stroke');
    expect(bars?.lines.map(([x1, y1, x2, y2]) => [x1 === x2, (y1 ?? 0) - (y2 ?? 0)])).toEqual([
      [true, 10],
      [true, 10],
    ]);
    const arrow = paint(shapes({ ...line, ends: 'arrow' }));
    expect(arrow.of(colour, 'fill')[0]?.lines).toHaveLength(2);
  });

  test('labels of lines lie on their middle', () => {
    const pen = paint(
      shapes({
        kind: 'line',
        id: 'l',
        style: 'compare',
        x1: 0,
        y1: 0,
        x2: 200,
        y2: 100,
        label: 'IoU 0.5',
      }),
    );
    expect(pen.texts).toEqual(['IoU 0.5']);
    const [plate] = pen.of('page', 'fill');
    const [x = 0, y = 0, width = 0, height = 0] = plate?.rects[0] ?? [];
    expect(Math.abs(x + width / 2 - 140)).toBeLessThanOrEqual(1);
    expect(Math.abs(y + height / 2 - 90)).toBeLessThanOrEqual(1);
  });

  test('texts and labels of points and areas are written', () => {
    const pen = paint(
      shapes(
        { kind: 'text', id: 't', style: 'guide', x: 300, y: 300, text: 'text' },
        { kind: 'point', id: 'p', style: 'first', x: 100, y: 100, label: 'point' },
        { kind: 'rect', id: 'r', style: 'enclosing', ...area, label: 'rect' },
      ),
    );
    expect(pen.texts).toEqual(['text', 'point', 'rect']);
  });

  test('fade with their opacity', () => {
    const shape: Shape = { kind: 'rect', id: 'u', style: 'union', ...area };
    const fading = { rows: new Map(), ghosts: [], shapes: new Map([[shape, 0.5]]) };
    const pen = paint({ shapes: [shape], fading });
    expect(pen.of('shape-union', 'stroke')).toMatchObject([{ opacity: 0.5 }]);
  });

  test('fields of pixels lie below the boxes, with their opacity', () => {
    const source = { width: 4, height: 4 } as OffscreenCanvas;
    const field: Shape = { kind: 'image', id: 'f', style: 'guide', ...area, source, opacity: 0.6 };
    const pen = new RecordingPen();
    paintBase(pen, viewAt(2), { ...EMPTY_PICTURE, shapes: [field] }, NAMED_STYLES);
    expect(pen.images).toEqual([{ at: [60, 60, 12, 8], opacity: 0.6 }]);
    expect(paint(shapes(field)).images).toEqual([]);
  });
});

describe('box labels', () => {
  const boxes = boxesOf([[100, 100, 300, 250]], [0.876], [1]);

  test('say index, class and score, after the tag', () => {
    const classNames = ['car', 'person'];
    expect(paint({ boxes, classNames }).texts).toEqual(['#0', 'person', '0.88']);
    const tagged = paint({ boxes, classNames, tags: () => 'A' });
    expect(tagged.texts).toEqual(['A', '#0', 'person', '0.88']);
  });

  test('have tag and score in bold, measured before or not', () => {
    const pen = paint({ boxes, classNames: ['car', 'person'], tags: () => 'A' });
    expect(pen.fonts.map((font) => font.startsWith('600'))).toEqual([true, false, false, true]);
  });

  test('say less where the box is small, all where it is chosen', () => {
    const classNames = ['car', 'person'];
    const half = paint({ boxes, classNames }, 0.3);
    expect(half.texts).toEqual(['#0', '0.88']);
    expect(paint({ boxes, classNames }, 0.1).texts).toEqual(['#0']);
    expect(paint({ boxes, classNames, hover: 0 }, 0.1).texts).toEqual(['#0', 'person', '0.88']);
  });

  test('leave out what is not known, and shorten what is long', () => {
    const bare = boxesOf([[100, 100, 300, 250]]);
    expect(paint({ boxes: bare }).texts).toEqual(['#0']);
    const [, name = ''] = paint({ boxes: bare, classNames: ['界'.repeat(99)] }).texts;
    expect([...name]).toHaveLength(28);
    expect(name.endsWith('…')).toBe(true);
  });

  test('of what matters more win the place', () => {
    const same = boxesOf([
      [0, 0, 700, 500],
      [0, 0, 700, 500],
    ]);
    // Six labels find room at one box; the others must do without.
    const crowd = boxesOf(Array.from({ length: 40 }, () => [0, 0, 700, 500]));
    const numbersOf = (picture: Partial<Picture>) => paint(picture).texts;
    expect(numbersOf({ boxes: same, roles: Uint8Array.of(1, 2) })).toEqual(['#1', '#0']);
    expect(numbersOf({ boxes: same, roles: Uint8Array.of(1, 2), hover: 0 })[0]).toBe('#0');
    expect(numbersOf({ boxes: crowd, hover: 39 })[0]).toBe('#39');
    expect(numbersOf({ boxes: crowd, selection: new Set([17]) })[0]).toBe('#17');
    expect(numbersOf({ boxes: crowd }).length).toBeLessThan(40);
  });
});

describe('the pixel grid', () => {
  const size = { width: 20, height: 10 };
  const grid = (scale: number) => {
    const pen = new RecordingPen();
    paintBase(pen, viewAt(scale), { ...EMPTY_PICTURE, size }, NAMED_STYLES);
    return pen.of('ink', 'stroke').flatMap((mark) => mark.lines);
  };

  test('shows every edge of a pixel of the picture from 8 pixels on', () => {
    expect(grid(7.9)).toEqual([]);
    expect(grid(8)).toHaveLength(21 + 11);
  });

  test('comes with rulers that number the edges', () => {
    expect(paint({ size }, 7.9).texts).toEqual([]);
    const { texts } = paint({ size }, 8);
    expect(texts).toContain('10');
    expect(texts.every((text) => Number(text) % 10 === 0)).toBe(true);
    expect(paint({ size }, 64).texts).toContain('3');
  });

  test('numbers keep their distance', () => {
    expect([8, 8.8, 22, 44, 64].map(rulerStep)).toEqual([10, 5, 2, 1, 1]);
  });
});

describe('a polygon', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 40, y: 0 },
    { x: 20, y: 60 },
  ];
  const polygon: Shape = { kind: 'polygon', id: 'p', style: 'intersection', points, filled: true };

  test('is filled and outlined, its label in its middle', () => {
    const pen = paint(shapes({ ...polygon, label: '1200' }));
    expect(pen.of('shape-intersection', 'fill')[0]?.lines).toEqual([
      [40, 40, 80, 40],
      [80, 40, 60, 100],
    ]);
    expect(pen.of('shape-intersection', 'stroke')).toHaveLength(1);
    expect(pen.texts).toContain('1200');
  });

  test('without points draws nothing', () => {
    expect(paint(shapes({ ...polygon, points: [] })).of('shape-intersection', 'stroke')).toEqual(
      [],
    );
  });
});
