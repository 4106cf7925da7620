import { say } from '../text/text';
import { type OpenDeps, openFiles } from './files';
import type { OpenOutcome } from './outcome';
import type { ReadSettings, SourceFile } from './reading/contract';
import { readInWorker } from './reading/read';
import { filesOfEntries, sourcesOf, type Wanted } from './sources';
import { openingText } from './text';

/** Opens what a person wants opened; see `openFiles`. */
export async function openWanted(
  wanted: Wanted,
  deps: Omit<OpenDeps, 'read'> & { readonly settings?: ReadSettings },
): Promise<OpenOutcome> {
  const { settings, ...others } = deps;
  const files = await filesOf(wanted, deps);
  return openFiles(files, { ...others, read: readInWorker }, settings);
}

async function filesOf(wanted: Wanted, deps: Omit<OpenDeps, 'read'>): Promise<SourceFile[]> {
  if (typeof wanted === 'string') {
    const path = say(openingText).pasted;
    return [{ file: new File([wanted], path), path }];
  }
  const [first] = wanted;
  if (first instanceof File) return sourcesOf(wanted as readonly File[]);
  const found = { files: 0, bytes: 0, total: 0, path: '' };
  return filesOfEntries(wanted as readonly FileSystemEntry[], deps.signal, (count) =>
    deps.onProgress({ ...found, count }),
  );
}
