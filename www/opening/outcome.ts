import type { Assumption, ReadProblem, Report, Skipped, Where } from 'boxstep-reader';
import type { ReadSettings } from './reading/contract';
import type { ZipProblem } from './reading/zip';

/** Why a file gave neither boxes nor a picture. */
export type OpenProblem =
  | ReadProblem
  | ZipProblem
  /** The browser does not give its bytes: it is a folder, was moved or is locked. */
  | { readonly code: 'unreadable' }
  /** The browser cannot decode it, although it says that it is a picture. */
  | { readonly code: 'notAPicture' }
  /** The reader had to be replaced while it read the file. */
  | { readonly code: 'engineLost' };

/** Pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A place in one of several files. */
export interface FilePlace extends Where {
  readonly file?: string;
}

/** All that was skipped for one reason, in one file or in many. */
export interface FileSkipped extends Skipped {
  readonly first: FilePlace;
  readonly examples: FilePlace[];
}

/** What was assumed: of one file, or of so many, `file` the first of them. */
export type FileAssumption = Assumption & { readonly files?: number; readonly file?: string };

/** The account of one file, or of many of one format together. */
export interface FileAccount extends Report {
  readonly skipped: FileSkipped[];
  readonly assumed: FileAssumption[];
}

/** What became of one file, or of many that came to the same. */
export interface FileReport {
  /** Its path; of many, that of the first. */
  readonly name: string;
  /** How many they are; absent for one. */
  readonly files?: number;
  /** The parser's account; null for pictures and for what could not be read. */
  readonly report: FileAccount | null;
  /** Of many, that of the first. */
  readonly error: OpenProblem | null;
  /** An empty file beside others of one image each: its image has no boxes. */
  readonly isEmptyImage?: true;
  /** It names classes: this many. */
  readonly classNames?: number;
  /** It belongs to the file system or to a training program, and holds nothing to show. */
  readonly passedOver?: true;
  /** Of a picture: the names of the images that it is now under. */
  readonly pictureUsedFor?: readonly string[];
  /** Of a picture: it belongs to no image. */
  readonly pictureUnused?: true;
  /** Of a picture: the first image that says of itself to have other proportions. */
  readonly sizeDiffers?: { readonly image: PixelSize; readonly picture: PixelSize };
}

/** What became of files that were opened together. */
export interface OpenOutcome {
  /** In the order in which they were given; none if it was cancelled. */
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
  /** What the files were read with. */
  readonly settings: ReadSettings;
}
