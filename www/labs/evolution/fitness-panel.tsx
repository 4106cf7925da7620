import type { EvolutionDetail, EvolutionSummary } from 'boxstep-anchors';
import { themeColour } from '../../plot/colours';
import { Plot, type PlotArea } from '../../plot/plot';
import { count, number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import './evolution.css';
import { type EvolutionFrame, type EvolutionLabOptions, generationOf, runColumnsOf } from './lab';
import { evolutionText } from './text';

type Props = PanelProps<EvolutionLabOptions, EvolutionDetail, EvolutionSummary>;

/** Fitness by generation: a step up where a candidate was accepted. */
export function FitnessPanel({ frame, seek }: Props) {
  const words = say(evolutionText);
  const { fitness, accepted } = runColumnsOf(frame);
  const generations = fitness.length - 1;
  const shown = generationOf(frame);
  const judged = judgedGenerations(frame);
  const go = (generation: number) => {
    const round = Math.min(generations, Math.max(0, Math.round(generation)));
    seek((frame.run.ends[round] ?? 1) - 1);
  };
  const last = accepted.at(-1);
  return (
    <div class="fitness-panel">
      <div class="fitness-chart">
        <Plot
          label={words.fitnessLabel}
          x={{ title: words.generationAxis, domain: [0, generations], whole: true }}
          y={{ title: words.fitnessAxis, domain: fitnessDomain(fitness) }}
          paint={(pen, area) => paintFitness(pen, area, fitness, accepted, judged)}
          onPointerDown={(event, area) => go(area.at(event)[0])}
        >
          {(area) => <Present area={area} frame={frame} />}
        </Plot>
      </div>
      <input
        type="range"
        class="fitness-slider"
        aria-label={words.goToGeneration}
        aria-valuetext={words.generationRound(count(shown))}
        min={0}
        max={generations}
        step={1}
        value={shown}
        onInput={(event) => go(event.currentTarget.valueAsNumber)}
      />
      <p>
        {words.soFar(
          count(judged),
          number(fitness[judged] ?? 0),
          accepted.filter((generation) => generation <= judged).length,
        )}
        {last !== undefined && ` ${words.lastAccepted(count(last))}`}
      </p>
      <p class="quiet">{words.chartHelp}</p>
    </div>
  );
}

/** How many generations have been judged at a place. */
export function judgedGenerations(frame: EvolutionFrame): number {
  return generationOf(frame) - (frame.detail.event.kind === 'mutate' ? 1 : 0);
}

/** Fitness never falls, so its first and last values are the ends. */
function fitnessDomain(fitness: Float64Array): [number, number] {
  const [least, most] = [fitness[0] ?? 0, fitness.at(-1) ?? 1];
  const air = Math.max(0.001, (most - least) / 10);
  return [Math.max(0, least - air), Math.min(1, most + air)];
}

/** What was judged, and thinner what is to come. */
function paintFitness(
  pen: CanvasRenderingContext2D,
  area: PlotArea,
  fitness: Float64Array,
  accepted: Uint32Array,
  judged: number,
): void {
  const line = (from: number, to: number) => {
    pen.beginPath();
    pen.moveTo(area.x(from), area.y(fitness[from] ?? 0));
    for (const generation of accepted) {
      if (generation <= from || generation > to) continue;
      pen.lineTo(area.x(generation), area.y(fitness[generation - 1] ?? 0));
      pen.lineTo(area.x(generation), area.y(fitness[generation] ?? 0));
    }
    pen.lineTo(area.x(to), area.y(fitness[to] ?? 0));
    pen.stroke();
  };
  pen.strokeStyle = themeColour('--canvas-muted');
  pen.setLineDash([2, 3]);
  line(judged, fitness.length - 1);
  pen.setLineDash([]);
  pen.strokeStyle = themeColour('--class-0');
  pen.fillStyle = themeColour('--class-0');
  pen.lineWidth = 2;
  line(0, judged);
  for (const generation of accepted) {
    if (generation > judged) break;
    pen.beginPath();
    pen.arc(area.x(generation), area.y(fitness[generation] ?? 0), 2.5, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** The place on screen, and how the candidate of its generation did. */
function Present({ area, frame }: { area: PlotArea; frame: EvolutionFrame }) {
  const { event } = frame.detail;
  const x = area.x(generationOf(frame));
  // One that fits far worse than the first is at the bottom.
  const y = event.kind === 'judge' ? Math.min(area.height - 5, area.y(event.after)) : 0;
  return (
    <>
      <line class="fitness-now" x1={x} x2={x} y2={area.height} />
      {event.kind === 'judge' &&
        (event.accepted ? (
          <circle class="fitness-accepted" cx={x} cy={y} r={6} />
        ) : (
          <path class="fitness-rejected" d={`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`} />
        ))}
    </>
  );
}
