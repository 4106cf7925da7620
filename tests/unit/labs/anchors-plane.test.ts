import { describe, expect, it } from 'vitest';
import { placed } from '../../../www/labs/anchors/hand';
import { anchorsLab } from '../../../www/labs/anchors/index';
import type { AnchorsFrame } from '../../../www/labs/anchors/lab';
import { UNASSIGNED } from '../../../www/labs/anchors/lab';
import { addMarker } from '../../../www/labs/anchors/markers';
import { domainOf } from '../../../www/labs/anchors/plane';
import { PointPainter } from '../../../www/labs/anchors/plane-points';
import { caseOf, sceneOf } from '../support/anchors';
import { framesOf } from '../support/engine';

/** A pen that remembers what it was asked for. */
function recorder() {
  const calls: { name: string; args: readonly unknown[]; fill: unknown; alpha: unknown }[] = [];
  const pen = new Proxy({ fillStyle: '', globalAlpha: 1 } as Record<string, unknown>, {
    get(target, name: string) {
      if (name in target) return target[name];
      return (...args: readonly unknown[]) =>
        calls.push({ name, args, fill: target.fillStyle, alpha: target.globalAlpha });
    },
  });
  return { pen: pen as unknown as CanvasRenderingContext2D, calls };
}

const corners = Float64Array.from([0, 0, 10, 20, 0, 0, 40, 5]);

describe('the axes of the plane', () => {
  it('hold all shapes, and begin at 0 unless they are logarithmic', () => {
    expect(domainOf(corners, [], 0, false)).toEqual([0, 40 * 1.08]);
    expect(domainOf(corners, [], 1, false)).toEqual([0, 20 * 1.08]);
    const [least, most] = domainOf(corners, [], 0, true);
    expect(least).toBeGreaterThan(0);
    expect(least).toBeLessThan(10);
    expect(most).toBeGreaterThan(40);
  });

  it('hold what was placed too, but nothing that is not a size', () => {
    expect(domainOf(corners, [100, 1, Number.NaN, Number.NaN], 0, false)[1]).toBe(100 * 1.08);
    expect(domainOf(new Float64Array(0), [], 0, false)).toEqual([0, 1]);
    expect(domainOf(new Float64Array(0), [], 0, true)[0]).toBeGreaterThan(0);
  });

  it('are not widened by what is placed at their end', () => {
    const limits = [0, 1].map((axis) => domainOf(corners, [], axis as 0 | 1, false));
    const [width, height] = placed([1e9, -5], limits);
    expect(width).toBe(40);
    expect(height).toBeGreaterThan(0);
    expect(domainOf(corners, [width, height], 0, false)).toEqual(limits[0]);
    expect(placed([12.34567, 7], limits)).toEqual([12.35, 7]);
  });
});

describe('points', () => {
  const points = { places: Float32Array.from([1, 2, 3, 4, 5, 6]), cluster: null, area: 1e4 };
  const colours = { groups: ['blue', 'red'], none: 'grey' };

  /** A painter, and how many paths it has made. */
  function painted() {
    const made = { paths: 0 };
    const newPath = () => {
      made.paths += 1;
      return recorder().pen as unknown as Path2D;
    };
    return { painter: new PointPainter(newPath), made };
  }

  it('are one path for each cluster, in its colour', () => {
    const { pen, calls } = recorder();
    const assignment = Uint32Array.of(1, UNASSIGNED, 1);
    painted().painter.paint(pen, { ...points, assignment }, colours);
    expect(calls.filter(({ name }) => name === 'fill').map(({ fill }) => fill)).toEqual([
      'red',
      'grey',
    ]);
    expect(new Set(calls.map(({ args }) => args[0])).size).toBe(2);
  });

  it('of other clusters step back while one is spoken of', () => {
    const { pen, calls } = recorder();
    const assignment = Uint32Array.of(0, 1, 1);
    painted().painter.paint(pen, { ...points, assignment, cluster: 1 }, colours);
    const [other, own] = calls.filter(({ name }) => name === 'fill').map(({ alpha }) => alpha);
    expect(Number(own)).toBeGreaterThan(Number(other));
  });

  it('are made again where one changes its cluster, or all if they move', () => {
    const many = { ...points, places: new Float32Array(4_000).map((_, i) => i) };
    const { painter, made } = painted();
    const draw = (places: Float32Array, assignment: Uint32Array | null) => {
      const before = made.paths;
      const { pen, calls } = recorder();
      painter.paint(pen, { ...many, places, assignment }, colours);
      return { made: made.paths - before, filled: calls.length };
    };
    const assignment = new Uint32Array(2_000);
    expect(draw(many.places, null)).toEqual({ made: 4, filled: 4 });
    expect(draw(many.places, assignment)).toEqual({ made: 4, filled: 4 });
    expect(draw(many.places, assignment.slice())).toEqual({ made: 0, filled: 4 });
    // A chunk of two clusters, then of one again.
    assignment[1999] = 1;
    expect(draw(many.places, assignment)).toEqual({ made: 2, filled: 5 });
    assignment[1999] = 0;
    expect(draw(many.places, assignment)).toEqual({ made: 1, filled: 4 });
    expect(draw(many.places.slice(), assignment)).toEqual({ made: 4, filled: 4 });
  });

  it('have another form in each of seven clusters, and with the next seven colours again', () => {
    const drawn = (cluster: number) => {
      const { pen, calls } = recorder();
      addMarker(pen, cluster, 0, 0, 4);
      return JSON.stringify(calls.map(({ name, args }) => [name, args]));
    };
    expect(new Set([0, 1, 2, 3, 4, 5, 6].map(drawn)).size).toBe(7);
    for (const cluster of [0, 1, 6]) expect(drawn(cluster)).not.toBe(drawn(cluster + 7));
  });
});

describe('on the boxes', () => {
  it('the one that the event is about is marked with its cluster', () => {
    const { input, options } = caseOf(sceneOf('not-euclid'));
    for (const frame of framesOf(anchorsLab, input, options) as AnchorsFrame[]) {
      const { event } = frame.detail;
      const [shape, ...more] = anchorsLab.shapes(frame);
      expect(more).toEqual([]);
      if (event.kind !== 'assign') {
        expect(shape).toBeUndefined();
        continue;
      }
      const [x1, y1, x2, y2] = sceneOf('not-euclid').boxes[event.shape] ?? [];
      expect(shape).toMatchObject({ x1, y1, x2, y2, label: `C${event.winner}` });
    }
  });
});
