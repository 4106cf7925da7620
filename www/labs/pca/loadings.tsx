import type { PlotArea } from '../../plot/plot';
import { type PcaFrame, runColumnsOf } from './lab';
import { columnName } from './text';

/** Labels of arrows that end closer to each other than this would lie on each other. */
const APART = 13;

/** Room that a label takes beyond the end of its arrow, in CSS pixels. */
const LABEL = { width: 72, height: 14 };

interface LoadingsProps {
  readonly area: PlotArea;
  readonly frame: PcaFrame;
}

/** How much of each column is in the two components: an arrow each, all made longer alike. */
export function Loadings({ area, frame }: LoadingsProps) {
  const { columns, components: taken } = frame.run.about;
  const { components } = runColumnsOf(frame);
  const loadings = Array.from({ length: columns }, (_, column) => ({
    column,
    x: components[column] ?? 0,
    y: taken > 1 ? (components[columns + column] ?? 0) : 0,
  }));
  const [x0, y0] = [area.x(0), area.y(0)];
  const factor = Math.min(
    ...loadings.flatMap(({ x, y }) => [
      reach(area.x(x) - x0, x0, area.width, LABEL.width),
      reach(area.y(y) - y0, y0, area.height, LABEL.height),
    ]),
  );
  const scale = Number.isFinite(factor) ? factor : 0;
  const ends = loadings.map((each) => ({
    ...each,
    x: area.x(scale * each.x),
    y: area.y(scale * each.y),
  }));
  const heights = apart(ends);
  return (
    <g class="pca-loadings">
      {ends.map(({ column, x, y }, i) => {
        const angle = Math.atan2(y - y0, x - x0);
        const left = x < x0;
        return (
          <g key={column}>
            <line x1={x0} y1={y0} x2={x} y2={y} />
            <path
              d="M1 0L-8 -4V4Z"
              transform={`translate(${x} ${y}) rotate(${(angle * 180) / Math.PI})`}
            />
            <text
              x={x + (left ? -7 : 7)}
              y={heights[i]}
              dy="0.32em"
              text-anchor={left ? 'end' : 'start'}
            >
              {columnName(frame, column)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/**
 * How many times as long a step of so many pixels may become before a label at its end is cut off,
 * or, where there is hardly room for that, the step is half way to the edge.
 */
function reach(step: number, from: number, length: number, label: number): number {
  const room = step > 0 ? length - from : from;
  return step === 0 ? Infinity : Math.max(room - label, room / 2) / Math.abs(step);
}

/** The heights of labels at these ends, moved down where they would lie on one above. */
function apart(ends: readonly { readonly x: number; readonly y: number }[]): number[] {
  const heights = ends.map(({ y }) => y);
  const order = [...ends.keys()].sort((a, b) => (ends[a]?.y ?? 0) - (ends[b]?.y ?? 0));
  for (const [place, i] of order.entries()) {
    for (const above of order.slice(0, place)) {
      const near = Math.abs((ends[above]?.x ?? 0) - (ends[i]?.x ?? 0)) < 70;
      const gap = (heights[i] ?? 0) - (heights[above] ?? 0);
      if (near && gap < APART) heights[i] = (heights[above] ?? 0) + APART;
    }
  }
  return heights;
}
