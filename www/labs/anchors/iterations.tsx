import type { KMeansDetail, KMeansSummary } from 'boxstep-anchors';
import { useMemo } from 'preact/hooks';
import { VirtualRows } from '../../controls/rows';
import { Plot, type PlotArea } from '../../plot/plot';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { type AnchorsFrame, type AnchorsLabOptions, runColumnsOf } from './lab';
import { viewText } from './view-text';

type Props = PanelProps<AnchorsLabOptions, KMeansDetail, KMeansSummary>;

const ROW_HEIGHT = 26;

/** How well the anchors fit, iteration by iteration. A click on one goes to its average. */
export function IterationsPanel({ frame, seek }: Props) {
  const words = say(viewText);
  const { averages } = runColumnsOf(frame);
  const { iteration } = frame.detail;
  const goTo = (wanted: number) => seek(averagePosition(frame, wanted));
  return (
    <div class="iterations">
      <p class="quiet">
        {words.chart}
        {frame.run.about.fell.length > 0 && <em class="fell-word">{words.chartFalls}</em>}
      </p>
      <div class="iterations-chart">
        <Chart averages={averages} fell={frame.run.about.fell} iteration={iteration} />
      </div>
      <div class="iteration-head" aria-hidden="true">
        <span>{words.columns.iteration}</span>
        <span>{words.columns.average}</span>
        <span>{words.columns.changed}</span>
        <span>{words.columns.counts}</span>
      </div>
      <VirtualRows
        count={averages.length}
        rowHeight={ROW_HEIGHT}
        current={iteration > 0 ? iteration - 1 : null}
        row={(row) => (
          <Row key={row} frame={frame} iteration={row + 1} onClick={() => goTo(row + 1)} />
        )}
      />
    </div>
  );
}

/** Where an iteration says its average: after all shapes of its round. */
export function averagePosition({ run }: AnchorsFrame, iteration: number): number {
  const start = run.ends[iteration - 1] ?? 0;
  return start + run.about.shapes;
}

interface RowProps {
  readonly frame: AnchorsFrame;
  readonly iteration: number;
  onClick(): void;
}

function Row({ frame, iteration, onClick }: RowProps) {
  const words = say(viewText);
  const { averages, changed, countsByPass } = runColumnsOf(frame);
  const { k, fell } = frame.run.about;
  const counts = countsByPass.subarray((iteration - 1) * k, iteration * k);
  return (
    <button
      type="button"
      class="iteration-row"
      style={{ height: `${ROW_HEIGHT}px` }}
      aria-current={iteration === frame.detail.iteration ? 'step' : undefined}
      title={words.goToIteration(iteration)}
      onClick={onClick}
    >
      <span>{iteration}</span>
      <span>
        {number(averages[iteration - 1] ?? 0)}
        {fell.includes(iteration) && <em class="fell-word">▼ {words.fellMark}</em>}
      </span>
      <span>{changed[iteration - 1]}</span>
      <span class="counts">{counts.join(' · ')}</span>
    </button>
  );
}

interface ChartProps {
  readonly averages: Float64Array;
  readonly fell: readonly number[];
  readonly iteration: number;
}

function Chart({ averages, fell, iteration }: ChartProps) {
  const words = say(viewText);
  const [least, most] = useMemo(() => [Math.min(...averages), Math.max(...averages)], [averages]);
  const room = (most - least) * 0.12 || 0.02;
  const count = averages.length;
  const label = words.chartLabel(count, number(averages[0] ?? 0), number(averages.at(-1) ?? 0));
  return (
    <Plot
      label={label}
      x={{ title: '', domain: [0.5, Math.max(count, 2) + 0.5], whole: true }}
      y={{ title: '', domain: [Math.max(0, least - room), Math.min(1, most + room)] }}
    >
      {(area) => (
        <g class="iterations-line">
          <polyline points={[...averages].map((value, at) => at2(area, at + 1, value)).join(' ')} />
          {count <= 60 &&
            [...averages].map((value, at) => (
              <circle key={at} cx={area.x(at + 1)} cy={area.y(value)} r={2.5} />
            ))}
          {fell.map((at) => {
            const [x, y] = [area.x(at), area.y(averages[at - 1] ?? 0)];
            return <path key={at} class="fell" d={`M${x} ${y + 5}l-6 -10h12z`} />;
          })}
          {iteration > 0 && (
            <circle
              class="now-mark"
              cx={area.x(iteration)}
              cy={area.y(averages[iteration - 1] ?? 0)}
              r={6.5}
            />
          )}
        </g>
      )}
    </Plot>
  );
}

function at2(area: PlotArea, x: number, y: number): string {
  return `${area.x(x)},${area.y(y)}`;
}
