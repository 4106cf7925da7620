import type { ApDetail, ApSummary } from 'boxstep-ap';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import './ap.css';
import { CurvePlot } from './curve';
import type { ApLabOptions } from './lab';
import { Readings } from './readings';
import { viewText } from './view-text';

type Props = PanelProps<ApLabOptions, ApDetail, ApSummary>;

/** The precision-recall curve in place of the boxes, large. */
export function CurveBoard({ frame, change }: Props) {
  return (
    <div class="ap-board">
      <Heading frame={frame} />
      <CurvePlot frame={frame} />
      <Readings frame={frame} change={change} />
    </div>
  );
}

/** The curve beside the boxes. */
export function CurvePanel({ frame, change }: Props) {
  return (
    <div class="ap-panel">
      <Heading frame={frame} />
      <div class="ap-small">
        <CurvePlot frame={frame} />
        <Readings frame={frame} change={change} />
      </div>
    </div>
  );
}

/** Which curve it is, how far it has come, and what its lines are. */
function Heading({ frame }: Pick<Props, 'frame'>) {
  const words = say(viewText);
  const { detail } = frame;
  const name = frame.classNames[detail.class] ?? '';
  return (
    <p class="ap-heading">
      <b>{words.title(name, number(detail.threshold))}</b>
      <span>{words.counts(detail.truePositives, detail.falsePositives)}</span>
      <span class="ap-key">
        <svg viewBox="0 0 20 10" aria-hidden="true">
          <path class="ap-curve" d="M1 5H19" />
        </svg>
        {words.legendCurve}
      </span>
      <span class="ap-key">
        <svg viewBox="0 0 20 10" aria-hidden="true">
          <path class="ap-envelope" d="M1 5H19" />
        </svg>
        {words.legendEnvelope}
      </span>
    </p>
  );
}
