import type { Trial } from 'boxstep-anchors';
import { useRef } from 'preact/hooks';
import { themeColour } from '../../plot/colours';
import { Plot, type PlotArea } from '../../plot/plot';
import { number } from '../../text/numbers';
import { say } from '../../text/text';
import { bestOfEach } from './survey';
import { surveyText } from './survey-text';

interface ElbowChartProps {
  readonly trials: readonly Trial[];
  /** The run on screen. */
  readonly present: { readonly k: number; readonly avgIou: number };
  onChoose(best: Trial): void;
}

/** Average IoU against k: each run a dot, the best of each k joined. Each k can be chosen. */
export function ElbowChart({ trials, present, onChoose }: ElbowChartProps) {
  const words = say(surveyText);
  const best = bestOfEach(trials);
  const most = best.at(-1)?.k ?? 1;
  return (
    <div class="survey-chart">
      <Plot
        label={words.elbowLabel}
        x={{ title: 'k', domain: [0.5, most + 0.5], whole: true }}
        y={{ title: words.averageIou, domain: rangeOf(trials, present.avgIou) }}
        paint={(pen, area) => paintTrials(pen, area, trials, ({ k }) => k)}
      >
        {(area) => (
          <>
            <polyline
              class="elbow-line"
              points={best.map(({ k, avgIou }) => `${area.x(k)},${area.y(avgIou)}`).join(' ')}
            />
            <Choices area={area} best={best} present={present.k} onChoose={onChoose} />
            {present.k <= most && (
              <path
                class="elbow-present"
                d={diamond(area.x(present.k), area.y(present.avgIou), 6)}
              />
            )}
          </>
        )}
      </Plot>
    </div>
  );
}

interface ChoicesProps {
  readonly area: PlotArea;
  readonly best: readonly Trial[];
  readonly present: number;
  onChoose(best: Trial): void;
}

/** A column for each k, to be clicked, or reached by the arrow keys and taken by Enter. */
function Choices({ area, best, present, onChoose }: ChoicesProps) {
  const words = say(surveyText);
  const group = useRef<SVGGElement>(null);
  const width = area.width / best.length;
  const reached = best.some(({ k }) => k === present) ? present : best[0]?.k;
  const go = (from: number, step: number) => {
    const columns = [...(group.current?.querySelectorAll<SVGGElement>('[role=button]') ?? [])];
    columns[Math.min(columns.length - 1, Math.max(0, from + step))]?.focus();
  };
  return (
    <g ref={group} role="toolbar" aria-label={words.chooseK}>
      {best.map((trial, i) => {
        const { k, avgIou, seed } = trial;
        return (
          // biome-ignore lint/a11y/useSemanticElements: there are no buttons in SVG
          <g
            key={k}
            role="button"
            // As the attribute is called: in SVG nothing translates it.
            tabindex={k === reached ? 0 : -1}
            class="elbow-choice"
            aria-label={words.kWith(k, number(avgIou), seed)}
            aria-pressed={k === present}
            onClick={() => onChoose(trial)}
            onKeyDown={(event) => {
              const step = { ArrowRight: 1, ArrowLeft: -1, Home: -i, End: best.length }[event.key];
              if (step !== undefined) go(i, step);
              else if (event.key === 'Enter' || event.key === ' ') onChoose(trial);
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
            onKeyUp={(event) => {
              // The page would begin to play.
              if (event.key === ' ') event.preventDefault();
            }}
          >
            <title>{words.kWith(k, number(avgIou), seed)}</title>
            <rect x={area.x(k) - width / 2} width={width} height={area.height} />
            <circle cx={area.x(k)} cy={area.y(avgIou)} r={k === present ? 5 : 3.5} />
          </g>
        );
      })}
    </g>
  );
}

/** The values that a chart of trials has to have room for, with some air, within 0 to 1. */
export function rangeOf(trials: readonly Trial[], ...more: readonly number[]): [number, number] {
  const values = [...trials.map(({ avgIou }) => avgIou), ...more].filter(Number.isFinite);
  const [least, most] = [Math.min(1, ...values), Math.max(0, ...values)];
  const air = Math.max(0.005, (most - least) / 12);
  return [Math.max(0, least - air), Math.min(1, most + air)];
}

/** A dot for each trial; hollow where it ended in NaN. */
export function paintTrials(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  trials: readonly Trial[],
  across: (trial: Trial) => number,
): void {
  const colour = themeColour('--class-0');
  pen.fillStyle = colour;
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.45;
  for (const trial of trials) {
    pen.beginPath();
    pen.arc(area.x(across(trial)), area.y(trial.avgIou), 2.5, 0, 2 * Math.PI);
    if (trial.reason === 'nan') pen.stroke();
    else pen.fill();
  }
  pen.globalAlpha = 1;
}

function diamond(x: number, y: number, size: number): string {
  return `M${x} ${y - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`;
}
