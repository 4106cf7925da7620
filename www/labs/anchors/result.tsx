import type { KMeansDetail, KMeansSummary } from 'boxstep-anchors';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { type AnchorsLabOptions, runColumnsOf } from './lab';
import { areShares, commonSize } from './pixels';
import './result.css';
import { shapesOf } from './shapes-of';
import { surveyText } from './survey-text';
import { AnchorsWritten, FitTable } from './written';

/** YOLOv5's `anchor_t`. */
const RATIO = 4;

/**
 * The anchors that the run arrived at, ready to take along. Those of the finished run wherever the
 * timeline stands: an anchor to train with is not one that is still on its way.
 */
export function ResultPanel(props: PanelProps<AnchorsLabOptions, KMeansDetail, KMeansSummary>) {
  const { frame, engine, goTo } = props;
  const words = say(surveyText);
  const { run } = frame;
  const { scope } = frame.options;
  const shapes = shapesOf(frame, frame.options);
  const { centroids } = runColumnsOf(frame);
  const usable = usableAnchors(centroids);
  const lost = (centroids.length - usable.length) / 2;
  return (
    <div class="result">
      <p>{words.ofFinishedRun(usable.length / 2, run.about.iterations)}</p>
      {lost > 0 && <p class="problem">{words.lostAnchors(lost)}</p>}
      <FitTable
        engine={engine}
        corners={shapes.corners}
        rows={[{ anchors: usable }]}
        ratio={RATIO}
        run={run}
      />
      {usable.length > 0 && (
        <button
          type="button"
          class="refine"
          onClick={() =>
            goTo('evolution', {
              scope,
              start: 'given',
              given: { anchors: [...usable], shares: areShares(shapes) },
            })
          }
        >
          {words.refine} <span aria-hidden="true">→</span>
        </button>
      )}
      <AnchorsWritten
        engine={engine}
        anchors={centroids}
        unit={areShares(shapes) ? 'shares' : 'image'}
        imageSize={commonSize(frame, scope)}
        run={run}
      />
    </div>
  );
}

/** Those whose cluster did not lose all its shapes. */
export function usableAnchors(centroids: Float64Array): Float64Array {
  const usable: number[] = [];
  for (let i = 0; i + 1 < centroids.length; i += 2) {
    const [width = Number.NaN, height = Number.NaN] = centroids.subarray(i, i + 2);
    if (Number.isFinite(width) && Number.isFinite(height)) usable.push(width, height);
  }
  return Float64Array.from(usable);
}
