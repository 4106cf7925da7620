import { folderOf } from './names';

/** The last part of a path, without regard to case. */
function baseOf(name: string): string {
  return name.replace(/^.*[/\\]/, '').toLowerCase();
}

/** Without an extension; what follows the dot of `frame.0001` is none. */
function stemOf(base: string): string {
  return base.replace(/\.[a-z][a-z0-9]{1,4}$/, '');
}

/** The folders of a path but for those that tell pictures from labels: train/images is train/labels. */
function splitOf(path: string): string {
  const kinds =
    /^(images?|labels?|annotations?|jpegimages|xmls?|txts?|obj_train_data|pred(iction)?s)$/i;
  return folderOf(path)
    .split('/')
    .filter((folder) => !kinds.test(folder))
    .join('/');
}

/** An image that looks for its picture. */
interface Wanting {
  readonly name: string;
  /** The file that it is from. */
  readonly path: string;
}

/**
 * Finds pictures by name, extensions and case aside. Of several with the same stem the one with the
 * very name of an image is taken, of those with that name the one in the folder of its labels, else
 * the first.
 */
export class PictureNames {
  /** Indices of the pictures. */
  readonly #byName = new Map<string, number[]>();
  readonly #byStem = new Map<string, number[]>();
  readonly #splits: string[] = [];

  constructor(paths: readonly string[]) {
    paths.forEach((path, index) => {
      const base = baseOf(path);
      this.#splits.push(splitOf(path));
      put(this.#byName, base, index);
      put(this.#byStem, stemOf(base), index);
    });
  }

  /** The index of its picture; -1 where there is none. */
  find({ name, path }: Wanting): number {
    const base = baseOf(name);
    const found =
      this.#byName.get(base) ?? this.#byStem.get(base) ?? this.#byStem.get(stemOf(base)) ?? [];
    if (found.length < 2) return found[0] ?? -1;
    const split = splitOf(path);
    return found.find((index) => this.#splits[index] === split) ?? found[0] ?? -1;
  }
}

function put(map: Map<string, number[]>, key: string, index: number): void {
  const there = map.get(key);
  if (there) there.push(index);
  else map.set(key, [index]);
}
