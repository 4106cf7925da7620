import type {
  Assumption,
  Column,
  Encoding,
  Format,
  Report,
  Separator,
  Skipped,
  SkipReason,
  Where,
} from 'boxstep-reader';
import { say, texts } from '../text/text';
import type { OpenProblem } from './outcome';
import { wordingEn } from './words-en';
import { wordingZh } from './words-zh';

/** A sentence for each code; one that is missing does not compile. */
export type Sentences<U extends { code: string }> = {
  readonly [C in U['code']]: (it: Extract<U, { code: C }>) => string;
};

/** All that one language needs to word the parser's account of a file. */
export interface Wording {
  readonly formats: Readonly<Record<Format, string>>;
  readonly columns: Readonly<Record<Column, string>>;
  readonly encodings: Readonly<Record<Encoding, string>>;
  readonly separators: Readonly<Record<Separator, string>>;
  readonly skipReasons: Readonly<Record<SkipReason, string>>;
  /** What is wrong and what to do, to follow after `at`. */
  readonly problems: Sentences<OpenProblem>;
  readonly assumptions: Sentences<Assumption>;
  /** Line, place in JSON and value; '' where nothing of it is known. */
  location(place: Where): string;
  quoted(text: string): string;
  /** What a sentence about a file begins with; `location` may be ''. */
  at(file: string, location: string): string;
  readAs(format: string): string;
  skipped(count: number, reason: string): string;
  more(count: number): string;
  list(items: readonly string[]): string;
}

const wording = texts<Wording>(wordingEn, wordingZh);

/** Why a file could not be opened: where, what, and what to do about it. */
export function problemWords(file: string, problem: OpenProblem): string {
  const { at, location, problems } = say(wording);
  const place = placeOf(problem);
  return at(file, place ? location(place) : '') + sentence(problems, problem);
}

/** Something that a file did not say, or that a person may want to check. */
export function assumptionWords(assumption: Assumption): string {
  return sentence(say(wording).assumptions, assumption);
}

/** Names of all formats and of all encodings. */
export const formatNames = () => say(wording).formats;
export const encodingNames = () => say(wording).encodings;

/** What a format is called. */
export function formatName(format: Format): string {
  return say(wording).formats[format];
}

/** What the file was read as. */
export function formatWords({ format }: Report): string {
  const { readAs, formats } = say(wording);
  return readAs(formats[format]);
}

/** How many were skipped, and why. */
export function skippedWords({ count, reason }: Skipped): string {
  const { skipped, skipReasons } = say(wording);
  return skipped(count, skipReasons[reason]);
}

/** Where something stands in a file, with what stands there. */
export function placeWords(place: Where): string {
  const { location, quoted } = say(wording);
  const text = place.text ? quoted(place.text) : '';
  return [location(place), text].filter(Boolean).join(' ');
}

/** "And 3 more". */
export function moreWords(count: number): string {
  return say(wording).more(count);
}

function sentence<U extends { code: string }>(words: Sentences<U>, it: U): string {
  // The type of `it` goes with its code, which TypeScript cannot follow through the look-up.
  const word = words[it.code as U['code']] as (it: U) => string;
  return word(it);
}

/** Where a file goes wrong; null where that is all of it. */
function placeOf(problem: OpenProblem): Where | null {
  switch (problem.code) {
    case 'badEncoding':
    case 'unterminatedQuote':
    case 'valueTooLong':
    case 'tooDeep':
    case 'tooMany':
    case 'invalidJson':
    case 'endsEarly':
    case 'invalidXml':
    case 'doctype':
      return { line: problem.line, value: 0, column: null, path: null, text: '' };
    case 'columnsUnclear':
      return problem.place;
    case 'noBoxes':
      return problem.skipped[0]?.first ?? null;
    case 'unrecognised':
    case 'ambiguous':
      return problem.firstLines[0] ?? null;
    case 'emptyList':
    case 'tooLarge':
    case 'notText':
    case 'unsupportedVersion':
    case 'readFailed':
    case 'unreadable':
    case 'notAPicture':
    case 'engineLost':
    case 'zipCutOff':
    case 'zipDamaged':
    case 'zipTooMany':
    case 'zipTooLarge':
    case 'zipEncrypted':
    case 'zipMethod':
    case 'zipNested':
    case 'zipPath':
    case 'zipTwice':
      return null;
  }
}
