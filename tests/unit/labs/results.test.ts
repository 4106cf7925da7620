import { describe, expect, test } from 'vitest';
import type { Asked } from '../../../www/engine/engine';
import { labOf, labs, loadLab } from '../../../www/labs';
import type { LabFrame } from '../../../www/labs/lab';
import type { Table } from '../../../www/labs/results';
import type { SceneBox } from '../../../www/scenes/scene';
import { framesOf } from '../support/engine';
import { inputOf } from '../support/timelines';

const rows: SceneBox[] = [
  [0, 0, 10, 10, 0.5, 0],
  [1, 0, 11, 10, 0.9, 0],
  [20, 0, 30, 10, 0.7, 1],
  [21, 1, 31, 11, 0.6, 1],
];

/** Only anchors ask the engine for more than it has said. */
const engine = {
  call: async () => ({ darknetPixels: 'p', darknetCells: 'c', yolov5: 'y', json: '[]' }),
} as unknown as Asked;

async function resultsOf(id: string): Promise<readonly Table[]> {
  await loadLab(id);
  const lab = labOf(id);
  const input = inputOf(rows);
  const options = id === 'anchors' ? { ...lab.defaults, k: 2 } : lab.defaults;
  const last = framesOf(lab, input, options).at(-1) as LabFrame<object, unknown, unknown>;
  return (await lab.results?.(last, engine)) ?? [];
}

function cells(table: Table | undefined, column: string) {
  const at = table?.columns.indexOf(column) ?? -1;
  return Array.from({ length: table?.rows ?? 0 }, (_, i) => table?.row(i)[at]);
}

describe('every lab', () => {
  test.each(labs.map(({ id }) => id))('%s has tables with a cell for each column', async (id) => {
    const tables = await resultsOf(id);
    expect(tables.length).toBeGreaterThan(0);
    expect(new Set(tables.map((table) => table.id)).size).toBe(tables.length);
    for (const table of tables) {
      expect(new Set(table.columns).size, table.id).toBe(table.columns.length);
      for (let i = 0; i < table.rows; i++) {
        const row = table.row(i);
        expect(row, `${table.id} ${i}`).toHaveLength(table.columns.length);
        // JSON has no NaN and no undefined.
        expect(JSON.parse(JSON.stringify(row))).toEqual(row);
      }
    }
  });
});

test('NMS says by which box each was suppressed, and with which overlap', async () => {
  const [boxes] = await resultsOf('nms');
  expect(cells(boxes, 'role')).toEqual(['suppressed', 'kept', 'kept', 'suppressed']);
  expect(cells(boxes, 'suppressed_by')).toEqual([1, null, null, 2]);
  expect(cells(boxes, 'overlap')).toEqual([90 / 110, null, null, 81 / 119]);
  expect(cells(boxes, 'place')).toEqual([3, 0, 1, 2]);
});

test('Soft-NMS says what is left of the scores', async () => {
  const [boxes] = await resultsOf('soft-nms');
  const after = cells(boxes, 'score_after');
  expect(after.slice(1, 3)).toEqual([0.9, 0.7]);
  expect(after[0]).toBeLessThan(0.5);
});

test('fusion says which boxes went into each', async () => {
  const [fused] = await resultsOf('fusion');
  expect(cells(fused, 'members')).toEqual(['1 0', '2 3']);
});

test('anchors say how many shapes each has, and how they are written', async () => {
  const tables = await resultsOf('anchors');
  expect(tables.map(({ id }) => id)).toEqual(['anchors', 'assignment', 'summary', 'texts']);
  expect(cells(tables[1], 'width')).toEqual([10, 10, 10, 10]);
});

test('PCA has as many means as columns, and a score for each row', async () => {
  const tables = await resultsOf('pca');
  const named = Object.fromEntries(tables.map((table) => [table.id, table]));
  expect(named.columns?.rows).toBe(named.covariance?.rows);
  expect(named.scores?.rows).toBe(rows.length);
});
