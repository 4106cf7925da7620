import { describe, expect, it } from 'vitest';
import type { Boxes } from '../../../www/document/boxes';
import type { ImageEntry } from '../../../www/document/document';
import { shapesOf } from '../../../www/labs/anchors/shapes-of';
import type { Corners } from '../support/boxes';

function boxesWith(ids: readonly number[], rows: readonly Corners[]): Boxes {
  return {
    ids: Uint32Array.from(ids),
    corners: Float64Array.from(rows.flat()),
    scores: Float64Array.from(rows, (_, row) => row / 10),
    classes: Uint32Array.from(rows, (_, row) => row),
    angles: new Float64Array(rows.length),
  };
}

function imageWith(
  id: number,
  size: readonly [number, number] | null,
  boxes: Boxes = boxesWith([], []),
): ImageEntry {
  return {
    id,
    name: '',
    width: size?.[0] ?? null,
    height: size?.[1] ?? null,
    picture: null,
    boxes,
  };
}

const first = imageWith(
  1,
  [100, 50],
  boxesWith(
    [1, 2, 9],
    [
      [10, 10, 30, 15],
      [30, 20, 10, 10],
      [0, 0, 50, 50],
    ],
  ),
);
const second = imageWith(
  2,
  [200, 100],
  boxesWith(
    [5, 6, 7],
    [
      [0, 0, 20, 10],
      [5, 5, 5, 9],
      [-1e200, 0, 1e200, 1],
    ],
  ),
);
const both = { images: [first, second, imageWith(3, null)], image: first };

describe('the shapes of a document', () => {
  it('are the sides of the boxes of the image on screen, corners in any order', () => {
    const shapes = shapesOf(both, { scope: 'image', unit: 'pixels' });
    expect(shapes.boxes).toBe(first.boxes);
    expect([...shapes.corners]).toEqual([0, 0, 20, 5, 0, 0, 20, 10, 0, 0, 50, 50]);
    expect(shapes).toMatchObject({ leftOut: 0, unit: 'pixels' });
  });

  it('are shares of the image that each box is in', () => {
    const shapes = shapesOf(both, { scope: 'all', unit: 'normalised' });
    // By id, as rows are, also where a box was drawn in the first image last.
    expect([...shapes.boxes.ids]).toEqual([1, 2, 5, 9]);
    expect([...shapes.corners]).toEqual(
      [
        [0, 0, 0.2, 0.1],
        [0, 0, 0.2, 0.2],
        [0, 0, 0.1, 0.1],
        [0, 0, 0.5, 1],
      ].flat(),
    );
    expect(shapes.unit).toBe('normalised');
  });

  it('leave out boxes without a side and those that are too large, with all their columns', () => {
    const shapes = shapesOf({ ...both, image: second }, { scope: 'image', unit: 'pixels' });
    expect(shapes.leftOut).toBe(2);
    expect(shapes.boxes).toEqual(boxesWith([5], [[0, 0, 20, 10]]));
    expect([...shapes.corners]).toEqual([0, 0, 20, 10]);
  });

  it('stay pixels while the size of an image with boxes is not known', () => {
    const unknown = imageWith(4, null, boxesWith([20], [[0, 0, 3, 4]]));
    const images = [...both.images, unknown];
    const wanted = { scope: 'all', unit: 'normalised' } as const;
    const shapes = shapesOf({ images, image: first }, wanted);
    expect(shapes).toMatchObject({ unit: 'pixels', sizeless: 1 });
    expect([...shapes.corners.slice(-4)]).toEqual([0, 0, 3, 4]);
    expect(shapesOf({ images, image: first }, { ...wanted, scope: 'image' }).unit).toBe(
      'normalised',
    );
  });

  it('are gathered once for one document, and again for another', () => {
    const options = { scope: 'all', unit: 'pixels' } as const;
    const once = shapesOf(both, options);
    // A frame has other boxes than the document, those of the run.
    expect(shapesOf({ ...both, ...{ boxes: once.boxes } }, options)).toBe(once);
    expect(shapesOf(both, { ...options, unit: 'normalised' })).not.toBe(once);
    expect(shapesOf(both, { ...options, scope: 'image' })).not.toBe(once);
    const images = [...both.images];
    expect(shapesOf({ ...both, images }, options)).not.toBe(once);
    expect(shapesOf({ ...both, images }, options)).toEqual(once);
  });

  it('are none where there are no boxes', () => {
    const empty = imageWith(1, null);
    const shapes = shapesOf(
      { images: [empty], image: empty },
      { scope: 'all', unit: 'normalised' },
    );
    expect(shapes).toMatchObject({ corners: new Float64Array(0), leftOut: 0 });
    expect(shapes.boxes.ids).toHaveLength(0);
  });
});
