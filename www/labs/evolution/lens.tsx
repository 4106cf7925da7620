import type { PlotArea } from '../../plot/plot';
import { say } from '../../text/text';
import { evolutionText } from './text';

type Point = readonly [x: number, y: number];

const RADIUS = 46;
/** The longest way that it shows, in CSS pixels. */
const LONGEST = 30;
const TIMES = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

/** How many times a way is magnified so that it is seen: by a round number. */
export function magnification(length: number): number {
  return TIMES.find((times) => length * times <= LONGEST) ?? 1;
}

/** The way of one anchor, which is often shorter than the anchor's own mark, magnified. */
export function Lens({ area, from, to }: { area: PlotArea; from: Point; to: Point }) {
  const words = say(evolutionText);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0 || area.width < 260 || area.height < 200) return null;
  const times = magnification(length);
  const shown = Math.min(1, LONGEST / (length * times)) * times;
  const [x, y] = [dx * shown, dy * shown];
  return (
    <g
      class="lens"
      transform={`translate(${area.width - RADIUS - 10} ${area.height - RADIUS - 10})`}
    >
      <circle class="lens-glass" r={RADIUS} />
      <g transform={`translate(${-x / 2} ${-y / 2})`}>
        <circle class="lens-from" r={3.5} />
        <path class="lens-way" d={arrow(x, y)} />
      </g>
      <text class="lens-times" y={RADIUS - 8} text-anchor="middle">
        {words.lens(times)}
      </text>
    </g>
  );
}

/** From 0, 0 to a point, with a head. */
function arrow(x: number, y: number): string {
  const length = Math.hypot(x, y);
  const [ux, uy] = [x / length, y / length];
  const head = Math.min(7, length * 0.6);
  const side = (turn: 1 | -1) =>
    `${x - head * (ux - turn * 0.5 * uy)} ${y - head * (uy + turn * 0.5 * ux)}`;
  return `M0 0L${x} ${y}M${side(1)}L${x} ${y}L${side(-1)}`;
}
