import { Plot, type PlotArea } from '../../plot/plot';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import { type ApFrame, columnsOf } from './lab';
import { levelsOf } from './levels';
import { areaPath, curvePath, envelopeAt, envelopePath } from './paths';
import { viewText } from './view-text';

/** More points than these are a line without dots. */
const MOST_DOTS = 120;

/** The present curve as far as it has come: points, envelope from the right, what is read of it. */
export function CurvePlot({ frame }: { frame: ApFrame }) {
  const words = say(viewText);
  const { detail } = frame;
  const { recall } = columnsOf(frame);
  const name = frame.classNames[detail.class] ?? '';
  return (
    <Plot
      label={words.curveLabel(name, number(detail.threshold), recall.length)}
      x={{ title: words.recall, domain: [0, 1] }}
      y={{ title: words.precision, domain: [0, 1] }}
    >
      {(area) => <Curve frame={frame} area={area} />}
    </Plot>
  );
}

function Curve({ frame, area }: { frame: ApFrame; area: PlotArea }) {
  const { event } = frame.detail;
  const columns = columnsOf(frame);
  const { recall, precision, envelope } = columns;
  const present = presentPoint(frame);
  // Raised from the right, and whole once it is read.
  const from = event.kind === 'raise' ? event.point : 0;
  return (
    <>
      <Read frame={frame} area={area} />
      <path class="ap-curve" d={curvePath(columns, area)} />
      {recall.length <= MOST_DOTS &&
        Array.from(recall, (r, i) => (
          <circle key={i} class="ap-dot" cx={area.x(r)} cy={area.y(precision[i] ?? 0)} r={2.5} />
        ))}
      {envelope.length > 0 && <path class="ap-envelope" d={envelopePath(columns, from, area)} />}
      {present >= 0 && (
        <circle
          class="ap-present"
          cx={area.x(recall[present] ?? 0)}
          cy={area.y((event.kind === 'judge' ? precision : envelope)[present] ?? 0)}
          r={5.5}
        />
      )}
    </>
  );
}

/** What has been read of the envelope: its area, or its height at the levels. */
function Read({ frame, area }: { frame: ApFrame; area: PlotArea }) {
  const { event } = frame.detail;
  const columns = columnsOf(frame);
  const isDone = event.kind === 'area' || event.kind === 'mean';
  if (columns.envelope.length === 0 || !(isDone || event.kind === 'step' || event.kind === 'level'))
    return null;
  const levels = levelsOf(frame.options.interpolation);
  if (levels.length === 0) {
    const upTo = event.kind === 'step' ? event.point : columns.envelope.length - 1;
    return <path class="ap-area" d={areaPath(columns, upTo, area)} />;
  }
  const last = event.kind === 'level' ? event.level : 1;
  return (
    <>
      {levels
        .filter((level) => level <= last)
        .map((level) => {
          const [x, y] = [area.x(level), area.y(envelopeAt(columns, level))];
          const isNow = event.kind === 'level' && level === last;
          return (
            <g key={level} class={isNow ? 'ap-level is-present' : 'ap-level'}>
              <line x1={x} x2={x} y1={area.y(0)} y2={y} />
              {levels.length <= 11 && <circle cx={x} cy={y} r={3} />}
            </g>
          );
        })}
    </>
  );
}

/** The point that the event is about; -1 for none. */
function presentPoint(frame: ApFrame): number {
  const { event } = frame.detail;
  switch (event.kind) {
    case 'judge':
      return event.verdict === 'ignored' ? -1 : columnsOf(frame).recall.length - 1;
    case 'raise':
    case 'step':
      return event.point;
    case 'level':
      return event.point ?? -1;
    default:
      return -1;
  }
}
