import type { EvolutionDetail, EvolutionSummary } from 'boxstep-anchors';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import { commonSize } from '../anchors/pixels';
import { surveyText } from '../anchors/survey-text';
import { AnchorsWritten, FitTable } from '../anchors/written';
import type { PanelProps } from '../lab';
import {
  columnsOf,
  type EvolutionLabOptions,
  firstAnchors,
  runColumnsOf,
  type Shape,
  searchOf,
  shapesFrom,
} from './lab';
import { shapeWords } from './sentence';
import { evolutionText } from './text';

type Props = PanelProps<EvolutionLabOptions, EvolutionDetail, EvolutionSummary>;

/** More could not be read. */
const MOST_ROWS = 100;

/** The anchors at first and now, and how well either fit. */
export function AnchorsPanel({ frame, engine, goTo }: Props) {
  const words = say(evolutionText);
  const { options, run, detail } = frame;
  const { corners, pixels } = searchOf(frame, options);
  const first = firstAnchors(frame);
  const { anchors } = columnsOf(frame);
  const best = shapesFrom(anchors);
  const present = detail.event.kind === 'mutate' ? detail.event.anchor : -1;
  return (
    <div class="result">
      <FitTable
        {...{ engine, corners, run }}
        ratio={options.ratio}
        rows={[
          { name: words.atFirst, anchors: Float64Array.from(first.flat()) },
          { name: words.now, anchors },
        ]}
      />
      <table class="anchor-table">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{words.atFirst}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {best.slice(0, MOST_ROWS).map((anchor, i) => (
            <tr key={i} aria-current={i === present ? 'step' : undefined}>
              <th scope="row">{i + 1}</th>
              <td>{shapeWords(first[i] ?? anchor)}</td>
              <td>{shapeWords(anchor)}</td>
              <td>{changeWords(first[i] ?? anchor, anchor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        {pixels === 'input' ? words.inputPixels(options.input) : words.imagePixels}
      </p>
      <button
        type="button"
        class="refine"
        onClick={() => goTo('anchors', { scope: options.scope, unit: options.unit })}
      >
        {words.fromKMeans} <span aria-hidden="true">→</span>
      </button>
    </div>
  );
}

/** By how much each side changed, in percent. */
export function changeWords(from: Shape, to: Shape): string {
  const percent = (axis: 0 | 1) => {
    const change = number(Math.round(1000 * (to[axis] / from[axis] - 1)) / 10, 1);
    return change.startsWith('−') || change === '0' ? change : `+${change}`;
  };
  const words = say(surveyText);
  return `${words.percent(percent(0))}, ${words.percent(percent(1))}`;
}

/** The anchors that the search arrived at, ready to take along. */
export function EvolutionResultPanel({ frame, engine }: Props) {
  const words = say(evolutionText);
  const { options, run } = frame;
  const { corners, pixels } = searchOf(frame, options);
  const { anchors } = runColumnsOf(frame);
  return (
    <div class="result">
      <p>{words.ofFinished(anchors.length / 2)}</p>
      <FitTable {...{ engine, corners, run }} rows={[{ anchors }]} ratio={options.ratio} />
      <p class="quiet">
        {pixels === 'input' ? words.inputPixels(options.input) : words.imagePixels}
      </p>
      <AnchorsWritten
        {...{ engine, anchors, run }}
        unit={pixels}
        imageSize={commonSize(frame, options.scope)}
      />
    </div>
  );
}
