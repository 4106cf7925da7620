import type { ReadProblem, Report } from 'boxstep-reader';

/** Why a file gave neither boxes nor a picture. */
export type OpenProblem =
  | ReadProblem
  /** The browser does not give its bytes: it is a folder, was moved or is locked. */
  | { readonly code: 'unreadable' }
  /** The browser cannot decode it, although it says that it is a picture. */
  | { readonly code: 'notAPicture' }
  /** The engine had to be replaced while it read the file. */
  | { readonly code: 'engineLost' };

/** Pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** What became of one file. */
export interface FileReport {
  readonly name: string;
  /** The parser's account; null for pictures and for what could not be read. */
  readonly report: Report | null;
  readonly error: OpenProblem | null;
  /** An empty file beside others of one image each: its image has no boxes. */
  readonly isEmptyImage?: true;
  /** Of a picture: the names of the images that it is now under. */
  readonly pictureUsedFor?: readonly string[];
  /** Of a picture: it belongs to no image. */
  readonly pictureUnused?: true;
  /** Of a picture: the first image that says of itself to have other proportions. */
  readonly sizeDiffers?: { readonly image: PixelSize; readonly picture: PixelSize };
}

/** What became of files that were opened together. */
export interface OpenOutcome {
  /** In the order in which they were given; those not reached when it was cancelled are missing. */
  readonly files: readonly FileReport[];
  /** What took the place of the document; null if that stayed. */
  readonly imported: {
    readonly images: number;
    readonly boxes: number;
    /** Of so many images there was a file of ground truth and one of detections. */
    readonly pairs?: number;
  } | null;
  /** How many undo entries were made: one by an import, else one for each image with a new picture. */
  readonly undoSteps: number;
}
