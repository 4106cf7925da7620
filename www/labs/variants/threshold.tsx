import type { VariantDetail, VariantSummary } from 'boxstep-family';
import { Plot, type PlotArea } from '../../plot/plot';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { LabFrame, PanelProps } from '../lab';
import type { AdaptiveLabOptions } from './lab';
import { variantText } from './text';
import './threshold.css';

type Frame = LabFrame<AdaptiveLabOptions, VariantDetail, VariantSummary>;

/** The threshold does not fall any more once it is no larger than this. */
const FLOOR = 0.5;

/** Below this it is not drawn any lower. */
const MOST_DRAWN = 60;

/** The threshold over the boxes kept: how it fell so far, and thinner how it goes on. */
export function ThresholdPanel({
  frame,
}: PanelProps<AdaptiveLabOptions, VariantDetail, VariantSummary>) {
  const words = say(variantText);
  const { now, falls, all, kept } = thresholdsIn(frame);
  const steps = Math.max(1, Math.min(MOST_DRAWN, Math.max(all.length, frame.run.about.kept)));
  const points = all.slice(0, MOST_DRAWN).map((value, i) => `${i}: ${number(value)}`);
  const low = Math.min(FLOOR, ...all);
  const high = Math.max(FLOOR, ...all);
  const air = Math.max(0.05, (high - low) / 10);
  return (
    <div class="threshold-panel">
      <Plot
        label={words.thresholdLabel(points.join(', '))}
        x={{ title: words.keptAxis, domain: [0, steps], whole: true }}
        y={{ title: words.threshold, domain: [low - air, high + air] }}
      >
        {(area) => (
          <>
            <path class="threshold-floor" d={`M0 ${area.y(FLOOR)}H${area.width}`} />
            <path class="threshold-coming" d={stairs(area, all, 0, steps)} />
            <path class="threshold-line" d={stairs(area, all, 0, Math.min(kept, steps))} />
            <circle
              class="threshold-now"
              cx={area.x(Math.min(kept, steps))}
              cy={area.y(now)}
              r={5}
            />
          </>
        )}
      </Plot>
      <p>{words.thresholdNow(number(now), kept, falls)}</p>
      <p class="quiet">{say(variantText)[aboutFalling(frame.options.eta, now)]}</p>
    </div>
  );
}

/** The threshold now, how often it fell, and what it was after each box kept in the whole run. */
export function thresholdsIn(frame: Frame) {
  const soFar = frame.columns.thresholds ?? [];
  const whole = frame.run.columns.thresholds ?? [];
  const all = whole.length > 0 ? [...whole] : [frame.options.threshold];
  const { kept } = frame.detail;
  const now = soFar[soFar.length - 1] ?? all[0] ?? frame.options.threshold;
  return { now, falls: Math.max(0, soFar.length - 1), all, kept };
}

function aboutFalling(eta: number, now: number) {
  if (eta === 1) return 'thresholdNever';
  return now > FLOOR ? 'thresholdFloor' : 'thresholdStays';
}

/** After box i is kept the threshold is the i-th; after the last that there is, it stays. */
function stairs(area: PlotArea, all: readonly number[], from: number, to: number): string {
  const height = (kept: number) => area.y(all[Math.min(kept, all.length - 1)] ?? FLOOR);
  let path = `M${area.x(from)} ${height(from)}`;
  for (let kept = from + 1; kept <= to; kept += 1) path += `H${area.x(kept)}V${height(kept)}`;
  return path;
}
