import { say } from '../text/text';
import type { FileReport, OpenOutcome } from './outcome';
import { openingText } from './text';

/** What came of it all, in a few short sentences, the most important first. */
export function summaryWords({
  files,
  imported,
}: Pick<OpenOutcome, 'files' | 'imported'>): string[] {
  const words = say(openingText);
  const numberOf = (test: (file: FileReport) => unknown) =>
    files.filter(test).reduce((sum, { files: n = 1 }) => sum + n, 0);
  const failed = numberOf(({ error }) => error);
  const placed = numberOf(({ pictureUsedFor }) => pictureUsedFor);
  const unused = numberOf(({ pictureUnused }) => pictureUnused);
  const skipped = files.reduce((total, file) => total + skippedOf(file), 0);
  const opened = numberOf(({ report, isEmptyImage }) => report || isEmptyImage);
  const sentences = [
    failed > 0 &&
      words.failed(
        failed,
        numberOf(() => true),
      ),
    imported && words.imported(opened, imported.images, imported.boxes),
    imported?.pairs && words.pairs(imported.pairs),
    skipped > 0 && words.skipped(skipped),
    placed > 0 && words.placed(placed),
    unused > 0 && words.unused(unused),
    !imported && placed === 0 && words.unchanged,
  ];
  return sentences.filter((sentence) => typeof sentence === 'string');
}

/** How many entries of a file were no boxes. */
export function skippedOf({ report }: FileReport): number {
  return (report?.skipped ?? []).reduce((total, { count }) => total + count, 0);
}
