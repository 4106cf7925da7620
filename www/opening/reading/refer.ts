import { stemOfPath } from './columns';
import type { FileBoxes } from './contract';

/**
 * What COCO results mean by their ids: images and classes of the annotations that were opened along
 * with them. Ids are those of the files, as text.
 */
export class Referred {
  readonly #images = new Map<string, number>();
  readonly #stems = new Map<string, number>();
  readonly #classes = new Map<string, string>();

  get isEmpty(): boolean {
    return this.#images.size === 0;
  }

  /** The images and classes of annotations, of which `firstImage` is the first of the set's. */
  add(
    { imageIds = [], imageNames, classIds = [], classNames }: FileBoxes,
    firstImage: number,
  ): void {
    const place = (map: Map<string, number>, key: string, index: number) => {
      if (!map.has(key)) map.set(key, firstImage + index);
    };
    imageIds.forEach((id, i) => {
      place(this.#images, id, i);
    });
    // Ultralytics writes the name of the file without its extension where that is no number.
    if (imageIds.length > 0) {
      imageNames.forEach((name, i) => {
        place(this.#stems, stemOfPath(name), i);
      });
    }
    classIds.forEach((id, i) => {
      const name = classNames[i];
      if (name !== undefined && !this.#classes.has(id)) this.#classes.set(id, name);
    });
  }

  image(id: string): number | undefined {
    return this.#images.get(id) ?? this.#stems.get(id);
  }

  className(id: string): string | undefined {
    return this.#classes.get(id);
  }
}

/** Results with the names of classes that they refer to, and for each of their images the one it is, if it is known. */
export function resolved(
  file: FileBoxes,
  referred: Referred,
): { file: FileBoxes; images: readonly (number | undefined)[] } {
  const { imageIds = [], classIds = [], imageNames } = file;
  const images = imageNames.map((_, i) => {
    const id = imageIds[i];
    return id === undefined ? undefined : referred.image(id);
  });
  const known = classIds.map((id) => referred.className(id));
  const classNames = file.classNames.map((name, i) => known[i] ?? name);
  const isSaid = { imagesUnnamed: images, classesUnnamed: known };
  const assumed = file.report.assumed.filter(
    ({ code }) =>
      !(
        (code === 'imagesUnnamed' || code === 'classesUnnamed') &&
        !isSaid[code].includes(undefined)
      ),
  );
  return { file: { ...file, classNames, report: { ...file.report, assumed } }, images };
}
