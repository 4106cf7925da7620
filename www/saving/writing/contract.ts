import type { BoxColumns, Loss, WriteFormat, WriteOptions } from 'boxstep-reader';

/** How boxes are to be written. */
export interface Wish {
  readonly format: WriteFormat;
  readonly options: WriteOptions;
}

/** To the worker: the boxes first, then wishes. */
export type WriteRequest =
  | { readonly kind: 'boxes'; readonly columns: BoxColumns }
  | { readonly kind: 'look'; readonly id: number; readonly wish: Wish }
  | { readonly kind: 'write'; readonly id: number; readonly wish: Wish };

/** What a person sees before deciding. */
export interface Look {
  /** The file that the lines are of. */
  readonly file: string;
  readonly lines: readonly string[];
  /** Whether it goes on after these lines. */
  readonly goesOn: boolean;
  readonly losses: readonly Loss[];
  /** Whether it is an archive of several files. */
  readonly isArchive: boolean;
}

/** What was written. */
export interface Written {
  readonly name: string;
  readonly file: Blob;
}

/** From the worker. */
export type WriteReply =
  | {
      readonly id: number;
      readonly kind: 'progress';
      readonly done: number;
      readonly total: number;
    }
  | { readonly id: number; readonly kind: 'look'; readonly look: Look }
  | { readonly id: number; readonly kind: 'written'; readonly written: Written }
  /** It cannot be written so: `problem` is the engine's. */
  | { readonly id: number; readonly kind: 'refused'; readonly problem: unknown }
  | { readonly id: number; readonly kind: 'broken'; readonly message: string };
