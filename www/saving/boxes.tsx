import type { WriteOptions } from 'boxstep-reader';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Check, NumberField, Segmented } from '../controls/controls';
import { Select } from '../controls/select';
import { boxTotal, type Document } from '../document/document';
import type { App } from '../shell/app';
import { number } from '../text/numbers';
import { say, texts } from '../text/text';
import './boxes.css';
import { boxesText, FORMATS, type FormatName } from './boxes-text';
import { download } from './download';
import type { Section } from './section';
import type { Look, Written } from './writing/contract';
import { lookAtJson, writeJson } from './writing/own-json';
import { CannotWrite, Writing } from './writing/writing';

export const boxesSection: Section = {
  id: 'boxes',
  title: texts(boxesText.en.title, boxesText.zh.title),
  View: BoxesView,
};

/** More boxes than these are no text to paste anywhere. */
const MOST_COPIED = 20_000;

class Cancelled extends Error {}

type State =
  | { readonly kind: 'idle'; readonly said: string }
  | { readonly kind: 'writing'; readonly done: number; readonly total: number };

type Options = Required<Pick<WriteOptions, 'guardFormulas' | 'vocOneBased'>>;
type Size = readonly [width: number | null, height: number | null];

function BoxesView({ app }: { app: App }) {
  const words = say(boxesText);
  const [format, setFormat] = useState<FormatName>('boxstep');
  const [which, setWhich] = useState<'one' | 'all'>('all');
  const [options, setOptions] = useState<Options>({ guardFormulas: true, vocOneBased: false });
  const [size, setSize] = useState<Size>([null, null]);
  const [look, setLook] = useState<Look | CannotWrite | null>(null);
  const [state, setState] = useState<State>({ kind: 'idle', said: '' });
  const document = app.store.document.value;
  const current = app.store.currentImage.value;
  const chosen = useMemo<Document>(
    () => (which === 'all' ? document : { ...document, images: [current] }),
    [document, which === 'all' ? null : current],
  );
  const out = useOutlet(chosen, format, options, size);
  const failed = (error: unknown) => {
    if (error instanceof Cancelled) setState({ kind: 'idle', said: words.cancelled });
    else setState({ kind: 'idle', said: words.failed((error as Error).message) });
  };

  useEffect(() => {
    let isOld = false;
    setLook(null);
    out.look().then(
      (seen) => !isOld && setLook(seen),
      (error) => {
        if (isOld || error instanceof Cancelled) return;
        if (error instanceof CannotWrite) setLook(error);
        else failed(error);
      },
    );
    return () => {
      isOld = true;
    };
  }, [out]);

  const written = async (): Promise<Written> => {
    setState({ kind: 'writing', done: 0, total: 1 });
    return out.write((done, total) => setState({ kind: 'writing', done, total }));
  };
  const save = async () => {
    const { name, file } = await written();
    download(file, name);
    setState({ kind: 'idle', said: words.made(name, sizeOf(file)) });
  };
  const copy = async () => {
    const { file } = await written();
    const said = await navigator.clipboard.writeText(await file.text()).then(
      () => words.copied,
      () => words.notCopied,
    );
    setState({ kind: 'idle', said });
  };
  const seen = look instanceof CannotWrite ? null : look;
  const canCopy = seen !== null && !seen.isArchive && boxTotal(chosen.images) <= MOST_COPIED;
  return (
    <div class="boxes-section">
      <div class="boxes-choice">
        <Select
          label={words.format}
          value={format}
          choices={FORMATS.map((value) => ({ value, label: words.formats[value] }))}
          onChange={(value) => setFormat(value)}
        />
        {document.images.length > 1 && (
          <Segmented
            label={words.images}
            value={which}
            choices={(['all', 'one'] as const).map((value) => ({
              value,
              label: value === 'one' ? words.one : words.all(document.images.length),
            }))}
            onChange={(value) => setWhich(value)}
          />
        )}
        {format === 'csv' && (
          <Check
            label={words.guard}
            hint={words.guardHelp}
            checked={options.guardFormulas}
            onChange={(guardFormulas) => setOptions({ ...options, guardFormulas })}
          />
        )}
        {format === 'pascalVoc' && (
          <Check
            label={words.oneBased}
            hint={words.oneBasedHelp}
            checked={options.vocOneBased}
            onChange={(vocOneBased) => setOptions({ ...options, vocOneBased })}
          />
        )}
      </div>
      <p class="quiet">{words.hints[format]}</p>
      {look instanceof CannotWrite && <p role="alert">{words.problem(look.problem)}</p>}
      {(look instanceof CannotWrite || size.some((side) => side !== null)) && (
        <SizeFields size={size} onChange={setSize} />
      )}
      {seen && <Seen look={seen} isOwn={format === 'boxstep'} />}
      <div class="boxes-actions">
        {state.kind === 'writing' ? (
          <>
            <button type="button" onClick={() => out.stop()}>
              {words.cancel}
            </button>
            <progress
              max={state.total}
              value={state.done}
              aria-label={words.making(percent(state))}
            />
            <span class="quiet">{words.making(percent(state))}</span>
          </>
        ) : (
          <>
            <button type="button" disabled={!seen} onClick={() => save().catch(failed)}>
              {seen?.isArchive ? words.downloadZip : words.download}
            </button>
            {canCopy && (
              <button type="button" onClick={() => copy().catch(failed)}>
                {words.copy}
              </button>
            )}
          </>
        )}
      </div>
      <output class="boxes-said">{state.kind === 'idle' && state.said}</output>
    </div>
  );
}

/** The way out for these boxes in this format. */
interface Outlet {
  look(): Promise<Look>;
  write(onProgress: (done: number, total: number) => void): Promise<Written>;
  stop(): void;
}

function useOutlet(document: Document, format: FormatName, options: Options, size: Size): Outlet {
  const writing = useRef<{ of: Document; writing: Writing } | null>(null);
  useEffect(() => () => writing.current?.writing.stop(new Cancelled()), []);
  return useMemo(() => {
    if (format === 'boxstep') {
      let signal = new AbortController();
      return {
        look: async () => lookAtJson(document),
        write: (onProgress) => {
          signal = new AbortController();
          return writeJson(document, onProgress, signal.signal);
        },
        stop: () => signal.abort(new Cancelled()),
      };
    }
    if (writing.current?.of !== document) {
      writing.current?.writing.stop(new Cancelled());
      writing.current = { of: document, writing: new Writing(document) };
    }
    const own = writing.current.writing;
    const [width, height] = size;
    const imageSize: [number, number] | null =
      width !== null && height !== null ? [width, height] : null;
    const wish = { format, options: { ...options, imageSize } };
    return {
      look: () => own.look(wish),
      write: (onProgress) => own.write(wish, onProgress),
      stop: () => own.stop(new Cancelled()),
    };
  }, [document, format, options, size]);
}

function Seen({ look, isOwn }: { look: Look; isOwn: boolean }) {
  const words = say(boxesText);
  return (
    <>
      <div class="boxes-preview">
        <p class="quiet">{words.previewOf(look.file)}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get there */}
        <section tabIndex={0} aria-label={words.preview}>
          <pre>
            {look.lines.join('\n')}
            {look.goesOn && '\n…'}
          </pre>
        </section>
      </div>
      {look.losses.length === 0 ? (
        <p class="quiet">
          {words.nothingLost} {isOwn && words.noPictures}
        </p>
      ) : (
        <section class="boxes-losses" aria-labelledby="boxes-losses">
          <h3 id="boxes-losses">{words.losses}</h3>
          <ul>
            {look.losses.map((loss) => (
              <li key={loss.code}>{words.loss(loss)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function SizeFields({
  size: [width, height],
  onChange,
}: {
  size: Size;
  onChange(size: Size): void;
}) {
  const words = say(boxesText);
  const field = (label: string, value: number | null, set: (side: number | null) => Size) => (
    <NumberField
      label={label}
      value={value}
      min={1}
      max={1e6}
      optional
      onChange={(side) => {
        onChange(set(side));
        return true;
      }}
    />
  );
  return (
    <fieldset class="boxes-size">
      <legend>{words.size}</legend>
      {field(words.width, width, (side) => [side, height])}
      {field(words.height, height, (side) => [width, side])}
    </fieldset>
  );
}

function percent({ done, total }: { done: number; total: number }): number {
  return Math.floor((100 * done) / Math.max(1, total));
}

function sizeOf({ size }: Blob): string {
  return size < 1e6 ? `${number(size / 1e3, 1)} kB` : `${number(size / 1e6, 1)} MB`;
}
