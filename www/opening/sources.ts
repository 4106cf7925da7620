import type { SourceFile } from './reading/contract';

/** What a person wants opened: files, what was dropped with its folders, or text. */
export type Wanted = readonly File[] | readonly FileSystemEntry[] | string;

/** The files of dropped entries, folders and all that is in them included, in the order of their paths. */
export async function filesOfEntries(
  entries: readonly FileSystemEntry[],
  signal: AbortSignal,
  onFound: (files: number) => void,
): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    signal.throwIfAborted();
    if (isFile(entry)) {
      found.push({ file: await fileOf(entry), path: entry.fullPath.replace(/^\//, '') });
      onFound(found.length);
    } else if (isFolder(entry)) {
      const reader = entry.createReader();
      // They come a hundred at a time, until there are none.
      for (let some = await read(reader); some.length > 0; some = await read(reader)) {
        await Promise.all(some.map(walk));
      }
    }
  };
  for (const entry of entries) await walk(entry);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Files as they are chosen: those of a folder with their places in it. */
export function sourcesOf(files: readonly File[]): SourceFile[] {
  return files.map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** null where the system does not give it. */
function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

/** What cannot be listed is as if it were empty: nothing more is known of it. */
function read(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
}
