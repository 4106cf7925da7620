import type { PcaDetail, PcaSummary } from 'boxstep-pca';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { columnsOf, isCovarianceKnown, isFrom, type PcaFrame, type PcaPageOptions } from './lab';
import { columnName, componentName, pcaText } from './text';
import { brief } from './values';
import './matrix.css';

/** More rows and columns than these cannot be seen at once. */
const MOST = 16;

/** The covariance matrix as far as it is known; it turns diagonal as the axes turn. */
export function CovariancePanel({ frame }: PanelProps<PcaPageOptions, PcaDetail, PcaSummary>) {
  const words = say(pcaText);
  const { columns } = frame.run.about;
  const shown = Array.from({ length: Math.min(columns, MOST) }, (_, i) => i);
  const turned = isFrom(frame, 'sweep');
  const names = shown.map((each) => nameOf(frame, each));
  return (
    <div class="pca-panel">
      <table class="pca-matrix" aria-label={words.covarianceLabel(turned)}>
        <thead>
          <tr>
            <td />
            {names.map((name, column) => (
              <th key={column} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row}>
              <th scope="row">{names[row]}</th>
              {shown.map((column) => (
                <Cell key={column} {...{ frame, row, column }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < columns && <p class="quiet">{words.firstOf(shown.length, columns)}</p>}
      <p class="quiet">{words.covarianceHelp}</p>
    </div>
  );
}

function Cell({ frame, row, column }: { frame: PcaFrame; row: number; column: number }) {
  const { matrix } = columnsOf(frame);
  const { columns } = frame.run.about;
  if (!isCovarianceKnown(frame, row, column)) {
    return <td class="pca-unknown">{say(pcaText).notYet}</td>;
  }
  const value = matrix[row * columns + column] ?? 0;
  const marked = isMarked(frame, row, column);
  return (
    <td
      aria-current={marked ? 'step' : undefined}
      class={row === column ? 'pca-diagonal' : value < 0 ? 'pca-negative' : 'pca-positive'}
      style={{ '--strength': strength(frame, row, column).toFixed(3) }}
    >
      {isRounding(frame, row, column) ? '≈ 0' : brief(value)}
    </td>
  );
}

/** How strong the tint is: a correlation, and on the diagonal a share of all variance. */
function strength(frame: PcaFrame, row: number, column: number): number {
  const { matrix } = columnsOf(frame);
  const n = frame.run.about.columns;
  const at = (a: number, b: number) => Math.abs(matrix[a * n + b] ?? 0);
  const total = frame.run.about.totalVariance;
  if (row === column) return total > 0 ? Math.min(1, at(row, row) / total) : 0;
  const product = Math.sqrt(at(row, row)) * Math.sqrt(at(column, column));
  // The cells of the diagonal may be still to come.
  const known = isCovarianceKnown(frame, column, column) && isCovarianceKnown(frame, row, row);
  if (!known) return at(row, column) > 0 ? 0.5 : 0;
  return product > 0 ? Math.min(1, at(row, column) / product) : 0;
}

/** Whether an element is nothing but what rounding left, beside the two on the diagonal. */
function isRounding(frame: PcaFrame, row: number, column: number): boolean {
  const value = columnsOf(frame).matrix[row * frame.run.about.columns + column] ?? 0;
  return value !== 0 && row !== column && strength(frame, row, column) < 1e-12;
}

function nameOf(frame: PcaFrame, axis: number): string {
  if (!isFrom(frame, 'sweep')) return columnName(frame, axis);
  return isFrom(frame, 'sort') ? componentName(axis) : say(pcaText).axis(axis + 1);
}

/** Whether the event is about this element, or the one across the diagonal. */
function isMarked({ detail: { event } }: PcaFrame, row: number, column: number): boolean {
  const pair = (a: number, b: number) => (row === a && column === b) || (row === b && column === a);
  switch (event.kind) {
    case 'covariance':
      return pair(event.row, event.column);
    case 'rotate':
    case 'skip':
      return pair(event.p, event.q);
    case 'sign':
    case 'project':
      return row === event.component && column === event.component;
    default:
      return false;
  }
}
