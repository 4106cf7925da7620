import type { ParsedBoxes as FileBoxes, Format, ParseOptions } from 'boxstep-reader';
import type { ParsedBoxes } from '../../document/load';
import type { FileReport, OpenProblem, PixelSize } from '../outcome';
import type { ZipEntry } from './zip';

/** What a person says about files that the files do not say; all of it may be left out. */
export interface ReadSettings {
  /** Which of several formats is meant, by those that fit, joined by a space. */
  readonly choices?: Readonly<Record<string, Format>>;
  /** What the reader is told of every file. */
  readonly options?: ReadOptions;
  /** Width and height in pixels of images whose size is not known. */
  readonly imageSize?: readonly [number, number];
}

/** Sizes of images are not the reader's here: a set has one for each. */
export type ReadOptions = Omit<ParseOptions, 'imageSize'>;

/** A file to be read, with the folders that it was in. */
export interface SourceFile {
  /** null where the system does not give it. */
  readonly file: File | null;
  readonly path: string;
}

/** From the page to the worker, once. */
export interface ReadRequest {
  readonly files: readonly SourceFile[];
  /** What is in each file (null: cannot be had), where a worker cannot read it; else null. */
  readonly contents: readonly (Uint8Array | null)[] | null;
  readonly settings: ReadSettings;
  /** Paths of files that broke the reader before, and are not given to it again. */
  readonly lost: readonly string[];
}

/** How far it is: so many of `count` files, and of `total` bytes, are read; `path` is at hand. */
export interface ReadProgress {
  readonly files: number;
  readonly count: number;
  readonly bytes: number;
  readonly total: number;
  readonly path: string;
}

/** A file that may be of several formats, as each of them reads it. */
export interface Question {
  readonly path: string;
  readonly readings: readonly Reading[];
}

export interface Reading {
  readonly format: Format;
  /** x1, y1, x2, y2 of the first boxes. */
  readonly boxes: Float64Array;
  readonly size: PixelSize | null;
  /** How many boxes and images there are. */
  readonly count: number;
  readonly images: number;
}

/** Where the bytes of a picture are: all of a file, or a file in it. */
export interface PicturePlace {
  /** Index of the file that was given. */
  readonly source: number;
  readonly entry: ZipEntry | null;
}

/** A picture of the set. */
export interface FoundPicture {
  readonly path: string;
  /** Its place among all files, as they were given. */
  readonly at: number;
  readonly place: PicturePlace;
  /** As shown; null where it cannot be told from its first bytes. */
  readonly size: PixelSize | null;
  /** Indices of the images that it belongs to by name. */
  readonly images: readonly number[];
  /** Of a file that did not say to be a picture: what is wrong with it if it is none. */
  readonly problem?: OpenProblem;
}

/** What became of one file or of many alike, and its place among all files. */
export interface PlacedReport {
  readonly at: number;
  readonly report: FileReport;
}

/** All files of one opening: one set of columns, boxes in the order of their images. */
export interface ReadSet {
  readonly boxes: ParsedBoxes;
  /** Whether there were files of boxes, readable or not. */
  readonly hadBoxes: boolean;
  /** Of so many images there was a file of ground truth and one of detections. */
  readonly pairs: number;
  readonly pictures: readonly FoundPicture[];
  /** How many files there were, those in archives counted one by one. */
  readonly count: number;
  readonly reports: readonly PlacedReport[];
}

/** From the worker to the page. */
export type ReadReply =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  /** Waits for a `ReadAnswer`. */
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'set'; readonly set: ReadSet }
  /** A defect, while the file at `path` was read; null: before there was one. */
  | { readonly kind: 'broken'; readonly path: string | null; readonly message: string };

/** The answer to a question. */
export interface ReadAnswer {
  readonly format: Format;
}

/** What the reader's module does for a set. */
export interface Parser {
  /** Throws an `Error` with a `code` and a `problem` for what is wrong with a file. */
  parseBoxes(bytes: Uint8Array, fileName: string, options?: ReadOptions): FileBoxes;
  /** The same of COCO of any length; `read` gives the next bytes, none at the end. */
  parseStream(
    read: (length: number) => Uint8Array,
    fileName: string,
    options?: ReadOptions,
  ): FileBoxes;
  /** The format of a file by its first bytes; undefined if it fits none. */
  formatOf(head: Uint8Array): Format | undefined;
  /** Names of classes by their index; undefined where the file holds none. */
  classNames(bytes: Uint8Array, fileName: string): string[] | undefined;
}

/** What the reader throws of a file, as a problem; null for a defect. */
export function problemOf(error: unknown): OpenProblem | null {
  if (!(error instanceof Error) || !('code' in error) || !('problem' in error)) return null;
  return (error.problem as { problem: OpenProblem }).problem;
}

export type { FileBoxes };
