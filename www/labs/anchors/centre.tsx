import type { KMeansDetail, KMeansSummary } from 'boxstep-anchors';
import { groupColour } from '../../plot/colours';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { type AnchorsLabOptions, columnsOf } from './lab';
import { clusterName, sizeText } from './names';
import { pairsOf } from './plane-marks';
import { viewText } from './view-text';

type Props = Pick<PanelProps<AnchorsLabOptions, KMeansDetail, KMeansSummary>, 'frame'>;

/** The side of the drawing, in its own units. */
const SIZE = 240;
/** Above so many, labels would lie on each other. */
const MOST_LABELLED = 20;
/** Above so many, the drawing would be one black blot. */
const MOST_DRAWN = 60;

/** The centroids as boxes about one centre, as a detector lays its anchors on a cell. */
export function CentrePanel({ frame }: Props) {
  const words = say(viewText);
  const { centroids, counts } = columnsOf(frame);
  const all = pairsOf(centroids).map((sides, cluster) => ({ sides, cluster }));
  if (all.length === 0) return <p class="quiet">{words.noAnchors}</p>;
  const drawn = all
    .filter(({ sides }) => !Number.isNaN(sides[0]))
    .sort((a, b) => b.sides[0] * b.sides[1] - a.sides[0] * a.sides[1])
    .slice(0, MOST_DRAWN);
  const longest = Math.max(...drawn.flatMap(({ sides }) => sides));
  const scale = (SIZE - 28) / longest;
  const total = frame.run.about.shapes;
  return (
    <div class="centre-panel">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={words.centreLabel(drawn.length)}>
        <path class="centre-cross" d={`M${SIZE / 2} 0V${SIZE}M0 ${SIZE / 2}H${SIZE}`} />
        {drawn.map(({ sides: [width, height], cluster }) => (
          <rect
            key={cluster}
            class="centre-anchor"
            style={{ '--group': groupColour(cluster) }}
            x={(SIZE - width * scale) / 2}
            y={(SIZE - height * scale) / 2}
            width={width * scale}
            height={height * scale}
          />
        ))}
        {drawn.length <= MOST_LABELLED &&
          drawn.map(({ sides: [width, height], cluster }) => (
            <text
              key={cluster}
              class="centre-label"
              x={(SIZE + width * scale) / 2}
              y={(SIZE - height * scale) / 2 - 2}
            >
              {clusterName(cluster)}
            </text>
          ))}
      </svg>
      <ul class="centre-list">
        {all.map(({ sides, cluster }) => (
          <li key={cluster} style={{ '--group': groupColour(cluster) }}>
            <span class="key" aria-hidden="true" />
            <b>{clusterName(cluster)}</b>
            <span>{Number.isNaN(sides[0]) ? words.nanAnchor : sizeText(sides)}</span>
            <span class="quiet">
              {words.shapesOf(counts[cluster] ?? 0)},{' '}
              {words.share(number((100 * (counts[cluster] ?? 0)) / total, 1))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
