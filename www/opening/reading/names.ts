/**
 * Class names of a data set: for each folder the nearest file of names, in it or in one above it, or
 * else the only one there is.
 */
export class ClassNames {
  /** By folder; '' is the outermost. */
  readonly #byFolder = new Map<string, readonly string[]>();
  /** As many as there are folders, if a parser is to see by identity that they are the same. */
  readonly #found = new Map<string, readonly string[] | null>();

  add(path: string, names: readonly string[]): void {
    const folder = folderOf(path);
    // Of two in one folder the first is taken.
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, names);
    this.#found.clear();
  }

  /** The names for a file; null where there are none. */
  for(path: string): readonly string[] | null {
    const folder = folderOf(path);
    let found = this.#found.get(folder);
    if (found === undefined) {
      found = this.#nearest(folder);
      this.#found.set(folder, found);
    }
    return found;
  }

  #nearest(from: string): readonly string[] | null {
    for (let folder = from; ; folder = folderOf(folder)) {
      const names = this.#byFolder.get(folder);
      if (names) return names;
      if (folder === '') break;
    }
    const [only, ...others] = this.#byFolder.values();
    return only && others.length === 0 ? only : null;
  }
}

/** The folder that a path is in; '' at the outermost. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
