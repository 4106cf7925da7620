import type { SoftDetail, SoftSummary } from 'boxstep-family';
import { Plot, type PlotArea } from '../../plot/plot';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { bareName } from '../names';
import { weightAt } from './decay';
import type { SoftFrame, SoftLabOptions } from './lab';
import './soft.css';
import { softText } from './text';

const CURVES = ['linear', 'paper', 'tensorflow', 'hard'] as const;
type Curve = (typeof CURVES)[number];

/** The weight over IoU: the curve set here, the others beside it, and the pair that is compared. */
export function CurvePanel({ frame }: PanelProps<SoftLabOptions, SoftDetail, SoftSummary>) {
  const words = say(softText);
  const { event } = frame.detail;
  const present = curveOf(frame.options);
  return (
    <div class="soft-panel">
      <p>
        {event.kind === 'lower'
          ? words.curvePoint(
              bareName(frame, event.picked),
              bareName(frame, event.other),
              number(event.overlay.iou),
              number(event.weight),
            )
          : words.curveNoPoint}
      </p>
      <div class="soft-chart">
        <Plot
          label={words.curveLabel}
          x={{ title: 'IoU', domain: [0, 1] }}
          y={{ title: words.weightAxis, domain: [0, 1] }}
        >
          {(area) => (
            <>
              {CURVES.filter((curve) => curve !== present).map((curve) => (
                <path
                  key={curve}
                  class={`decay-curve curve-${curve}`}
                  d={pathOf(area, optionsOf(curve, frame.options))}
                />
              ))}
              <path
                class={`decay-curve is-present curve-${present}`}
                d={pathOf(area, frame.options)}
              />
              <PresentPair area={area} frame={frame} />
            </>
          )}
        </Plot>
      </div>
      <ul class="soft-legend">
        {CURVES.map((curve) => (
          <li key={curve}>
            <svg width="26" height="10" aria-hidden="true" focusable="false">
              <path
                class={`decay-curve curve-${curve}${curve === present ? ' is-present' : ''}`}
                d="M0 5H26"
              />
            </svg>
            {words.curves[curve]}
            {curve === present && <b>{words.present}</b>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function curveOf({ method, sigmaMeaning }: SoftLabOptions): Curve {
  return method === 'gaussian' ? sigmaMeaning : method;
}

/** The other curves with the same numbers; a cut belongs to what is set here alone. */
function optionsOf(curve: Curve, options: SoftLabOptions): SoftLabOptions {
  return curve === 'paper' || curve === 'tensorflow'
    ? { ...options, method: 'gaussian', sigmaMeaning: curve, hardCut: false }
    : { ...options, method: curve };
}

const STEPS = 200;

/** From IoU 0 to 1, with both sides of the threshold, where a curve may jump. */
function pathOf(area: PlotArea, options: SoftLabOptions): string {
  const grid = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS);
  const jump = [options.threshold - 1e-9, options.threshold + 1e-9];
  return [...grid, ...jump]
    .filter((overlap) => overlap >= 0 && overlap <= 1)
    .sort((a, b) => a - b)
    .map((overlap) => `${area.x(overlap)} ${area.y(weightAt(overlap, options))}`)
    .map((point, i) => `${i === 0 ? 'M' : 'L'}${point}`)
    .join('');
}

function PresentPair({ area, frame }: { area: PlotArea; frame: SoftFrame }) {
  const { event } = frame.detail;
  if (event.kind !== 'lower') return null;
  const x = area.x(event.overlay.iou);
  const y = area.y(event.weight);
  // Beside the point where there is room.
  const atEnd = event.overlay.iou > 0.75;
  return (
    <>
      <path class="decay-guide" d={`M${x} ${area.height}V${y}H0`} />
      <circle class="decay-point" cx={x} cy={y} r={5.5} />
      <text
        class="decay-label"
        x={x + (atEnd ? -10 : 10)}
        y={Math.max(14, y - 9)}
        text-anchor={atEnd ? 'end' : 'start'}
      >
        × {number(event.weight)}
      </text>
    </>
  );
}
