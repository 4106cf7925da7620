import type { Assumption } from 'boxstep-reader';
import type { FileAccount, FileAssumption, FilePlace, FileReport } from '../outcome';
import type { PlacedReport } from './contract';

/** With more files than these, those that came to the same are told as one. */
export const MOST_APART = 20;
/** How many places of a reason, and images of pictures, are kept. */
const EXAMPLES = 5;

/**
 * Gathers what became of each file. The reports of 20,000 files are as small as those of 20: a line
 * for each format and for each problem, with the first files and places of each.
 */
export class Tally {
  readonly #apart: boolean;
  readonly #reports = new Map<string, PlacedReport>();

  /** `count`: how many files there are in all. */
  constructor(count: number) {
    this.#apart = count <= MOST_APART;
  }

  /** `at` is the place of the file among all. */
  add(at: number, report: FileReport): void {
    const key = this.#apart ? String(at) : kindOf(report);
    const before = this.#reports.get(key);
    if (!before || this.#apart) this.#reports.set(key, { at, report });
    else this.#reports.set(key, { at: before.at, report: together(before.report, report) });
  }

  /** In the order of the first files. */
  reports(): PlacedReport[] {
    return [...this.#reports.values()].sort((a, b) => a.at - b.at);
  }
}

function kindOf({ report, error, ...plain }: FileReport): string {
  if (error) return `error ${error.code}${'empty' in error && error.empty ? ' empty' : ''}`;
  if (report) return `format ${report.format}`;
  return Object.keys(plain)
    .filter((key) => !['name', 'files', 'sizeDiffers'].includes(key))
    .join();
}

function together(first: FileReport, next: FileReport): FileReport {
  const images = first.pictureUsedFor;
  const size = first.sizeDiffers ?? next.sizeDiffers;
  return {
    ...first,
    files: (first.files ?? 1) + (next.files ?? 1),
    ...(first.report && next.report && { report: oneAccount(first, next) }),
    ...(images && {
      pictureUsedFor: [...images, ...(next.pictureUsedFor ?? [])].slice(0, EXAMPLES),
    }),
    ...(size && { sizeDiffers: size }),
  };
}

function oneAccount(first: FileReport, next: FileReport): FileAccount | null {
  const [a, b] = [first.report, next.report];
  if (!a || !b) return a ?? b;
  return {
    ...a,
    found: a.found + b.found,
    imported: a.imported + b.imported,
    skipped: withSkipped(placed(a, first), b.skipped.length > 0 ? placed(b, next) : []),
    assumed: withAssumed(named(a, first), named(b, next)),
  };
}

/** Every place with its file. */
function placed(account: FileAccount, { name }: FileReport): FileAccount['skipped'] {
  const of = (place: FilePlace): FilePlace => (place.file ? place : { ...place, file: name });
  return account.skipped.map((each) => ({
    ...each,
    first: of(each.first),
    examples: each.examples.map(of),
  }));
}

function withSkipped(
  all: FileAccount['skipped'],
  more: FileAccount['skipped'],
): FileAccount['skipped'] {
  if (more.length === 0) return all;
  const byReason = new Map(all.map((each) => [each.reason, each]));
  for (const each of more) {
    const before = byReason.get(each.reason);
    byReason.set(
      each.reason,
      before
        ? {
            ...before,
            count: before.count + each.count,
            examples: [...before.examples, ...each.examples].slice(0, EXAMPLES),
          }
        : each,
    );
  }
  return [...byReason.values()];
}

function named(account: FileAccount, { name, files = 1 }: FileReport): FileAssumption[] {
  return account.assumed.map((each) => ({
    ...each,
    files: each.files ?? files,
    file: each.file ?? name,
  }));
}

function withAssumed(all: FileAssumption[], more: readonly FileAssumption[]): FileAssumption[] {
  const kinds = new Map(all.map((each, index) => [sortOf(each), index]));
  const joined = all.slice();
  for (const each of more) {
    const index = kinds.get(sortOf(each));
    const before = index === undefined ? undefined : joined[index];
    if (index === undefined || !before) {
      kinds.set(sortOf(each), joined.length);
      joined.push(each);
      continue;
    }
    const files = (before.files ?? 1) + (each.files ?? 1);
    const counts = 'count' in before && 'count' in each;
    joined[index] = { ...before, files, ...(counts && { count: before.count + each.count }) };
  }
  return joined;
}

/** Two assumptions of one sort differ at most in numbers and places. */
function sortOf({ files: _, file: __, ...assumption }: FileAssumption): string {
  const said = Object.entries(assumption as Assumption).filter(
    ([key]) => !['count', 'first', 'place', 'names'].includes(key),
  );
  return JSON.stringify(said);
}
