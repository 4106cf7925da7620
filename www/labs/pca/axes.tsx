import { useRef } from 'preact/hooks';
import type { PlotArea } from '../../plot/plot';
import { say } from '../../text/text';
import { columnsOf, isFrom, type PcaFrame } from './lab';
import { componentName, pcaText } from './text';

/** The two axes as they are turned at this place, each two standard deviations long. */
export function Axes({ area, frame }: { area: PlotArea; frame: PcaFrame }) {
  const words = say(pcaText);
  const { vectors, matrix } = columnsOf(frame);
  const sorted = isFrom(frame, 'sort');
  return (
    <>
      {([1, 0] as const).map((axis) => (
        <Arrow
          key={axis}
          area={area}
          direction={[vectors[2 * axis] ?? 0, vectors[2 * axis + 1] ?? 0]}
          length={2 * Math.sqrt(Math.max(0, matrix[3 * axis] ?? 0))}
          label={sorted ? componentName(axis) : words.axis(axis + 1)}
          style={`pca-axis pca-axis-${axis}`}
        />
      ))}
    </>
  );
}

interface ArrowProps {
  readonly area: PlotArea;
  readonly direction: readonly [number, number];
  /** In units of the plane. */
  readonly length: number;
  readonly label: string;
  readonly style: string;
}

/** A line through the mean with a head at its positive end; it turns to where it has to point. */
export function Arrow({ area, direction, length, label, style }: ArrowProps) {
  const [x, y] = direction;
  const [x0, y0] = [area.x(0), area.y(0)];
  const along = Math.hypot(area.x(length * x) - x0, area.y(length * y) - y0);
  const wanted = (Math.atan2(area.y(y) - y0, area.x(x) - x0) * 180) / Math.PI;
  // By the shorter way from where it was, or it would spin once round at ±180°.
  const before = useRef(wanted);
  const angle = wanted + 360 * Math.round((before.current - wanted) / 360);
  before.current = angle;
  const place = `translate(${x0}px, ${y0}px) rotate(${angle}deg)`;
  return (
    <g class={style}>
      <line
        class="pca-turning"
        x1={-1}
        x2={1}
        style={{ transform: `${place} scale(${Math.max(along, 0.5)}, 1)` }}
      />
      <path
        class="pca-turning"
        d="M2 0L-9 -5V5Z"
        style={{ transform: `${place} translate(${along}px, 0px)` }}
      />
      <text
        class="pca-turning"
        dy="0.35em"
        text-anchor="middle"
        style={{
          transform: `${place} translate(${along + 22}px, 0px) rotate(${-angle}deg)`,
        }}
      >
        {label}
      </text>
    </g>
  );
}
