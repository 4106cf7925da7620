import type { Assumption } from 'boxstep-reader';
import type { ComponentChildren } from 'preact';
import { IconButton } from '../controls/controls';
import { CloseIcon } from '../controls/icons';
import type { App, Notice } from '../shell/app';
import { gap, say, sentences } from '../text/text';
import type { FileAccount, FileReport, FileSkipped } from './outcome';
import { ReadAgain } from './read-again';
import { skippedOf, summaryWords } from './summary';
import './opening.css';
import { openingText } from './text';
import {
  assumptionWords,
  formatName,
  formatWords,
  moreWords,
  placeWords,
  problemWords,
  skippedWords,
} from './words';

/** How many files are listed. */
const MOST_FILES = 20;
/** How many images one picture's entry names. */
const MOST_IMAGES = 3;

/** What a person should look at; the rest is there for who wonders. */
const TO_CHECK: ReadonlySet<Assumption['code']> = new Set<Assumption['code']>([
  'headerNotUnderstood',
  'valuesIgnored',
  'inverted',
  'noted',
  'scoresOutsideUnit',
  'normalised',
  'encoding',
  'classesUnnamed',
  'beyondImage',
  'duplicates',
]);

interface ReportProps {
  readonly app: App;
  readonly notice: Extract<Notice, { kind: 'opened' }>;
  onClose(): void;
}

/** What came of opening files: a sentence, and for who wants to know what became of each. */
export function ReportView({ app, notice, onClose }: ReportProps) {
  const words = say(openingText);
  const { outcome } = notice;
  const { files, undoSteps } = outcome;
  const failed = files.filter(({ error }) => error);
  const opened = files.filter(({ error }) => !error);
  const [first, ...others] = summaryWords(outcome);
  const undo = () => {
    for (let step = 0; step < undoSteps; step++) app.undo();
    onClose();
  };
  return (
    <section class="opening-report" aria-label={words.report}>
      <div class="opening-head">
        <p class="opening-summary" role={failed.length > 0 ? 'alert' : 'status'}>
          <strong>{first}</strong>
          {gap()}
          {sentences(...others)}
        </p>
        {undoSteps > 0 && (
          <button type="button" class="opening-button" onClick={undo}>
            {words.undo}
          </button>
        )}
        <IconButton label={words.close} icon={<CloseIcon />} onClick={onClose} />
      </div>
      <ReadAgain notice={notice} />
      <Capped items={[...failed, ...opened]} most={MOST_FILES}>
        {(file) => <FileEntry file={file} isOnly={files.length === 1} />}
      </Capped>
    </section>
  );
}

interface CappedProps<T> {
  readonly items: readonly T[];
  readonly most: number;
  /** How many there are, where `items` are only the first of them. */
  readonly total?: number;
  children(item: T): ComponentChildren;
}

/** A list that ends in 'and 3 more'. */
function Capped<T>({ items, most, total = items.length, children }: CappedProps<T>) {
  const shown = items.slice(0, most);
  return (
    <ul>
      {shown.map((item, index) => (
        // Entries of a report never change places.
        <li key={String(index)}>{children(item)}</li>
      ))}
      {total > shown.length && <li class="opening-more">{moreWords(total - shown.length)}</li>}
    </ul>
  );
}

function FileEntry({ file, isOnly }: { file: FileReport; isOnly: boolean }) {
  const words = say(openingText);
  const { name, files = 1, report, error } = file;
  if (error) {
    return (
      <p class="opening-error">
        {sentences(problemWords(name, error), files > 1 && words.likewise(files - 1))}
      </p>
    );
  }
  if (!report) return <PlainEntry file={file} />;
  const skipped = skippedOf(file);
  return (
    <details open={isOnly}>
      <summary class="opening-file">
        <span class="opening-name">
          {files > 1 ? words.filesAs(files, formatName(report.format)) : name}
        </span>{' '}
        <span class="opening-quiet">{words.boxes(report.imported)}</span>{' '}
        {skipped > 0 && <span class="opening-skips">{words.skippedShort(skipped)}</span>}
      </summary>
      <Account report={report} />
    </details>
  );
}

/** A file of which there is nothing to unfold. */
function PlainEntry({ file }: { file: FileReport }) {
  const words = say(openingText);
  const { name, files = 1, pictureUsedFor: images, sizeDiffers } = file;
  const named = (images ?? []).slice(0, MOST_IMAGES).map(words.quoted);
  const rest = (images ?? []).length - named.length;
  if (rest > 0) named.push(moreWords(rest));
  return (
    <>
      <p class="opening-file">
        <span class="opening-name">{files > 1 ? words.filesFrom(files, name) : name}</span>{' '}
        <span class="opening-quiet">{plainWords(file, named.join(words.comma))}</span>
      </p>
      {sizeDiffers && (
        <p class="opening-warned">{words.sizeDiffers(sizeDiffers.image, sizeDiffers.picture)}</p>
      )}
    </>
  );
}

function plainWords(file: FileReport, images: string): string {
  const words = say(openingText);
  if (file.isEmptyImage) return words.emptyImage;
  if (file.classNames !== undefined) return words.classNames(file.classNames);
  if (file.passedOver) return words.passedOver;
  return images === '' ? words.pictureUnused : words.usedFor(images);
}

/** What was skipped comes first: it is what a person has to know. */
function Account({ report }: { report: FileAccount }) {
  const words = say(openingText);
  return (
    <ul class="opening-account">
      {report.skipped.map((skipped) => (
        <li key={skipped.reason} class="opening-warned">
          {skippedWords(skipped)}
          <Places skipped={skipped} />
        </li>
      ))}
      <li>{formatWords(report)}</li>
      {report.assumed.map((assumption) => {
        const sentence = assumptionWords(assumption);
        const { file, files = 1 } = assumption;
        return (
          <li key={sentence} class={TO_CHECK.has(assumption.code) ? 'opening-notable' : undefined}>
            {sentence} {file && files > 1 && words.inFiles(files, file)}
          </li>
        );
      })}
    </ul>
  );
}

function Places({ skipped: { examples, count } }: { skipped: FileSkipped }) {
  const words = say(openingText);
  return (
    <Capped items={examples} most={examples.length} total={count}>
      {({ file, ...place }) => (file ? words.inFile(file, placeWords(place)) : placeWords(place))}
    </Capped>
  );
}
