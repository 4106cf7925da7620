import type { ApDetail, ApSummary, CurveAp } from 'boxstep-ap';
import { useRef } from 'preact/hooks';
import { useVisibleRows } from '../../controls/rows';
import { count, number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { type ApFrame, type ApLabOptions, curveOf, startsOf, thresholdsOf } from './lab';
import { viewText } from './view-text';

const ROW_HEIGHT = 26;

type Props = PanelProps<ApLabOptions, ApDetail, ApSummary>;

/** Average precision of every class at every threshold, and the mean of all. */
export function ResultsPanel({ frame, seek }: Props) {
  const words = say(viewText);
  const { curves, mean } = frame.run.about;
  const thresholds = thresholdsOf(frame.options);
  const classes = curves.length / thresholds.length;
  const present = curveOf(frame);
  const several = thresholds.length > 1;
  const scroller = useRef<HTMLDivElement>(null);
  const now = Math.floor(present / thresholds.length);
  const visible = useVisibleRows(scroller, classes, ROW_HEIGHT, now);
  return (
    <div class="ap-results">
      <p class="ap-mean">
        <b>{several ? 'mAP@[.5:.95]' : `mAP@${short(thresholds[0] ?? 0.5)}`}</b>{' '}
        {mean === undefined ? words.noAp : <output>{number(mean, 6)}</output>}
        {several && (
          <span class="quiet">
            {' '}
            · mAP@.5 {longer(meanAt(curves, thresholds[0] ?? 0.5))} · mAP@.75{' '}
            {longer(meanAt(curves, thresholds[5] ?? 0.75))}
          </span>
        )}
      </p>
      <div class="ap-scroller" ref={scroller}>
        <table class="ap-table" aria-label={words.tableLabel} aria-rowcount={classes + 2}>
          <thead>
            <tr>
              <th scope="col">{words.class}</th>
              <th scope="col">{words.truths}</th>
              {!several && <th scope="col">{words.tp}</th>}
              {!several && <th scope="col">{words.fp}</th>}
              {several && <th scope="col">{words.mean}</th>}
              {thresholds.map((threshold) => (
                <th key={threshold} scope="col">
                  {several ? short(threshold) : words.ap}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.above > 0 && <tr style={{ height: `${visible.above}px` }} />}
            {visible.rows.map((row) => (
              <Line key={row} {...{ frame, row, present, seek }} />
            ))}
            {visible.below > 0 && <tr style={{ height: `${visible.below}px` }} />}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" title={words.meanOf}>
                {words.mAP}
              </th>
              <td />
              {!several && <td />}
              {!several && <td />}
              {several && <td>{shown(mean)}</td>}
              {thresholds.map((threshold) => (
                <td key={threshold}>{shown(meanAt(curves, threshold))}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

interface LineProps extends Pick<Props, 'frame' | 'seek'> {
  readonly row: number;
  readonly present: number;
}

/** One class. A click on a number goes to where that curve begins. */
function Line({ frame, row, present, seek }: LineProps) {
  const words = say(viewText);
  const thresholds = thresholdsOf(frame.options);
  const { length } = thresholds;
  const own = frame.run.about.curves.slice(row * length, (row + 1) * length);
  const [first] = own;
  if (!first) return null;
  const name = frame.classNames[first.class] ?? String(first.class);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{count(first.truths)}</td>
      {length === 1 && <td>{count(first.truePositives)}</td>}
      {length === 1 && <td>{count(first.falsePositives)}</td>}
      {length > 1 && <td>{shown(meanOf(own))}</td>}
      {own.map(({ threshold, ap }, i) => {
        const curve = row * length + i;
        return (
          <td key={threshold} aria-current={curve === present ? 'step' : undefined}>
            <button
              type="button"
              title={ap === undefined ? words.noAp : words.goTo(name, short(threshold))}
              onClick={() => seek(startOfCurve(frame, curve))}
            >
              {shown(ap)}
            </button>
          </td>
        );
      })}
    </tr>
  );
}

/** The event with which a curve begins. */
function startOfCurve(frame: ApFrame, curve: number): number {
  const round = startsOf(frame)[curve] ?? 0;
  return round === 0 ? 0 : (frame.run.ends[round - 1] ?? 0);
}

/** The mean of those that have an average precision. */
function meanOf(curves: readonly CurveAp[]): number | undefined {
  const values = curves.flatMap(({ ap }) => ap ?? []);
  return values.length > 0
    ? values.reduce((sum, each) => sum + each, 0) / values.length
    : undefined;
}

function meanAt(curves: readonly CurveAp[], threshold: number): number | undefined {
  return meanOf(curves.filter((curve) => curve.threshold === threshold));
}

function shown(ap: number | undefined): string {
  return ap === undefined ? '–' : ap.toFixed(4);
}

function longer(ap: number | undefined): string {
  return ap === undefined ? '–' : number(ap, 6);
}

/** A threshold without its 0. */
function short(threshold: number): string {
  return number(threshold).replace(/^0\./, '.');
}
