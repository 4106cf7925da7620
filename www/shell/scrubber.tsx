import { useEffect, useRef } from 'preact/hooks';
import type { RunInfo } from '../engine/contract';
import { startOf } from '../player/session';
import { count } from '../text/numbers';
import { say } from '../text/text';
import type { App } from './app';
import { shellText } from './text';

/** The timeline: rounds as segments, marks where boxes fell, the place as a thumb that slides. */
export function Scrubber({ app }: { app: App }) {
  const words = say(shellText);
  const { session, player } = app;
  const run = session.run.value;
  const shown = app.shown.value;
  const position = session.position.value;
  const events = session.events.value;
  const { round, event } = session.place.value;
  const inRound = run ? (run.ends[round] ?? 0) - startOf(run, round) : 0;
  const name = shown && shown.frame.run === run ? shown.lab.roundName(shown.frame, round) : '';
  const roundWords = words.round(count(round + 1), count(run?.ends.length ?? 0));
  const eventWords = words.event(count(event + 1), count(inRound));
  return (
    <div class="scrubber">
      <div class="scrubber-track">
        {run && <Ticks run={run} />}
        <div
          class="scrubber-done"
          style={{
            inlineSize: `calc((100% - ${THUMB}px) * ${position / Math.max(1, events - 1)})`,
          }}
        />
        <input
          type="range"
          aria-label={words.timeline}
          aria-valuetext={`${words.place(roundWords, name, eventWords)}. ${app.sentence.value}`}
          min={0}
          max={Math.max(0, events - 1)}
          step={1}
          value={position}
          disabled={events === 0}
          onInput={(input) => player.seek(input.currentTarget.valueAsNumber)}
        />
      </div>
      <p class="scrubber-words" aria-hidden="true">
        <span>
          {roundWords} <b>{name}</b>
        </span>
        <span>{eventWords}</span>
      </p>
    </div>
  );
}

/** Rounds and marks, drawn on a canvas: a run may have ten thousand of each. */
function Ticks({ run }: { run: RunInfo }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const draw = () => drawTicks(element, run);
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [run]);
  return <canvas ref={canvas} class="ticks" />;
}

/** The thumb of a range input is this wide, so the ends of the track are half of it inside. */
const THUMB = 16;

function drawTicks(canvas: HTMLCanvasElement, run: RunInfo): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const last = Math.max(1, (run.ends.at(-1) ?? 1) - 1);
  const x = (at: number) => THUMB / 2 + ((width - THUMB) * at) / last;
  const middle = height / 2;

  context.fillStyle = colour('--track');
  context.fillRect(x(0), middle - 2, x(last) - x(0), 4);

  // Of rounds or marks closer than a pixel and a half only one is drawn.
  const spread = (values: Float64Array, paint: (at: number) => void) => {
    let before = Number.NEGATIVE_INFINITY;
    for (const value of values) {
      const at = x(value);
      if (at - before < 1.5) continue;
      before = at;
      paint(at);
    }
  };
  context.fillStyle = colour('--text-quiet');
  spread(run.ends.slice(0, -1), (at) => context.fillRect(at - 0.5, middle - 7, 1, 14));
  context.fillStyle = colour('--role-suppressed');
  spread(run.marks, (at) => {
    context.beginPath();
    context.arc(at, middle + 10, 2, 0, 2 * Math.PI);
    context.fill();
  });
}
