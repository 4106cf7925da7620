import type { Trial } from 'boxstep-anchors';
import { Plot } from '../../plot/plot';
import { say } from '../../text/text';
import { paintTrials, rangeOf } from './elbow-chart';
import { bestOfEach } from './survey';
import { surveyText } from './survey-text';

interface SeedsChartProps {
  readonly trials: readonly Trial[];
  /** The seed of the run on screen; null: its first centroids were not drawn. */
  readonly present: number | null;
}

/** Average IoU by seed, the best one ringed. */
export function SeedsChart({ trials, present }: SeedsChartProps) {
  const words = say(surveyText);
  const [best] = bestOfEach(trials);
  const now = trials.find(({ seed }) => seed === present);
  return (
    <div class="survey-chart is-low">
      <Plot
        label={words.seedsLabel}
        x={{ title: words.seed, domain: [-0.5, trials.length - 0.5], whole: true }}
        y={{ title: words.averageIou, domain: rangeOf(trials) }}
        paint={(pen, area) => paintTrials(pen, area, trials, ({ seed }) => seed)}
      >
        {(area) => (
          <>
            {now && (
              <line
                class="seed-present"
                x1={area.x(now.seed)}
                x2={area.x(now.seed)}
                y2={area.height}
              />
            )}
            {best && (
              <circle class="seed-best" cx={area.x(best.seed)} cy={area.y(best.avgIou)} r={6} />
            )}
          </>
        )}
      </Plot>
    </div>
  );
}
