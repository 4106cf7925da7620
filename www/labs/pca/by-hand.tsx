import { useEffect, useRef, useState } from 'preact/hooks';
import { Slider } from '../../controls/controls';
import type { PlotArea } from '../../plot/plot';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import { type PcaFrame, runColumnsOf } from './lab';
import { planeCovariance, varianceAlong } from './plane';
import { pcaText } from './text';
import { brief, percent } from './values';
import './by-hand.css';

/** An axis that the person turns. Angles are in radians, counted from across to up. */
export interface Hand {
  readonly angle: number;
  /** The shares found so far, by whole degrees from 0 to 179. */
  readonly visited: ReadonlyMap<number, number>;
  turnTo(angle: number): void;
  /** Turns to an angle in plain sight. */
  glideTo(angle: number): void;
}

/** How long it takes to be shown the answer. */
const GLIDE_MS = 700;

/** Which angle the person has turned to, and where they have been with these data. */
export function useHand(frame: PcaFrame): Hand {
  const [angle, setAngle] = useState(0);
  const visited = useRef<{ run: string; shares: Map<number, number> }>({
    run: '',
    shares: new Map(),
  });
  const gliding = useRef(0);
  useEffect(() => () => cancelAnimationFrame(gliding.current), []);
  if (visited.current.run !== frame.run.id)
    visited.current = { run: frame.run.id, shares: new Map() };
  visited.current.shares.set(degreesOf(angle), shareAlong(frame, angle));
  const turnTo = (wanted: number) => {
    cancelAnimationFrame(gliding.current);
    setAngle(halfTurn(wanted));
  };
  return {
    angle,
    visited: visited.current.shares,
    turnTo,
    glideTo(wanted) {
      // By the shorter way: an axis is the same after half a turn.
      const way = halfTurn(wanted - angle + Math.PI / 2) - Math.PI / 2;
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return turnTo(wanted);
      cancelAnimationFrame(gliding.current);
      const begun = performance.now();
      const move = (now: number) => {
        const t = Math.min(1, Math.max(0, (now - begun) / GLIDE_MS));
        setAngle(t < 1 ? halfTurn(angle + way * t * t * (3 - 2 * t)) : halfTurn(wanted));
        if (t < 1) gliding.current = requestAnimationFrame(move);
      };
      gliding.current = requestAnimationFrame(move);
    },
  };
}

function halfTurn(angle: number): number {
  return ((angle % Math.PI) + Math.PI) % Math.PI;
}

function degreesOf(angle: number): number {
  return Math.round((angle * 180) / Math.PI) % 180;
}

/** The share of all variance along an axis; 0 if nothing varies. */
export function shareAlong(frame: PcaFrame, angle: number): number {
  const total = frame.run.about.totalVariance;
  return total > 0 ? Math.min(1, varianceAlong(planeCovariance(frame), angle) / total) : 0;
}

/** The first component's angle. */
export function answerOf(frame: PcaFrame): number {
  const [x = 1, y = 0] = runColumnsOf(frame).components;
  return halfTurn(Math.atan2(y, x));
}

/** A slider for the angle, the meter, and the way to the answer. */
export function HandControls({ frame, hand }: { frame: PcaFrame; hand: Hand }) {
  const words = say(pcaText);
  const total = frame.run.about.totalVariance;
  const share = shareAlong(frame, hand.angle);
  const most = total > 0 ? shareAlong(frame, answerOf(frame)) : 0;
  // As near as the person can come by the slider; a round cloud has nothing to find.
  const isRound = frame.run.about.nearlyEqual.length > 0;
  const found = total > 0 && !isRound && most - share < 5e-4 * most;
  const text =
    total > 0
      ? words.meter(percent(share), brief(share * total), brief(total))
      : words.meterNothing;
  return (
    <div class="pca-hand">
      <Slider
        label={words.angle}
        value={Number(((hand.angle * 180) / Math.PI).toFixed(1))}
        min={0}
        max={180}
        step={0.5}
        onChange={(degrees) => hand.turnTo((degrees * Math.PI) / 180)}
      />
      <div class="pca-meter" aria-hidden="true">
        <span style={{ inlineSize: `${100 * share}%` }} />
        {found && <i style={{ insetInlineStart: `${100 * most}%` }} />}
      </div>
      <Trace hand={hand} />
      <button type="button" onClick={() => hand.glideTo(answerOf(frame))}>
        {words.snap}
      </button>
      <output class="pca-hand-said">
        {text}
        {found && <b> {words.found}</b>}
        {isRound && <b> {words.isRound}</b>}
      </output>
    </div>
  );
}

/** The shares at the angles where the person has been: the higher, the more variance. */
function Trace({ hand }: { hand: Hand }) {
  return (
    <svg class="pca-trace" viewBox="0 0 180 34" preserveAspectRatio="none" aria-hidden="true">
      {[...hand.visited].map(([degree, share]) => (
        <rect key={degree} x={degree} width={1.2} y={34 - 33 * share} height={33 * share} />
      ))}
      <line x1={degreesOf(hand.angle)} x2={degreesOf(hand.angle)} y2={34} />
    </svg>
  );
}

/** The person's axis through the mean, with handles on a circle. */
export function HandAxis({ area, frame, hand }: { area: PlotArea; frame: PcaFrame; hand: Hand }) {
  const words = say(pcaText);
  const [x0, y0] = [area.x(0), area.y(0)];
  const radius = Math.min(
    ...[x0, area.width - x0, y0, area.height - y0].map((room) => Math.max(24, room - 16)),
  );
  const beyond = [1, -1].map((side) => {
    const [across, down] = [side * Math.cos(hand.angle), -side * Math.sin(hand.angle)];
    const length = Math.min(
      (across > 0 ? area.width - x0 : x0) / Math.max(Math.abs(across), 1e-9),
      (down > 0 ? area.height - y0 : y0) / Math.max(Math.abs(down), 1e-9),
    );
    return { x: length * across, y: length * down };
  });
  const [x, y] = [radius * Math.cos(hand.angle), -radius * Math.sin(hand.angle)];
  return (
    <g class="pca-hand-axis" transform={`translate(${x0} ${y0})`}>
      <circle class="pca-ring" r={radius} />
      {beyond.map((end, side) => (
        <line key={side} class="pca-beyond" x2={end.x} y2={end.y} />
      ))}
      <line x1={-x} y1={-y} x2={x} y2={y} />
      {[1, -1].map((side) => (
        <circle key={side} class="pca-handle" cx={side * x} cy={side * y} r={9} />
      ))}
      <text x={x} y={y < -radius / 2 ? y + 26 : y - 16} text-anchor="middle">
        {words.angleOf(number((hand.angle * 180) / Math.PI, 1))} ·{' '}
        {percent(shareAlong(frame, hand.angle))}
      </text>
    </g>
  );
}
