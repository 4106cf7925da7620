import type { Asked } from '../../engine/engine';
import { type Cell, cell, summaryTable, type Table, valueTable } from '../results';
import { type AnchorsFrame, runColumnsOf, UNASSIGNED } from './lab';
import { usableAnchors } from './result';
import { shapesOf } from './shapes-of';

/** Pixels per grid cell of YOLOv2, for the texts that count in cells. */
const STRIDE = 32;

/** The anchors, the cluster of each shape, and the anchors as those who train want them. */
export async function anchorsResults(frame: AnchorsFrame, engine: Asked): Promise<Table[]> {
  const { centroids, counts, assignment } = runColumnsOf(frame);
  const { corners, boxes, unit } = shapesOf(frame, frame.options);
  const anchors: Table = {
    id: 'anchors',
    title: { en: 'Anchors', zh: '锚框' },
    columns: ['cluster', 'width', 'height', 'shapes'],
    rows: counts.length,
    row: (index) => [
      index,
      cell(centroids[2 * index]),
      cell(centroids[2 * index + 1]),
      cell(counts[index]),
    ],
  };
  const shapes: Table = {
    id: 'assignment',
    title: { en: 'Assignment', zh: '归属' },
    columns: ['shape', 'width', 'height', 'class', 'cluster'],
    rows: assignment.length,
    row: (index): Cell[] => [
      index,
      cell(corners[4 * index + 2]),
      cell(corners[4 * index + 3]),
      frame.classNames[boxes.classes[index] ?? 0] ?? '',
      assignment[index] === UNASSIGNED ? null : cell(assignment[index]),
    ],
  };
  const tables = [anchors, shapes, summaryTable(frame)];
  const usable = usableAnchors(centroids);
  // Shares of an image are no pixels, so there is nothing to write as a line of a cfg file.
  if (usable.length === 0 || unit === 'normalised') return tables;
  const texts = await engine.call('anchorTexts', [
    { anchors: usable, order: 'area', scale: [1, 1], stride: STRIDE },
  ]);
  const written = valueTable('texts', { en: 'As text', zh: '文本形式' }, [
    ['darknet_pixels', texts.darknetPixels],
    ['darknet_cells', texts.darknetCells],
    ['yolov5', texts.yolov5],
    ['json', texts.json],
  ]);
  return [...tables, written];
}
