import { describe, expect, test } from 'vitest';
import {
  type Camera,
  clamp,
  fitRect,
  HOME,
  MAX_SCALE,
  MIN_SCALE,
  pan,
  rectToScreen,
  toScreen,
  toWorld,
  visibleWorld,
  zoomAt,
} from '../../../www/canvas/camera';
import { fc } from './properties';

const coordinate = fc.double({ min: -1e5, max: 1e5, noNaN: true });
const scale = fc.double({ min: MIN_SCALE, max: MAX_SCALE, noNaN: true });
const cameras = fc.record({ x: coordinate, y: coordinate, scale });
const points = fc.record({ x: coordinate, y: coordinate });
const anything = fc.double();

function isUsable(camera: Camera): boolean {
  return (
    Number.isFinite(camera.x) &&
    Number.isFinite(camera.y) &&
    camera.scale >= MIN_SCALE &&
    camera.scale <= MAX_SCALE
  );
}

describe('camera', () => {
  test('world to screen and back is where it began', () => {
    fc.assert(
      fc.property(cameras, points, (camera, point) => {
        const back = toWorld(camera, toScreen(camera, point));
        const slack = 1e-9 * (1e5 / camera.scale + 1e5);
        expect(Math.abs(back.x - point.x)).toBeLessThan(slack);
        expect(Math.abs(back.y - point.y)).toBeLessThan(slack);
      }),
    );
  });

  test('zooming keeps the world under the pointer there, at the limits too', () => {
    fc.assert(
      fc.property(cameras, points, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (c, at, f) => {
        const before = toWorld(c, at);
        const after = toScreen(zoomAt(c, at, f), before);
        expect(Math.hypot(after.x - at.x, after.y - at.y)).toBeLessThan(1e-3);
      }),
    );
  });

  test('zooming in and out by the same factor comes back', () => {
    const zoomed = zoomAt(zoomAt(HOME, { x: 30, y: 40 }, 2), { x: 30, y: 40 }, 0.5);
    expect(zoomed).toEqual(HOME);
  });

  test('whatever it is given, a camera is finite and within its limits', () => {
    fc.assert(
      fc.property(anything, anything, anything, anything, (a, b, c, d) => {
        expect(isUsable(clamp({ x: a, y: b, scale: c }))).toBe(true);
        const start = clamp({ x: a, y: b, scale: c });
        expect(isUsable(pan(start, c, d))).toBe(true);
        expect(isUsable(zoomAt(start, { x: a, y: b }, d))).toBe(true);
        const rect = { x1: a, y1: b, x2: c, y2: d };
        expect(isUsable(fitRect(rect, { width: 800, height: 600 }, 20))).toBe(true);
        expect(isUsable(fitRect(rect, { width: 0, height: 0 }, 20))).toBe(true);
      }),
    );
  });

  test('a fitted rectangle is centred and touches the padding on its tighter side', () => {
    const viewport = { width: 800, height: 600 };
    const camera = fitRect({ x1: 100, y1: 50, x2: 500, y2: 150 }, viewport, 40);
    expect(rectToScreen(camera, { x1: 100, y1: 50, x2: 500, y2: 150 })).toEqual({
      x1: 40,
      y1: 210,
      x2: 760,
      y2: 390,
    });
  });

  test('a viewport smaller than its padding still shows the rectangle', () => {
    const viewport = { width: 60, height: 60 };
    const seen = rectToScreen(fitRect({ x1: 0, y1: 0, x2: 100, y2: 100 }, viewport, 40), {
      x1: 0,
      y1: 0,
      x2: 100,
      y2: 100,
    });
    expect(seen).toEqual({ x1: 15, y1: 15, x2: 45, y2: 45 });
  });

  test('the visible world is what the corners of the viewport show', () => {
    const camera = { x: 100, y: -50, scale: 2 };
    expect(visibleWorld(camera, { width: 800, height: 600 })).toEqual({
      x1: -50,
      y1: 25,
      x2: 350,
      y2: 325,
    });
  });
});
