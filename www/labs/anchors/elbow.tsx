import type { KMeansDetail, KMeansSummary } from 'boxstep-anchors';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { NumberField } from '../../controls/controls';
import type { Asked } from '../../engine/engine';
import { count, number } from '../../text/numbers';
import { say } from '../../text/text';
import type { PanelProps } from '../lab';
import { ElbowChart } from './elbow-chart';
import './elbow.css';
import type { AnchorsLabOptions } from './lab';
import { SeedsChart } from './seeds-chart';
import { shapesOf } from './shapes-of';
import {
  bestOfEach,
  elbowOf,
  isAbout,
  restartsOf,
  type Survey,
  type SurveyRequest,
  type SurveyResult,
  surveysOf,
} from './survey';
import { surveyText } from './survey-text';

type Props = PanelProps<AnchorsLabOptions, KMeansDetail, KMeansSummary>;

/** What k and what seed come to, by many runs in the worker. Nothing runs by itself. */
export function ElbowPanel({ frame, engine, change }: Props) {
  const words = say(surveyText);
  const { run, options } = frame;
  const { corners } = shapesOf(frame, options);
  const [seeds, setSeeds] = useState(5);
  const [tries, setTries] = useState(20);
  const { elbow, restarts } = surveysOf(engine);
  const elbowRequest = elbowOf(corners, options, seeds);
  const { k } = run.about;
  const restartsRequest = restartsOf(corners, options, k, tries);
  return (
    <div class="elbow">
      <Start
        survey={elbow}
        request={elbowRequest}
        engine={engine}
        label={words.seedsOfEach}
        button={words.computeElbow}
        seeds={seeds}
        onSeeds={setSeeds}
      />
      <Shown survey={elbow} request={elbowRequest}>
        {(result) => (
          <>
            <ElbowChart
              trials={result.trials}
              present={{ k, avgIou: run.about.avgIou }}
              onChoose={(best) => change({ k: best.k, seed: best.seed, init: null })}
            />
            <p>{elbowSentence(result, k)}</p>
          </>
        )}
      </Shown>
      {!elbow.result.value && <p class="quiet">{words.elbowHelp}</p>}
      <h2>{words.seedsTitle(k)}</h2>
      <Start
        survey={restarts}
        request={restartsRequest}
        engine={engine}
        label={words.seeds}
        button={words.tryAndKeep}
        seeds={tries}
        onSeeds={setTries}
        onResult={({ trials }) => {
          const [best] = bestOfEach(trials);
          if (best) change({ seed: best.seed, init: null });
        }}
      />
      <Shown survey={restarts} request={restartsRequest}>
        {(result) => (
          <>
            <SeedsChart trials={result.trials} present={options.init ? null : options.seed} />
            <p>{seedsSentence(result)}</p>
          </>
        )}
      </Shown>
      {!restarts.result.value && <p class="quiet">{words.seedsHelp}</p>}
    </div>
  );
}

interface StartProps {
  readonly survey: Survey;
  readonly request: SurveyRequest;
  readonly engine: Asked;
  readonly label: string;
  readonly button: string;
  readonly seeds: number;
  onSeeds(seeds: number): void;
  onResult?(result: SurveyResult): void;
}

/** How many seeds, and off; then how far it is. */
function Start({ survey, request, engine, onResult, ...props }: StartProps) {
  const words = say(surveyText);
  const progress = survey.progress.value;
  return (
    <div class="survey-start">
      {progress ? (
        <>
          <output>{words.runsDone(count(progress.done), count(progress.total))}</output>
          <progress max={progress.total} value={progress.done} aria-label={words.runs} />
          <button type="button" onClick={() => void survey.stop(engine)}>
            {words.cancel}
          </button>
        </>
      ) : (
        <>
          <NumberField
            label={props.label}
            value={props.seeds}
            min={1}
            max={200}
            step={1}
            onChange={(value) => {
              if (value === null || !Number.isInteger(value)) return false;
              props.onSeeds(value);
              return true;
            }}
          />
          <button
            type="button"
            onClick={async () => {
              const result = await survey.start(engine, request);
              if (result) onResult?.(result);
            }}
          >
            {props.button}
          </button>
        </>
      )}
    </div>
  );
}

interface ShownProps {
  readonly survey: Survey;
  readonly request: SurveyRequest;
  children(result: SurveyResult): ComponentChildren;
}

/** What came of it, and whether that still holds. */
function Shown({ survey, request, children }: ShownProps) {
  const words = say(surveyText);
  const result = survey.result.value;
  const isStale = result !== null && !isAbout(result, request);
  return (
    <>
      {survey.isLost.value && <p class="problem">{words.surveyLost}</p>}
      {isStale && <p class="stale">{words.stale}</p>}
      {result && (
        <div class={isStale ? 'survey-result is-stale' : 'survey-result'}>{children(result)}</div>
      )}
    </>
  );
}

/** What the picture says of the present k. */
export function elbowSentence({ trials, seeds }: SurveyResult, k: number): string {
  const words = say(surveyText);
  const best = bestOfEach(trials);
  const own = best.find((trial) => trial.k === k);
  const last = best.at(-1);
  if (!own || !last) return last ? words.notSurveyed(k, last.k) : '';
  const others = trials.filter((trial) => trial.k === k && trial.reason !== 'nan');
  const worst = Math.min(...others.map(({ avgIou }) => avgIou), own.avgIou);
  const next = best.find((trial) => trial.k === k + 1);
  const parts = [words.ofK(k, number(own.avgIou), number(worst), seeds)];
  if (next) parts.push(words.oneMore(signed(next.avgIou - own.avgIou)));
  return parts.join(words.space);
}

/** How much chance there is in the answer. */
export function seedsSentence({ trials }: SurveyResult): string {
  const words = say(surveyText);
  const [best] = bestOfEach(trials);
  const values = trials
    .filter(({ reason }) => reason !== 'nan')
    .map(({ avgIou }) => avgIou)
    .sort((a, b) => a - b);
  const nan = trials.length - values.length;
  const [least, most] = [values[0], values.at(-1)];
  if (!best || least === undefined || most === undefined) return words.allNan(count(nan));
  const middle = values[Math.floor(values.length / 2)] ?? least;
  const spread = words.spread({
    seeds: count(trials.length),
    least: number(least),
    middle: number(middle),
    most: number(most),
    best: best.seed,
  });
  return nan > 0 ? `${spread}${words.space}${words.someNan(count(nan))}` : spread;
}

function signed(value: number): string {
  return value < 0 ? number(value) : `+${number(value)}`;
}
