import { describe, expect, test } from 'vitest';
import { TextWidths } from '../../../www/canvas/chips';
import { NO_MARKS } from '../../../www/canvas/gestures';
import { paintBase, paintTop } from '../../../www/canvas/painter';
import { EMPTY_PICTURE, type Picture } from '../../../www/canvas/picture';
import { ROLES, type Role } from '../../../www/canvas/roles';
import type { Shape } from '../../../www/canvas/shapes';
import { crisp, type View } from '../../../www/canvas/view';
import { boxesOf } from './fake-editing';
import { fc } from './properties';
import { NAMED_STYLES, RecordingPen } from './recording-pen';

const view: View = {
  camera: { x: 0, y: 0, scale: 1 },
  viewport: { width: 800, height: 600 },
  dpr: 1,
};

function rolesOf(...roles: Role[]): Uint8Array {
  return Uint8Array.from(roles, (role) => ROLES.indexOf(role));
}

function base(picture: Partial<Picture>, at: Partial<View> = {}): RecordingPen {
  const pen = new RecordingPen();
  paintBase(pen, { ...view, ...at }, { ...EMPTY_PICTURE, ...picture }, NAMED_STYLES);
  return pen;
}

function top(picture: Partial<Picture>, at: Partial<View> = {}, handles = true): RecordingPen {
  const pen = new RecordingPen();
  const marks = { ...NO_MARKS, handles, turns: false };
  const shown = { ...EMPTY_PICTURE, ...picture };
  paintTop(pen, { ...view, ...at }, shown, NAMED_STYLES, marks, new TextWidths());
  return pen;
}

/** One box in a role, and what was stroked for it. */
function strokesOf(role: Role, dpr = 1) {
  const boxes = boxesOf([[100, 100, 200, 200]], [0.9], [2]);
  const pen = base({ boxes, roles: rolesOf(role) }, { dpr });
  return pen.marks.filter((mark) => mark.kind === 'stroke');
}

describe('roles', () => {
  test('each looks different even without colour', () => {
    // 'plain' is before a run what 'waiting' is in it. The two of a pair have their names.
    const inOneRun = ROLES.filter((role) => !['plain', 'first', 'second'].includes(role));
    for (const dpr of [1, 1.5, 2]) {
      const looks = inOneRun.map((role) =>
        strokesOf(role, dpr).map(({ width, dash, opacity, lines }) =>
          JSON.stringify([width, dash, opacity, lines.length]),
        ),
      );
      expect(new Set(looks.map(String)).size).toBe(inOneRun.length);
    }
  });

  test('waiting and plain boxes have the colour of their class', () => {
    expect(strokesOf('plain')).toMatchObject([{ colour: 'class-2', dash: [], width: 2 }]);
    expect(strokesOf('waiting')).toMatchObject([{ colour: 'class-2', dash: [], width: 2 }]);
  });

  test('kept is solid and thicker, compared thicker still', () => {
    expect(strokesOf('kept')).toMatchObject([{ colour: 'role-kept', dash: [], width: 3 }]);
    expect(strokesOf('compared')).toMatchObject([{ colour: 'role-compared', dash: [], width: 4 }]);
  });

  test('picked is a double line', () => {
    const [outer, inner] = strokesOf('picked');
    expect(outer).toMatchObject({ colour: 'role-picked', dash: [], width: 5 });
    expect(inner?.colour).toBe('page');
    expect(inner?.width).toBeLessThan(2);
    expect(inner?.rects).toEqual(outer?.rects);
  });

  test('suppressed is dashed, faint and crossed out', () => {
    const [outline, cross] = strokesOf('suppressed');
    expect(outline).toMatchObject({ colour: 'role-suppressed', dash: [5, 4], opacity: 0.7 });
    expect(cross).toMatchObject({ dash: [], lines: [{ length: 4 }, { length: 4 }] });
  });

  test('filtered is dotted, leftover dash-dotted, aside very faint', () => {
    expect(strokesOf('filtered')).toMatchObject([{ colour: 'role-filtered', dash: [1.25, 3] }]);
    expect(strokesOf('leftover')).toMatchObject([{ dash: [8, 3, 1.5, 3] }]);
    expect(strokesOf('aside')).toMatchObject([{ colour: 'role-aside', opacity: 0.3 }]);
  });

  test('those that matter more lie above', () => {
    const corners = [0, 1, 2, 3].map((i) => [10 * i, 10 * i, 100 + 10 * i, 100 + 10 * i]);
    const roles = rolesOf('picked', 'kept', 'suppressed', 'compared');
    const colours = base({ boxes: boxesOf(corners), roles })
      .marks.filter((mark) => mark.kind === 'stroke' && mark.rects.length > 0)
      .map((mark) => mark.colour);
    expect(colours).toEqual([
      'role-suppressed',
      'role-kept',
      'role-compared',
      'role-picked',
      'page',
    ]);
  });

  test('a row without a role is plain, and so is an unknown one', () => {
    const boxes = boxesOf([
      [0, 0, 50, 50],
      [60, 0, 99, 50],
    ]);
    const pen = base({ boxes, roles: Uint8Array.of(200) });
    expect(pen.of('class-0', 'stroke')[0]?.rects).toHaveLength(2);
  });
});

describe('many boxes', () => {
  const corners = Array.from({ length: 5000 }, (_, i) => {
    const x = (i % 100) * 8;
    const y = Math.floor(i / 100) * 12;
    return [x, y, x + 6, y + 10];
  });

  test('of one look are one stroke', () => {
    const classes = corners.map((_, i) => i % 3);
    const pen = base({ boxes: boxesOf(corners, [], classes) });
    const strokes = pen.marks.filter((mark) => mark.kind === 'stroke');
    expect(strokes.map((mark) => mark.colour)).toEqual(['class-0', 'class-1', 'class-2']);
    expect(strokes.reduce((sum, mark) => sum + mark.rects.length, 0)).toBe(5000);
  });

  test('out of view are left out', () => {
    const pen = base({ boxes: boxesOf(corners) }, { camera: { x: -400, y: -300, scale: 1 } });
    const drawn = pen.of('class-0', 'stroke')[0]?.rects.length ?? 0;
    expect(drawn).toBeGreaterThan(1200);
    expect(drawn).toBeLessThan(2500);
  });

  test('far away are dots', () => {
    const pen = base({ boxes: boxesOf(corners) }, { camera: { x: 0, y: 0, scale: 0.1 } });
    expect(pen.of('class-0', 'stroke')).toEqual([]);
    expect(pen.of('class-0', 'fill')[0]?.rects).toHaveLength(5000);
    expect(pen.of('class-0', 'fill')[0]?.rects[0]?.slice(2)).toEqual([2, 2]);
  });
});

describe('numbers that cannot be drawn', () => {
  const bad = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e300, 1e300, 0, 17.5);

  test('throw nothing and make no endless line', () => {
    const kinds = fc.constantFrom('rect', 'line', 'point', 'text', 'cells' as const);
    fc.assert(
      fc.property(bad, bad, bad, bad, kinds, (x1, y1, x2, y2, kind) => {
        const place = { x1, y1, x2, y2, x: x1, y: y1, text: 'a', label: 'b', filled: true };
        const shape = { id: 's', style: 'extra', kind, ...place } as Shape;
        const picture = { boxes: boxesOf([[x1, y1, x2, y2]]), selection: new Set([0]), hover: 0 };
        const roles = rolesOf('suppressed');
        const drawn = [base({ ...picture, roles }), top({ ...picture, roles, shapes: [shape] })];
        for (const mark of drawn.flatMap((pen) => pen.marks)) {
          for (const line of mark.lines) {
            expect(line.every((value) => Math.abs(value) < 1e4)).toBe(true);
          }
          for (const [x = 0, y = 0, width = 0, height = 0] of mark.rects) {
            expect(Math.abs(x) + Math.abs(y)).toBeLessThan(1e4);
            expect(Math.abs(width) + Math.abs(height)).toBeLessThan(1e4);
          }
        }
      }),
    );
  });
});

describe('crisp lines', () => {
  test('cover whole device pixels', () => {
    const dprs = fc.constantFrom(1, 1.25, 1.5, 2, 3);
    const at = fc.double({ min: -100, max: 2000, noNaN: true });
    fc.assert(
      fc.property(at, fc.constantFrom(1, 1.5, 2.5, 5), dprs, (value, width, dpr) => {
        const place = crisp({ ...view, dpr }, value, width);
        const deviceWidth = Math.max(1, Math.round(width * dpr));
        const edge = place * dpr - deviceWidth / 2;
        expect(Math.abs(edge - Math.round(edge))).toBeLessThan(1e-6);
        expect(Math.abs(place - value) * dpr).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });
});

describe('the page', () => {
  test('shows the picture at its size, dimmed as the theme says, in squares when enlarged', () => {
    const source = { width: 10, height: 10 } as OffscreenCanvas;
    const picture = { size: { width: 100, height: 50 }, backdrop: source };
    const pen = base(picture, { camera: { x: 7, y: 9, scale: 4 } });
    expect(pen.images).toEqual([{ at: [7, 9, 400, 200], opacity: 0.75 }]);
    expect(pen.imageSmoothingEnabled).toBe(false);
    expect(base(picture).imageSmoothingEnabled).toBe(true);
  });

  test('leaves out a bitmap that is closed', () => {
    const source = { width: 0, height: 0 } as OffscreenCanvas;
    expect(base({ size: { width: 9, height: 9 }, backdrop: source }).images).toEqual([]);
  });

  test('a line over a picture has a casing', () => {
    const source = { width: 10, height: 10 } as OffscreenCanvas;
    const boxes = boxesOf([[10, 10, 60, 60]]);
    const bare = base({ boxes, size: { width: 99, height: 99 } });
    expect(bare.of('page', 'stroke')).toEqual([]);
    const pictured = base({ boxes, size: { width: 99, height: 99 }, backdrop: source });
    expect(pictured.of('page', 'stroke')).toMatchObject([{ width: 4.5, dash: [] }]);
  });
});

describe('what fades', () => {
  test('has its opacity, and ghosts lie where they were', () => {
    const boxes = boxesOf([
      [0, 0, 50, 50],
      [100, 0, 150, 50],
    ]);
    const ghost = {
      x1: 10,
      y1: 10,
      x2: 60,
      y2: 60,
      role: 'kept',
      classIndex: 0,
      angle: 0,
    } as const;
    const fading = {
      rows: new Map([[1, 0.25]]),
      ghosts: [{ ...ghost, opacity: 0.75 }],
      shapes: new Map(),
    };
    const pen = base({ boxes, fading });
    expect(pen.of('class-0', 'stroke').map((mark) => mark.opacity)).toEqual([1, 0.25]);
    expect(pen.of('role-kept', 'stroke')).toMatchObject([
      { opacity: 0.75, rects: [[10.5, 10.5, 50, 50]] },
    ]);
  });
});

describe('the selection', () => {
  const boxes = boxesOf([
    [100, 100, 300, 250],
    [400, 100, 500, 200],
  ]);
  const handlesIn = (pen: RecordingPen) =>
    pen
      .of('selection', 'stroke')
      .flatMap((mark) => mark.rects.filter(([, , width]) => width === 8));

  test('of one box has 8 handles, of two none', () => {
    expect(handlesIn(top({ boxes, selection: new Set([0]) }))).toHaveLength(8);
    expect(handlesIn(top({ boxes, selection: new Set([0, 1]) }))).toHaveLength(0);
    expect(handlesIn(top({ boxes, selection: new Set([0]) }, {}, false))).toHaveLength(0);
  });

  test('of several boxes marks their corners', () => {
    const pen = top({ boxes, selection: new Set([0, 1]) });
    const squares = pen.of('selection', 'fill').flatMap((mark) => mark.rects);
    expect(squares).toHaveLength(8);
    expect(squares[0]).toEqual([97, 97, 6, 6]);
  });

  test('outlines its boxes, and hover one that is not selected', () => {
    const pen = top({ boxes, selection: new Set([0, 7]), hover: 1 }, {}, false);
    expect(pen.of('selection', 'stroke')).toMatchObject([
      { opacity: 0.5, rects: [[400, 100, 100, 100]] },
      { opacity: 1, rects: [[100.5, 100.5, 200, 150]] },
    ]);
    const both = top({ boxes, selection: new Set([0]), hover: 0 }, {}, false);
    expect(both.of('selection', 'stroke')).toHaveLength(1);
  });
});

describe('turned boxes', () => {
  const boxes = boxesOf([[100, 180, 300, 220]], [0.9], [2], [Math.PI / 2]);
  const corners = (pen: RecordingPen, colour: string) =>
    pen.of(colour, 'stroke').map((mark) => mark.lines.map((line) => line.map(Math.round)));

  test('are drawn as they lie, the suppressed ones with their cross', () => {
    const upper = [220, 100, 220, 300];
    const sides = [upper, [220, 300, 180, 300], [180, 300, 180, 100]];
    expect(corners(base({ boxes, roles: rolesOf('kept') }), 'role-kept')).toEqual([sides]);
    const [, cross] = corners(base({ boxes, roles: rolesOf('suppressed') }), 'role-suppressed');
    // The upper right corner of the upright box is now the lower right one.
    expect(
      cross?.map(([x1, y1, x2, y2]) => [(x1 ?? 0) + (x2 ?? 0), (y1 ?? 0) + (y2 ?? 0)]),
    ).toEqual([
      [2 * 213, 2 * 293],
      [2 * 213, 2 * 293],
    ]);
  });

  test('that are out of sight or without a place are not drawn', () => {
    const far = boxesOf([[5000, 0, 5100, 10]], [], [], [1]);
    const nowhere = boxesOf([[Number.NaN, 0, 1, 1]], [], [], [1]);
    for (const lost of [far, nowhere]) {
      expect(base({ boxes: lost, roles: rolesOf('kept') }).of('role-kept', 'stroke')).toEqual([]);
    }
  });

  test('that are huge are drawn only where they are in sight', () => {
    const huge = boxesOf([[-1e9, 100, 1e9, 200]], [], [], [1e-3]);
    const marks = base({ boxes: huge, roles: rolesOf('kept') }).of('role-kept', 'stroke');
    for (const value of marks.flatMap((mark) => mark.lines.flat())) {
      expect(Math.abs(value)).toBeLessThan(1000);
    }
  });

  test('have a round handle to turn them only where they can be turned', () => {
    const selection = new Set([0]);
    const round = (turns: boolean) => {
      const pen = new RecordingPen();
      const marks = { ...NO_MARKS, handles: true, turns };
      const shown = { ...EMPTY_PICTURE, boxes, selection };
      paintTop(pen, view, shown, NAMED_STYLES, marks, new TextWidths());
      // A quarter turn has it at the right of the box, 28 pixels off.
      return pen.marks.flatMap((mark) => mark.rects).filter(([x = 0]) => x > 240 && x < 260);
    };
    expect(round(false)).toEqual([]);
    expect(round(true).length).toBeGreaterThan(0);
  });
});
