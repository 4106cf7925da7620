import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { NumberField, Segmented } from '../controls/controls';
import { Select } from '../controls/select';
import { EngineLost } from '../engine/engine';
import type { Unit } from '../player/player';
import type { App, ShownFrame } from '../shell/app';
import { count, number } from '../text/numbers';
import { say, sentences } from '../text/text';
import { shownBoard } from './board-figure';
import { boardFrames } from './board-frames';
import type { Look } from './canvas-figure';
import { download } from './download';
import { type FilmPlan, LAST_DELAY, makeGif, planFilm } from './film';
import { canvasFrames, RunGone } from './film-frames';
import { pictureText } from './picture-text';

const RATES = ['1', '2', '4', '10'] as const;
const WIDTHS = ['480', '640', '800', '1080'] as const;

/** A list of more rounds than these is no list to choose from. */
const MOST_LISTED = 200;

/** Choosing a part of the timeline, and making a GIF of it. */
export function FilmView({ app, look }: { app: App; look: Look }) {
  const words = say(pictureText);
  const shown = app.shown.value;
  const rounds = shown?.frame.run.ends.length ?? 0;
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState<number | null>(null);
  const [unit, setUnit] = useState<Unit>('event');
  const [rate, setRate] = useState<(typeof RATES)[number]>('2');
  const [width, setWidth] = useState<(typeof WIDTHS)[number]>('640');
  const [state, setState] = useState<State>({ kind: 'idle', said: '' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  if (!shown || rounds === 0)
    return (
      <Titled>
        <p class="quiet">{words.noRun}</p>
      </Titled>
    );
  const last = rounds - 1;
  const part = { from: Math.min(from, last), to: Math.min(to ?? last, last), unit };
  const plan = planFilm(shown.frame.run.ends, part);
  const seconds = (plan.positions.length - 1) / Number(rate) + LAST_DELAY / 1000;

  const make = async () => {
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    setState({ kind: 'making', done: 0 });
    try {
      const file = await filmed(
        app,
        shown,
        plan,
        look,
        Number(width),
        Number(rate),
        signal,
        (done) => setState({ kind: 'making', done }),
      );
      download(file, `boxstep-${shown.lab.id}.gif`);
      const size = words.megabytes(number(file.size / 1e6, file.size < 1e6 ? 2 : 1));
      setState({ kind: 'idle', said: words.made(size) });
    } catch (error) {
      if (signal.aborted) setState({ kind: 'idle', said: words.cancelled });
      else setState({ kind: 'idle', said: sayFailure(error) });
    }
  };
  const isMaking = state.kind === 'making';
  return (
    <Titled>
      <div class="film-part">
        <RoundChoice label={words.from} shown={shown} value={part.from} onChange={setFrom} />
        <RoundChoice label={words.to} shown={shown} value={part.to} onChange={setTo} />
        <Segmented
          label={words.unit}
          value={unit}
          choices={(['event', 'round'] as const).map((value) => ({
            value,
            label: words.units[value],
          }))}
          onChange={(value) => setUnit(value)}
        />
        <Segmented
          label={words.rate}
          value={rate}
          choices={RATES.map((value) => ({ value, label: value }))}
          onChange={(value) => setRate(value)}
        />
        <Segmented
          label={words.width}
          value={width}
          choices={WIDTHS.map((value) => ({ value, label: value }))}
          onChange={(value) => setWidth(value)}
        />
      </div>
      <p class="quiet">
        {sentences(
          words.frames(plan.positions.length, plan.every, plan.moments),
          words.seconds(number(seconds, 1)),
          app.boardShown.value && words.filmColours,
        )}
      </p>
      <div class="picture-actions">
        {isMaking ? (
          <>
            <button type="button" onClick={() => stop.current?.abort(new Cancelled())}>
              {words.cancel}
            </button>
            <progress
              max={plan.positions.length}
              value={state.done}
              aria-label={words.making(state.done, plan.positions.length)}
            />
            <span class="quiet">{words.making(state.done, plan.positions.length)}</span>
          </>
        ) : (
          <button type="button" onClick={() => void make()}>
            {words.make}
          </button>
        )}
      </div>
      <output class="picture-said">{state.kind === 'idle' && state.said}</output>
    </Titled>
  );
}

type State =
  | { readonly kind: 'idle'; readonly said: string }
  | { readonly kind: 'making'; readonly done: number };

class Cancelled extends Error {}

async function filmed(
  app: App,
  shown: ShownFrame,
  plan: FilmPlan,
  look: Look,
  width: number,
  perSecond: number,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Blob> {
  const make = shownBoard(app) ? boardFrames : canvasFrames;
  const frames = await make(app, shown, plan, look, width, signal);
  try {
    return await makeGif({ ...frames, plan, perSecond, onProgress }, signal);
  } finally {
    frames.dispose();
  }
}

function sayFailure(error: unknown): string {
  const words = say(pictureText);
  // Without its run there is nothing to ask the engine about.
  if (error instanceof EngineLost || error instanceof RunGone) {
    return words.runGone;
  }
  return words.failed(error instanceof Error ? error.message : String(error));
}

function Titled({ children }: { children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="film" aria-labelledby={id}>
      <h3 id={id}>{say(pictureText).film}</h3>
      {children}
    </section>
  );
}

interface RoundChoiceProps {
  readonly label: string;
  readonly shown: ShownFrame;
  /** From 0; people count from 1. */
  readonly value: number;
  onChange(round: number): void;
}

function RoundChoice({ label, shown: { lab, frame }, value, onChange }: RoundChoiceProps) {
  const words = say(pictureText);
  const rounds = frame.run.ends.length;
  if (rounds > MOST_LISTED) {
    return (
      <NumberField
        label={label}
        value={value + 1}
        min={1}
        max={rounds}
        step={1}
        onChange={(number) => {
          if (number === null || !Number.isInteger(number)) return false;
          onChange(number - 1);
          return true;
        }}
      />
    );
  }
  return (
    <Select
      label={label}
      value={String(value)}
      choices={Array.from({ length: rounds }, (_, round) => ({
        value: String(round),
        label: words.round(lab.roundName(frame, round), count(round + 1)),
      }))}
      onChange={(round) => onChange(Number(round))}
    />
  );
}
