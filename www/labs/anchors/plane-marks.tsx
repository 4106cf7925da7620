import { groupColour } from '../../plot/colours';
import type { PlotArea } from '../../plot/plot';
import { say } from '../../text/text';
import { type AnchorsFrame, columnsOf, runColumnsOf } from './lab';
import { clusterName, shapeName, sizeText } from './names';
import { viewText } from './view-text';

interface MarkProps {
  readonly frame: AnchorsFrame;
  readonly area: PlotArea;
}

/** The centroids with their numbers; one that is NaN is nowhere, and named at the edge. */
export function Centroids({ frame, area }: MarkProps) {
  const words = say(viewText);
  const { centroids, counts } = columnsOf(frame);
  const { event } = frame.detail;
  const busy = busyCluster(event);
  const places = pairsOf(centroids);
  const nowhere = places.flatMap(([width], cluster) => (Number.isNaN(width) ? [cluster] : []));
  return (
    <g class="centroids">
      {places.map(([width, height], cluster) =>
        Number.isNaN(width) ? null : (
          <g
            key={cluster}
            class={cluster === busy ? 'centroid busy' : 'centroid'}
            style={{
              transform: `translate(${area.x(width)}px, ${area.y(height)}px)`,
              '--group': groupColour(cluster),
            }}
          >
            <title>
              {words.centroidLabel(
                clusterName(cluster),
                sizeText([width, height]),
                counts[cluster] ?? 0,
              )}
            </title>
            <circle r={places.length > 20 ? 7 : 11} />
            <text dy="0.35em">{cluster}</text>
          </g>
        ),
      )}
      {nowhere.length > 0 && (
        <text class="nowhere" x={area.width - 10} y={20}>
          {`${nowhere.map(clusterName).join(', ')} = 0/0 = NaN`}
        </text>
      )}
    </g>
  );
}

function busyCluster(event: AnchorsFrame['detail']['event']): number | null {
  if (event.kind === 'assign') return event.winner;
  return 'cluster' in event ? event.cluster : null;
}

/** Most trails that can still be told apart. */
const MOST_TRAILS = 60;

/** Where the centroids have been, and the step that one is just taking. */
export function Movement({ frame, area }: MarkProps) {
  const { centroids } = columnsOf(frame);
  const { trail } = runColumnsOf(frame);
  const k = frame.run.about.k;
  if (k > MOST_TRAILS) return null;
  const past = pairsOf(trail.subarray(0, 2 * k * frame.detail.iteration));
  return (
    <g class="trails">
      {pairsOf(centroids).map((now, cluster) => {
        const way = [...past.filter((_, at) => at % k === cluster), now];
        const points = way
          .filter(([width]) => !Number.isNaN(width))
          .map(([width, height]) => [area.x(width), area.y(height)] as const);
        const [first] = points;
        if (!first || points.length < 2) return null;
        return (
          <g key={cluster} style={{ '--group': groupColour(cluster) }}>
            <polyline points={points.map((point) => point.join()).join(' ')} />
            {points.slice(0, -1).map(([x, y], at) => (
              <circle key={at} cx={x} cy={y} r={at === 0 ? 4 : 2} class={at === 0 ? 'first' : ''} />
            ))}
          </g>
        );
      })}
    </g>
  );
}

/** A ring about the shape that the event is about. */
export function CurrentShape({ frame, area, corners }: MarkProps & { corners: Float64Array }) {
  const { event } = frame.detail;
  const row =
    event.kind === 'assign' || event.kind === 'choose' || event.kind === 'empty'
      ? event.shape
      : undefined;
  if (row === undefined) return null;
  const [x, y] = [area.x(corners[4 * row + 2] ?? 0), area.y(corners[4 * row + 3] ?? 0)];
  const nearRight = x > area.width - 60;
  return (
    <g class="current-shape" transform={`translate(${x} ${y})`}>
      <circle r={8} />
      <text x={nearRight ? -13 : 13} y={-10} text-anchor={nearRight ? 'end' : 'start'}>
        {shapeName(row)}
      </text>
    </g>
  );
}

/** Width and height each. */
export function pairsOf(flat: Float64Array): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, at) => [
    flat[2 * at] ?? Number.NaN,
    flat[2 * at + 1] ?? Number.NaN,
  ]);
}
