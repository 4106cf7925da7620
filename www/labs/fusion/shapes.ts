import type { RectShape, Shape } from '../../canvas/shapes';
import { number, numberAgainst } from '../../text/numbers';
import { type Corners, filledRect } from '../pair-shapes';
import {
  columnsOf,
  cornersOf,
  type FusionFrame,
  founderOf,
  fusedCorners,
  fusedName,
  NO_CLUSTER,
  scoredCount,
} from './lab';
import { type Models, modelsOf, modelTag, shortName } from './models';

/** With more boxes than these only what the event is about is drawn over them. */
const MOST_DRAWN = 300;

/** Fused boxes and their members in the colour of the cluster, and what happens at the event. */
export function fusionShapes(frame: FusionFrame): Shape[] {
  const models = modelsOf(frame, frame.options);
  const few = frame.boxes.ids.length <= MOST_DRAWN;
  return [
    ...(few ? boxShapes(frame, models) : []),
    ...fusedShapes(frame, few),
    ...eventShapes(frame),
  ];
}

/** Members in the colour of their cluster; those of other images, which the canvas has not, as well. */
function boxShapes(frame: FusionFrame, models: Models): RectShape[] {
  const { cluster } = columnsOf(frame);
  const current = itemOf(frame);
  return [...frame.boxes.ids.keys()].flatMap((row): RectShape[] => {
    const isOwn = models.names.length === 1 || isOnScreen(frame, models, row);
    const group = cluster[row] ?? NO_CLUSTER;
    if (isOwn && group === NO_CLUSTER) return [];
    const [x1, y1, x2, y2] = cornersOf(frame, row);
    const own = { kind: 'rect', id: `box ${row}`, x1, y1, x2, y2 } as const;
    const label = isOwn ? {} : { label: tagged(models, row, group) };
    if (row === current) return isOwn ? [] : [{ ...own, ...label, style: 'second' }];
    if (group === NO_CLUSTER) return [{ ...own, ...label, style: 'guide' }];
    return [{ ...own, ...label, style: 'member', group }];
  });
}

function isOnScreen({ images, image }: FusionFrame, { ofRow }: Models, row: number): boolean {
  return images[ofRow[row] ?? 0]?.id === image.id;
}

/** 'B#3 F1': the box and the cluster that it is in. */
function tagged(models: Models, row: number, group: number): string {
  return group === NO_CLUSTER
    ? shortName(models, row)
    : `${shortName(models, row)} ${fusedName(group)}`;
}

/** What the label of a box on screen starts with: its model and its cluster. */
export function fusionTag(frame: FusionFrame, row: number): string {
  const group = columnsOf(frame).cluster[row] ?? NO_CLUSTER;
  const models = modelsOf(frame, frame.options);
  const cluster = group === NO_CLUSTER ? '' : fusedName(group);
  return [modelTag(models, row), cluster].filter(Boolean).join(' ');
}

function fusedShapes(frame: FusionFrame, few: boolean): RectShape[] {
  const { fusedScores } = columnsOf(frame);
  const scored = scoredCount(frame);
  const present = clusterOf(frame);
  return [...fusedScores.keys()]
    .filter((cluster) => few || cluster === present)
    .map((cluster) => {
      const [x1, y1, x2, y2] = fusedCorners(frame, cluster);
      const name = fusedName(cluster);
      const score = cluster < scored ? ` ${number(fusedScores[cluster] ?? 0, 3)}` : '';
      return {
        kind: 'rect',
        id: `fused ${cluster}`,
        style: 'fused',
        group: cluster,
        ...{ x1, y1, x2, y2 },
        filled: cluster === present && frame.detail.event.kind !== 'compare',
        label: `${name}${score}`,
      };
    });
}

/** The comparison, or the way that the fused box went. */
function eventShapes(frame: FusionFrame): Shape[] {
  const { event } = frame.detail;
  if (event.kind === 'compare') {
    const { left, top, right, bottom, width, height, iou } = event.overlay;
    const target =
      frame.options.method === 'wbf'
        ? fusedCorners(frame, event.cluster)
        : cornersOf(frame, founderOf(frame, event.cluster));
    const limit = event.leader ?? event.threshold;
    const link: Shape = {
      kind: 'line',
      id: 'link',
      style: event.leads ? 'suppress' : 'compare',
      ends: 'arrow',
      ...between(cornersOf(frame, event.item), target),
      label: `IoU ${numberAgainst(iou, limit)}`,
    };
    if (width === 0 || height === 0) return [link];
    return [filledRect('intersection', [left, top, right, bottom], 'intersection', 0), link];
  }
  if (event.kind !== 'join') return [];
  const [x1, y1, x2, y2] = event.before;
  return [
    // Where the fused box was, and how its corners went.
    { kind: 'rect', id: 'before', style: 'guide', x1, y1, x2, y2 },
    ...[0, 2].map(
      (corner): Shape => ({
        kind: 'line',
        id: `way ${corner}`,
        style: 'distance',
        ends: 'arrow',
        x1: event.before[corner] ?? 0,
        y1: event.before[corner + 1] ?? 0,
        x2: event.after[corner] ?? 0,
        y2: event.after[corner + 1] ?? 0,
      }),
    ),
  ];
}

function itemOf({ detail: { event } }: FusionFrame): number {
  return 'item' in event ? event.item : -1;
}

function clusterOf({ detail: { event } }: FusionFrame): number {
  return 'cluster' in event ? event.cluster : -1;
}

/** From the middle of one box to that of another. */
function between(from: Corners, to: Corners) {
  return {
    x1: (from[0] + from[2]) / 2,
    y1: (from[1] + from[3]) / 2,
    x2: (to[0] + to[2]) / 2,
    y2: (to[1] + to[3]) / 2,
  };
}
