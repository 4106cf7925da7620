import { groupColour } from '../../plot/colours';
import type { PlotArea } from '../../plot/plot';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { AnchorsFrame } from './lab';
import { clusterName, shapeName } from './names';
import { viewText } from './view-text';

type Pair = readonly [number, number];

interface CornerProps {
  /** Both in the same units, which `scale` turns into pixels; sides that are NaN draw nothing. */
  readonly shape: Pair;
  readonly centroid: Pair;
  readonly cluster: number;
  readonly scale: number | Pair;
  /** Where the corner is that they share, the lower left one. */
  readonly x: number;
  readonly y: number;
}

/** Two shapes laid corner on corner, with what they share. */
export function CornerOnCorner({ shape, centroid, cluster, scale, x, y }: CornerProps) {
  const [across, down] = typeof scale === 'number' ? [scale, scale] : scale;
  const rect = ([width, height]: Pair) => ({
    x,
    y: y - height * down,
    width: width * across,
    height: height * down,
  });
  const isShape = !Number.isNaN(centroid[0]);
  const shared: Pair = [Math.min(shape[0], centroid[0]), Math.min(shape[1], centroid[1])];
  return (
    <g class="corner-on-corner" style={{ '--group': groupColour(cluster) }}>
      {isShape && <rect class="shared" {...rect(shared)} />}
      {isShape && <rect class="of-centroid" {...rect(centroid)} />}
      <rect class="of-shape" {...rect(shape)} />
    </g>
  );
}

interface PictureProps {
  readonly frame: AnchorsFrame;
  readonly area: PlotArea;
}

/** On linear axes a shape is the rectangle from the origin: so the overlap is seen where it is. */
export function OverlapOnPlane({ frame, area }: PictureProps) {
  const words = say(viewText);
  const { event } = frame.detail;
  if (event.kind !== 'assign' || Number.isNaN(event.distance)) return null;
  const { size, centroid, winner } = event;
  if (frame.options.distance !== 'iou') {
    return (
      <line
        class="nearest-line"
        x1={area.x(size[0])}
        y1={area.y(size[1])}
        x2={area.x(centroid[0])}
        y2={area.y(centroid[1])}
      />
    );
  }
  if (frame.options.log) return null;
  const [x, y] = [area.x(0), area.y(0)];
  const scale = [area.x(1) - x, y - area.y(1)] as const;
  const width = Math.min(size[0], centroid[0]) * scale[0];
  const height = Math.min(size[1], centroid[1]) * scale[1];
  return (
    <>
      <CornerOnCorner {...{ shape: size, centroid, cluster: winner, scale, x, y }} />
      {width > 90 && height > 40 && (
        <text class="shared-label" x={x + width / 2} y={y - height / 2}>
          {words.insetIou(number(event.overlap, 3))}
        </text>
      )}
    </>
  );
}

/** Its size and its distance from the edge, in CSS pixels. */
const INSET = { width: 148, height: 132, margin: 10, inside: 84 };

/** On logarithmic axes no rectangle is true to scale, so the two lie in a corner where few points are. */
export function OverlapInset({ frame, area, corners }: PictureProps & { corners: Float64Array }) {
  const words = say(viewText);
  const { event } = frame.detail;
  if (event.kind !== 'assign' || Number.isNaN(event.distance)) return null;
  const { size, centroid, winner } = event;
  const longest = Math.max(...size, ...centroid);
  const scale = INSET.inside / longest;
  const [left, top] = emptierCorner(area, corners);
  return (
    <g class="inset" transform={`translate(${left} ${top})`}>
      <rect class="inset-frame" width={INSET.width} height={INSET.height} rx={6} />
      <CornerOnCorner
        {...{ shape: size, centroid, cluster: winner, scale }}
        x={16}
        y={INSET.height - 30}
      />
      <text x={INSET.width / 2} y={INSET.height - 10} text-anchor="middle">
        {`${shapeName(event.shape)}, ${clusterName(winner)}: ${words.insetIou(number(event.overlap, 3))}`}
      </text>
    </g>
  );
}

/** Above left or below right, whichever hides fewer points. */
function emptierCorner(area: PlotArea, corners: Float64Array): [left: number, top: number] {
  const { width, height, margin } = INSET;
  const right = area.width - width - margin;
  const bottom = area.height - height - margin;
  const [edge, above] = [area.x.invert(width + margin), area.y.invert(height + margin)];
  const [start, below] = [area.x.invert(right), area.y.invert(bottom)];
  let balance = 0;
  for (let at = 0; at < corners.length; at += 4) {
    const [w = 0, h = 0] = [corners[at + 2], corners[at + 3]];
    if (w < edge && h > above) balance += 1;
    if (w > start && h < below) balance -= 1;
  }
  return balance <= 0 ? [margin, margin] : [right, bottom];
}
