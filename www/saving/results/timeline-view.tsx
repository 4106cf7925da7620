import { useEffect, useRef, useState } from 'preact/hooks';
import { NumberField } from '../../controls/controls';
import type { App, ShownFrame } from '../../shell/app';
import { say } from '../../text/text';
import { download } from '../download';
import { sayFailure } from '../results';
import { resultsText } from './text';
import { countEvents, TimelineGone, writeTimeline } from './timeline';

class Cancelled extends Error {}

type State =
  | { readonly kind: 'idle'; readonly said: string }
  | { readonly kind: 'writing'; readonly done: number };

/** The events of the run, or of some of its rounds, as a file. */
export function TimelineView({ app, shown }: { app: App; shown: ShownFrame }) {
  const words = say(resultsText);
  const { run } = shown.frame;
  const last = Math.max(0, run.ends.length - 1);
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState<number | null>(null);
  const [state, setState] = useState<State>({ kind: 'idle', said: '' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(new Cancelled()), []);

  const end = Math.min(to ?? last, last);
  const rounds = { from: Math.min(from, end), to: end };
  const { events, written } = countEvents(run, rounds);
  const save = async () => {
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    setState({ kind: 'writing', done: 0 });
    try {
      const onProgress = (done: number) => setState({ kind: 'writing', done });
      const file = await writeTimeline(shown, rounds, app.engine, onProgress, signal);
      const name = `boxstep-${shown.lab.id}-timeline.json`;
      download(file, name);
      setState({ kind: 'idle', said: words.made(name) });
    } catch (error) {
      const isGone = error instanceof TimelineGone;
      const said = signal.aborted ? words.cancelled : isGone ? words.gone : sayFailure(error);
      setState({ kind: 'idle', said });
    }
  };
  const roundField = (label: string, value: number, set: (round: number) => void) => (
    <NumberField
      label={label}
      value={value + 1}
      min={1}
      max={last + 1}
      step={1}
      onChange={(round) => {
        if (round === null || !Number.isInteger(round)) return false;
        set(round - 1);
        return true;
      }}
    />
  );
  return (
    <section class="results-timeline" aria-labelledby="results-timeline">
      <h3 id="results-timeline">{words.timeline}</h3>
      <p class="quiet">{words.timelineHint}</p>
      <div class="results-choice">
        {roundField(words.from, rounds.from, setFrom)}
        {roundField(words.to, rounds.to, setTo)}
        <span class="quiet">{words.events(written)}</span>
      </div>
      {written < events && <p>{words.leftOut(events - written)}</p>}
      <div class="results-actions">
        {state.kind === 'writing' ? (
          <>
            <button type="button" onClick={() => stop.current?.abort(new Cancelled())}>
              {words.cancel}
            </button>
            <progress
              max={written}
              value={state.done}
              aria-label={words.writing(state.done, written)}
            />
            <span class="quiet">{words.writing(state.done, written)}</span>
          </>
        ) : (
          <button type="button" onClick={() => void save()}>
            {words.download}
          </button>
        )}
      </div>
      <output class="results-said">{state.kind === 'idle' && state.said}</output>
    </section>
  );
}
