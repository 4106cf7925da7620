import { scaleLinear, scaleLog } from 'd3-scale';

/** What one axis of a plot shows. */
export interface Axis {
  readonly title: string;
  /** From the left or the bottom to the other end; on a logarithmic axis both are positive. */
  readonly domain: readonly [from: number, to: number];
  readonly log?: boolean;
  /** Whether what it shows is counted, so that only whole numbers have ticks. */
  readonly whole?: boolean;
}

/** From values to CSS pixels of the plot's inside, and back. */
export interface Scale {
  (value: number): number;
  invert(pixel: number): number;
  ticks(): number[];
  /** A tick in words; empty where a logarithmic axis has no room for it. */
  tickLabel(value: number): string;
}

/** About so many CSS pixels from tick to tick: labels lie beside one another, or above. */
const TICK_SPACING = { across: 64, upwards: 40 };

export function scaleOf({ domain, log, whole }: Axis, range: readonly [number, number]): Scale {
  const spacing = range[0] > range[1] ? TICK_SPACING.upwards : TICK_SPACING.across;
  const room = Math.max(2, Math.round(Math.abs(range[1] - range[0]) / spacing));
  // No more ticks than units make none between them.
  const count = whole ? Math.max(1, Math.min(room, Math.abs(domain[1] - domain[0]))) : room;
  const make = log ? scaleLog : scaleLinear;
  const scale = make().domain(widened(domain)).range(range);
  const format = scale.tickFormat(count);
  return Object.assign((value: number) => scale(value), {
    invert: (pixel: number) => scale.invert(pixel),
    ticks: () => scale.ticks(count),
    tickLabel: (value: number) => format(value),
  });
}

/** A domain of no length would put everything at one end. */
function widened([from, to]: Axis['domain']): [number, number] {
  if (from !== to) return [from, to];
  const margin = Math.abs(from) / 2 || 0.5;
  return [from - margin, to + margin];
}

/** The domain that gives a linear axis so many pixels per unit, about the same middle. */
export function domainOfScale(
  [from, to]: Axis['domain'],
  pixels: number,
  pixelsPerUnit: number,
): [number, number] {
  const middle = (from + to) / 2;
  const half = pixels / pixelsPerUnit / 2;
  return [middle - half, middle + half];
}
