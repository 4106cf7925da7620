import type { Shape } from '../../canvas/shapes';
import { boxRow, orderedBox } from '../../document/boxes';
import type { AnchorsFrame } from './lab';
import { clusterName } from './names';

/** Among the boxes of the picture, the one whose shape the event is about. */
export function anchorsShapes({ detail: { event }, boxes }: AnchorsFrame): Shape[] {
  if (event.kind !== 'assign' && event.kind !== 'choose') return [];
  const cluster = event.kind === 'assign' ? event.winner : event.cluster;
  const box = boxRow(boxes, event.shape);
  if (!box) return [];
  const label = clusterName(cluster);
  return [{ kind: 'rect', id: 'shape', style: 'first', ...orderedBox(box), label }];
}
