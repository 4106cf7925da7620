import type { KMeansDetail, KMeansSummary, Rival } from 'boxstep-anchors';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import type { AnchorsFrame, AnchorsLabOptions } from './lab';
import { clusterName, shapeName, sizeText } from './names';
import { CornerOnCorner } from './overlap-picture';
import { viewText } from './view-text';

/** The longest side of all is so long, in CSS pixels. */
const LONGEST = 54;

/** The shape that is being assigned, laid on every centroid. */
export function OverlapsPanel({
  frame,
}: Pick<PanelProps<AnchorsLabOptions, KMeansDetail, KMeansSummary>, 'frame'>) {
  const words = say(viewText);
  const { event } = frame.detail;
  if (event.kind !== 'assign') return <p class="quiet">{words.overlapsNone}</p>;
  const rivals = rivalsOf(frame);
  const sides = rivals.flatMap(({ centroid }) => centroid).filter((side) => !Number.isNaN(side));
  const longest = Math.max(...event.size, ...sides);
  return (
    <div class="overlaps">
      <p class="quiet">
        {words.overlapsOf(`${shapeName(event.shape)} (${sizeText(event.size)})`)}
        {rivals.length < frame.run.about.k && ` ${words.overlapsTwo(frame.run.about.k)}`}
      </p>
      <ul>
        {rivals.map((rival) => (
          <Card
            key={rival.cluster}
            {...{ rival, shape: event.size, longest }}
            place={placeOf(frame, rival)}
          />
        ))}
      </ul>
    </div>
  );
}

/** All centroids; where there are too many of them, the nearest two. */
function rivalsOf({ detail: { event, rivals, runnerUp } }: AnchorsFrame): readonly Rival[] {
  if (rivals.length > 0 || event.kind !== 'assign') return rivals;
  const { winner: cluster, centroid, overlap, distance } = event;
  return [{ cluster, centroid, overlap, distance }, ...(runnerUp ? [runnerUp] : [])];
}

function placeOf({ detail: { event, runnerUp } }: AnchorsFrame, { cluster }: Rival) {
  if (event.kind === 'assign' && event.winner === cluster) return 'wins';
  return runnerUp?.cluster === cluster ? 'second' : null;
}

interface CardProps {
  readonly rival: Rival;
  readonly shape: readonly [number, number];
  readonly longest: number;
  readonly place: 'wins' | 'second' | null;
}

function Card({ rival, shape, longest, place }: CardProps) {
  const words = say(viewText);
  const { cluster, centroid, overlap, distance } = rival;
  const isNan = Number.isNaN(distance);
  return (
    <li class="overlap-card" aria-current={place === 'wins' ? 'true' : undefined}>
      <svg
        width={LONGEST + 6}
        height={LONGEST + 6}
        viewBox={`-3 -3 ${LONGEST + 6} ${LONGEST + 6}`}
        aria-hidden="true"
        focusable="false"
      >
        <CornerOnCorner
          {...{ shape, centroid, cluster }}
          scale={LONGEST / longest}
          x={0}
          y={LONGEST}
        />
      </svg>
      <span class="overlap-words">
        <b>{clusterName(cluster)}</b>
        {place && <em>{words[place]}</em>}
        <span>{isNan ? words.nanRival : sizeText(centroid)}</span>
        {!isNan && <span class="value">{words.iou(number(overlap))}</span>}
        {!isNan && <span>{words.d(number(distance))}</span>}
      </span>
    </li>
  );
}
