import type { ParsedBoxes, ReadProblem, Report } from 'boxstep-reader';
import { PictureStore } from '../../../www/document/pictures';
import type { DocumentStore } from '../../../www/document/store';
import type { OpenDeps, SourceFile } from '../../../www/opening/files';
import type { Bytes } from '../../../www/opening/reading/bytes';
import type { Parser, ReadOptions, ReadSettings } from '../../../www/opening/reading/contract';
import type { Source } from '../../../www/opening/reading/gather';
import type { Read } from '../../../www/opening/reading/read';
import { readSet } from '../../../www/opening/reading/read-set';
import { parsed, storeOf } from '../document/helpers';

export function report(changed: Partial<Report> = {}): Report {
  return { format: 'table', found: 2, imported: 2, skipped: [], assumed: [], ...changed };
}

/** What the parser gives for a file with boxes of these images; see `parsed`. */
export function parsedFile(
  images: readonly number[],
  changed: Partial<ParsedBoxes> = {},
): ParsedBoxes {
  return {
    ...parsed(images),
    classNames: ['cat'],
    imageNames: [],
    lines: new Uint32Array(images.length),
    report: report({ found: images.length, imported: images.length }),
    ...changed,
  };
}

/** What the reader throws for a file. */
export function refusal(file: string, problem: ReadProblem): Error {
  return Object.assign(new Error('in English'), { code: problem.code, problem: { file, problem } });
}

export const empty: ReadProblem = { code: 'noBoxes', empty: true, found: 0, skipped: [] };

type Answer = ParsedBoxes | Error | ((options: ReadOptions) => ParsedBoxes);

/** A reader that gives these answers by file name; a list gives one after the other. */
export function fakeParser(answers: Readonly<Record<string, Answer | readonly Answer[]>>) {
  const asked: { name: string; text: string }[] = [];
  const parser: Parser = {
    parseBoxes(bytes, path, options = {}) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const nth = asked.filter((each) => each.name === name).length;
      asked.push({ name, text: new TextDecoder().decode(bytes) });
      const given = answers[path] ?? answers[name];
      const answer = Array.isArray(given) ? given[nth] : given;
      if (!answer) throw new Error(`nobody expected ${path} to be read`);
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? answer(options) : answer;
    },
    parseStream: () => parsedFile([]),
    formatOf: () => undefined,
    classNames: (bytes) => new TextDecoder().decode(bytes).split('\n'),
  };
  return { asked, parser };
}

/** Bytes that are in memory. */
export function bytesOf(bytes: Uint8Array): Bytes {
  return { size: bytes.length, read: (start, end) => bytes.slice(start, end) };
}

export function source(path: string, content: string | Uint8Array, type = ''): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, type, bytes: bytesOf(bytes) };
}

/** A file as the worker has it, except that its bytes are in memory already. */
async function sourceOf({ file, path }: SourceFile): Promise<Source> {
  const type = file?.type ?? '';
  let content: Uint8Array;
  try {
    content = new Uint8Array((await file?.arrayBuffer()) ?? []);
  } catch (error) {
    const read = () => {
      throw error;
    };
    return { path, type, bytes: { size: file?.size ?? 0, read } };
  }
  return { path, type, bytes: { ...bytesOf(content), size: file?.size ?? 0 } };
}

/** What the worker does, without one. */
export function readerOf(parser: Parser): Read {
  return async (files, settings, calls) => {
    const sources = await Promise.all(files.map(sourceOf));
    return readSet(sources, settings, parser, {
      lost: new Set(),
      tell: (told) => calls.onProgress(told),
      async ask(question) {
        const format = await calls.onQuestion(question);
        if (!format) throw new DOMException('given up', 'AbortError');
        return format;
      },
    });
  };
}

/** Pictures whose bytes are their size, as in '640x480'; anything else cannot be decoded. */
export function fakePictures() {
  const decoded: string[] = [];
  const pictures = new PictureStore(async (blob) => {
    const text = await blob.text();
    const [width, height] = text.split('x').map(Number);
    if (!width || !height) throw new Error('no picture');
    decoded.push(text);
    return { width, height, close() {} };
  });
  return { decoded, pictures };
}

export function picture(name: string, size = '640x480', type = 'image/jpeg'): SourceFile {
  return { file: new File([size], name, { type }), path: name };
}

export function textFile(name: string): SourceFile {
  return { file: new File([`text of ${name}`], name, { type: 'text/plain' }), path: name };
}

export function depsOf(
  answers: Parameters<typeof fakeParser>[0],
  store: DocumentStore = storeOf().store,
) {
  const { parser, asked } = fakeParser(answers);
  const { pictures, decoded } = fakePictures();
  const stop = new AbortController();
  const progress: [files: number, count: number, path: string][] = [];
  const given: ReadSettings[] = [];
  const deps: OpenDeps = {
    read: (files, settings, calls) => {
      given.push(settings);
      return readerOf(parser)(files, settings, calls);
    },
    store,
    pictures,
    signal: stop.signal,
    onProgress: ({ files, count, path }) => progress.push([files, count, path]),
    onQuestion: async () => null,
  };
  return { deps, store, asked, decoded, stop, progress, given };
}
