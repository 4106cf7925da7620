import { boxRow } from '../document/boxes';
import { entryOf } from '../labs';
import { listingOf } from '../labs/listing';
import type { App, ShownFrame } from '../shell/app';
import { codeLanguage } from '../shell/now';
import { shellText } from '../shell/text';
import { coordinate, number } from '../text/numbers';
import { say } from '../text/text';
import { optionsInWords } from './options-text';
import { pictureText } from './picture-text';

/** A longer table is not one that is read on paper. */
const MOST_ROWS = 30;

/** What is printed: all that the page says of this moment, and no controls. */
export function Sheet({ app }: { app: App }) {
  const words = say(pictureText);
  const shown = app.shown.peek();
  const title = say(entryOf(app.labId.peek()).title);
  const { name } = app.store.currentImage.peek();
  return (
    <article>
      <h1>
        {words.printed} <span>{[title, name].filter(Boolean).join(' · ')}</span>
      </h1>
      <div class="sheet-figure" />
      <div class="sheet-columns">
        <div>
          <p class="sheet-sentence">{app.sentence.peek()}</p>
          {shown && <div class="formula">{shown.lab.formula(shown.frame)}</div>}
          {shown?.lab.notes(shown.frame).map((note) => (
            <p key={note} class="quiet">
              {note}
            </p>
          ))}
          <Options />
          <Boxes app={app} />
        </div>
        {shown && <Code shown={shown} />}
      </div>
    </article>
  );
}

function Options() {
  const live = document.querySelector('.options');
  const pairs = live ? optionsInWords(live, say(pictureText)) : [];
  if (pairs.length === 0) return null;
  return (
    <>
      <h2>{say(pictureText).options}</h2>
      <dl>
        {pairs.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Code({ shown: { lab, frame } }: { shown: ShownFrame }) {
  const language = codeLanguage.peek();
  const listing = listingOf(lab.listings, language);
  const marked = new Set(lab.codeTags(frame).flatMap((tag) => listing.marks[tag] ?? []));
  const lines = listing.code
    .split('\n')
    .map((text, index) => ({ text, isMarked: marked.has(index) }));
  return (
    <div class="sheet-code">
      <h2>{say(pictureText).code}</h2>
      <pre>
        <span class="sheet-call">{lab.call(frame.options, language)}</span>
        {presentParts(lines).map((line, index) => (
          <span key={index} class={line.isMarked ? 'is-marked' : undefined}>
            {line.text || ' '}
          </span>
        ))}
      </pre>
    </div>
  );
}

interface Line {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Of several functions those that run now, or the first; what is left out is a line of three dots. */
function presentParts(lines: readonly Line[]): Line[] {
  const parts: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    // What is not indented after an empty line begins something new.
    const begins = /^\S/.test(line.text) && (lines[index - 1]?.text ?? '').trim() === '';
    if (begins || parts.length === 0) parts.push([]);
    parts.at(-1)?.push(line);
  }
  const present = parts.map((part) => part.some(({ isMarked }) => isMarked));
  if (!present.includes(true)) present[0] = true;
  return parts.flatMap((part, i) => {
    if (present[i]) return part;
    return i === 0 || present[i - 1] ? [{ text: '…', isMarked: false }] : [];
  });
}

function Boxes({ app }: { app: App }) {
  const words = say(shellText);
  const boxes = app.boxesShown.peek();
  const { classNames } = app.store.document.peek();
  const count = boxes.ids.length;
  if (count === 0) return null;
  const turns = app.lab.peek().turns === true;
  const rows = Array.from({ length: Math.min(count, MOST_ROWS) }, (_, row) => boxRow(boxes, row));
  return (
    <>
      <h2>{say(pictureText).boxes}</h2>
      <table>
        <thead>
          <tr>
            {(['row', 'class', 'score', 'x1', 'y1', 'x2', 'y2'] as const).map((column) => (
              <th key={column} scope="col">
                {words.column[column]}
              </th>
            ))}
            {turns && <th scope="col">{words.column.angle}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(
            (box, row) =>
              box && (
                <tr key={box.id}>
                  <td>{row}</td>
                  <td>{classNames[box.classIndex]}</td>
                  <td>{box.score === null ? '' : number(box.score, 3)}</td>
                  {[box.x1, box.y1, box.x2, box.y2].map((value, i) => (
                    <td key={i}>{coordinate(value)}</td>
                  ))}
                  {turns && <td>{number((box.angle * 180) / Math.PI, 2)}</td>}
                </tr>
              ),
          )}
        </tbody>
      </table>
      {count > MOST_ROWS && <p class="quiet">{say(pictureText).more(count - MOST_ROWS)}</p>}
    </>
  );
}
