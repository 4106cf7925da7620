import type { PcaDetail, PcaSummary } from 'boxstep-pca';
import { Slider } from '../../controls/controls';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { divisorOf, type PcaPageOptions, rebuildPosition, runColumnsOf } from './lab';
import { columnErrors, shownCount } from './rebuilt';
import { columnName, pcaText } from './text';
import { brief, percent } from './values';
import './components.css';

/** What is lost with 1, 2, ... components; the slider goes through them. */
export function RebuiltPanel({ frame, seek }: PanelProps<PcaPageOptions, PcaDetail, PcaSummary>) {
  const words = say(pcaText);
  const count = shownCount(frame);
  const run = runColumnsOf(frame);
  const errors = count === null ? [] : columnErrors(frame, count);
  const { components, columns, totalVariance } = frame.run.about;
  const total = totalVariance * divisorOf(frame.run.about);
  const known = frame.detail.rebuilt;
  // Bars are beside the longest, since often little is lost at all.
  const most = Math.max(1e-9, (run.lost[0] ?? 0) / Math.max(total, Number.MIN_VALUE));
  return (
    <div class="pca-panel">
      <div class="pca-rebuilt-head">
        <Slider
          label={words.rebuiltFrom}
          value={count ?? 0}
          min={1}
          max={components}
          step={1}
          onChange={(wanted) => seek(rebuildPosition(frame, Math.round(wanted)))}
        />
        <b>{count === null ? '' : words.rebuiltCount(count)}</b>
      </div>
      {count === null && <p class="quiet">{words.rebuiltYet}</p>}
      {count !== null && (
        <>
          <table class="values pca-values" aria-label={words.lostLabel}>
            <thead>
              <tr>
                <th scope="col">{words.componentCount}</th>
                <th scope="col">{words.sumLost}</th>
                <th scope="col">{words.lost}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {[...run.lost.subarray(0, known)].map((lost, i) => {
                const share = total > 0 ? Math.min(1, lost / total) : 0;
                return (
                  <tr key={i} aria-current={i + 1 === count ? 'step' : undefined}>
                    <th scope="row">{i + 1}</th>
                    <td>{brief(lost)}</td>
                    <td>{percent(share)}</td>
                    <td class="pca-bar">
                      <span style={{ inlineSize: `${(100 * share) / most}%` }} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <table
            class="values pca-values"
            aria-label={words.columnErrorLabel(words.rebuiltCount(count))}
          >
            <thead>
              <tr>
                <td />
                <th scope="col">{words.columnError}</th>
              </tr>
            </thead>
            <tbody>
              {errors.map((error, column) => (
                <tr key={column}>
                  <th scope="row">{columnName(frame, column)}</th>
                  <td>{brief(error)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {columns > 0 && !frame.options.table && <p class="quiet">{words.seeBoxes}</p>}
        </>
      )}
    </div>
  );
}
