import { signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Segmented } from '../controls/controls';
import { LISTING_LANGUAGES, type ListingLanguage } from '../labs/lab';
import { listingOf } from '../labs/listing';
import { count } from '../text/numbers';
import { say } from '../text/text';
import type { App, ShownFrame } from './app';
import { problemText } from './problem-text';
import { shellText } from './text';

const LANGUAGE_NAMES: Record<ListingLanguage, string> = {
  python: 'Python',
  rust: 'Rust',
  javascript: 'JavaScript',
};

/** What happens now: the sentence, the formula with its numbers, and the code line that runs. */
export function Now({ app }: { app: App }) {
  const words = say(shellText);
  const shown = app.shown.value;
  return (
    <section class="now" aria-label={words.now}>
      <Sentence app={app} />
      {shown && (
        <>
          <div class="formula">{shown.lab.formula(shown.frame)}</div>
          <Notes app={app} shown={shown} />
          <Code shown={shown} />
        </>
      )}
    </section>
  );
}

function Sentence({ app }: { app: App }) {
  const words = say(shellText);
  const { session } = app;
  const refusal = session.refusal.value;
  const stopped = session.stopped.value;
  if (refusal) return <p class="sentence problem">{problemText(refusal)}</p>;
  if (stopped) {
    return (
      <p class="sentence problem">
        {stopped === 'cancelled' ? words.cancelled : words.lost}{' '}
        <button type="button" onClick={() => session.reopen()}>
          {words.tryAgain}
        </button>
      </p>
    );
  }
  if (!app.runnable.value) return <p class="sentence">{say(app.lab.value.needs)}</p>;
  const progress = session.progress.value;
  if (progress !== null) {
    return (
      <p class="sentence">
        {words.computing(count(progress))}{' '}
        <button type="button" onClick={() => session.cancel()}>
          {words.cancel}
        </button>
      </p>
    );
  }
  return <p class="sentence">{app.sentence.value}</p>;
}

function Notes({ app, shown }: { app: App; shown: ShownFrame }) {
  const notes = shown.lab.notes(shown.frame);
  if (app.anglesUnused.value) notes.push(say(shellText).anglesUnused);
  if (notes.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get there
    <ul class="notes" tabIndex={0}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** Kept for the whole page: who reads Rust reads Rust in every lab. */
export const codeLanguage = signal<ListingLanguage>('python');

function Code({ shown: { lab, frame } }: { shown: ShownFrame }) {
  const words = say(shellText);
  const chosen = codeLanguage.value;
  const listing = useMemo(() => listingOf(lab.listings, chosen), [lab, chosen]);
  const marked = new Set(lab.codeTags(frame).flatMap((tag) => listing.marks[tag] ?? []));
  // Many, and the same at most events.
  const lines = useMemo(
    () =>
      listing.code.split('\n').map((line, index) => (
        <span
          key={index}
          class="code-line"
          data-marked={marked.has(index) || undefined}
          aria-current={marked.has(index) ? 'step' : undefined}
        >
          {line || ' '}
        </span>
      )),
    [listing, [...marked].join()],
  );
  const box = useRef<HTMLElement>(null);
  const [first, last] = [Math.min(...marked), Math.max(...marked)];

  useEffect(() => {
    const lines = [...(box.current?.querySelectorAll<HTMLElement>('[data-marked]') ?? [])];
    const [top, bottom] = [lines[0], lines.at(-1)];
    if (!box.current || !top || !bottom) return;
    const { scrollTop, clientHeight } = box.current;
    const end = bottom.offsetTop + bottom.offsetHeight;
    if (top.offsetTop >= scrollTop && end <= scrollTop + clientHeight) return;
    // All of them in the middle; the first at the top if there is no room for all.
    const room = Math.max(0, clientHeight - (end - top.offsetTop));
    box.current.scrollTop = Math.max(0, top.offsetTop - room / 2);
  }, [first, last, chosen, lab]);

  return (
    <div class="code">
      <div class="code-head">
        <Segmented
          label={words.codeLanguages}
          value={chosen}
          choices={LISTING_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={(value) => {
            codeLanguage.value = value;
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <section class="code-lines" ref={box} tabIndex={0} aria-label={words.code}>
        <pre>
          <code>
            <span class="code-call">{lab.call(frame.options, chosen)}</span>
            {lines}
          </code>
        </pre>
        <p class="quiet">{chosen === 'rust' ? words.codeNoteRust : words.codeNote}</p>
      </section>
    </div>
  );
}
