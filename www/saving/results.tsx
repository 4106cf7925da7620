import { useEffect, useState } from 'preact/hooks';
import { Select } from '../controls/select';
import { EngineLost } from '../engine/engine';
import type { Cell, Table } from '../labs/results';
import type { App, ShownFrame } from '../shell/app';
import { count, number } from '../text/numbers';
import { say, texts } from '../text/text';
import { download } from './download';
import { frameAt, RunGone } from './film-frames';
import { csvLines, fileOf, jsonLines } from './results/tables';
import { resultsText } from './results/text';
import { TimelineView } from './results/timeline-view';
import './results.css';
import type { Section } from './section';

export const resultsSection: Section = {
  id: 'results',
  title: texts(resultsText.en.title, resultsText.zh.title),
  View: ResultsView,
};

const ROWS_SHOWN = 6;
/** More cells than these are no text to paste anywhere. */
const MOST_COPIED = 200_000;

type State = { readonly tables: readonly Table[] } | { readonly said: string } | null;

function ResultsView({ app }: { app: App }) {
  const words = say(resultsText);
  const shown = app.shown.value;
  const run = shown?.frame.run;
  const [state, setState] = useState<State>(null);
  useEffect(() => {
    let isOld = false;
    setState(null);
    if (shown) {
      tablesOf(app, shown).then(
        (tables) => !isOld && setState({ tables }),
        (error) => !isOld && setState({ said: sayFailure(error) }),
      );
    }
    return () => {
      isOld = true;
    };
    // Where the timeline stands makes no difference to what the run comes to.
  }, [app, run]);

  if (!shown) return <p class="quiet">{words.none}</p>;
  return (
    <div class="results-section">
      {state && 'said' in state && <p role="alert">{state.said}</p>}
      {state && 'tables' in state && <Tables shown={shown} tables={state.tables} />}
      <TimelineView app={app} shown={shown} />
    </div>
  );
}

/** The lab's tables at the last event, without the player going there. */
async function tablesOf(app: App, shown: ShownFrame): Promise<readonly Table[]> {
  const { lab, frame } = shown;
  const last = (frame.run.ends.at(-1) ?? 1) - 1;
  const end = await frameAt(app, shown, last);
  return (await lab.results?.(end.frame, app.engine)) ?? [];
}

export function sayFailure(error: unknown): string {
  const words = say(resultsText);
  if (error instanceof EngineLost || error instanceof RunGone) return words.gone;
  return words.failed(error instanceof Error ? error.message : String(error));
}

function Tables({ shown, tables }: { shown: ShownFrame; tables: readonly Table[] }) {
  const words = say(resultsText);
  const [chosen, setChosen] = useState('');
  const [said, setSaid] = useState('');
  const table = tables.find(({ id }) => id === chosen) ?? tables[0];
  if (!table) return null;
  const { lab, frame } = shown;
  const stem = `boxstep-${lab.id}`;
  const attempt = (work: () => Promise<string>) => {
    setSaid('');
    work().then(setSaid, (error) => setSaid(sayFailure(error)));
  };
  const csv = () => fileOf(csvLines(table), 'text/csv');
  const saveCsv = async () => {
    const name = `${stem}-${table.id}.csv`;
    download(await csv(), name);
    return words.made(name);
  };
  const saveJson = async () => {
    const name = `${stem}-results.json`;
    const about = { lab: lab.id, options: frame.options };
    download(await fileOf(jsonLines(about, tables), 'application/json'), name);
    return words.made(name);
  };
  const copy = async () => {
    const text = await (await csv()).text();
    return navigator.clipboard.writeText(text).then(
      () => words.copied,
      () => words.notCopied,
    );
  };
  return (
    <>
      <p class="quiet">{words.ofEnd}</p>
      <div class="results-choice">
        <Select
          label={words.table}
          value={table.id}
          choices={tables.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={setChosen}
        />
        <span class="quiet">{words.rows(table.rows)}</span>
      </div>
      <Preview table={table} />
      <div class="results-actions">
        <button type="button" onClick={() => attempt(saveCsv)}>
          {words.csv}
        </button>
        <button type="button" onClick={() => attempt(saveJson)}>
          {words.json}
        </button>
        {table.rows * table.columns.length <= MOST_COPIED && (
          <button type="button" onClick={() => attempt(copy)}>
            {words.copy}
          </button>
        )}
      </div>
      <output class="results-said">{said}</output>
    </>
  );
}

function Preview({ table }: { table: Table }) {
  const words = say(resultsText);
  const rows = Array.from({ length: Math.min(ROWS_SHOWN, table.rows) }, (_, i) => table.row(i));
  const more = table.rows - rows.length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get there
    <section class="results-preview" tabIndex={0} aria-label={words.preview}>
      <table>
        <thead>
          <tr>
            {table.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((value, column) => (
                <td key={table.columns[column]}>{shownCell(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="quiet">{words.more(more)}</p>}
    </section>
  );
}

function shownCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? count(value) : number(value, 4);
}
