import type { ParsedBoxes, ReadProblem, Report } from 'boxstep-reader';
import { PictureStore } from '../../../www/document/pictures';
import type { DocumentStore } from '../../../www/document/store';
import { type Engine, type EngineLost, Refusal } from '../../../www/engine/engine';
import type { OpenDeps } from '../../../www/opening/files';
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

/** The engine's refusal to read a file. */
export function refusal(file: string, problem: ReadProblem): Refusal {
  return new Refusal(problem.code, { file, problem }, 'in English');
}

export const empty: ReadProblem = { code: 'noBoxes', empty: true, found: 0, skipped: [] };

type Answer = ParsedBoxes | Refusal | EngineLost | Promise<never>;

/** An engine that gives these answers by file name; a list gives one after the other. */
export function fakeEngine(answers: Readonly<Record<string, Answer | readonly Answer[]>>) {
  const asked: { name: string; text: string }[] = [];
  const call = async (_: string, [bytes, name]: [Uint8Array, string]): Promise<ParsedBoxes> => {
    const nth = asked.filter((each) => each.name === name).length;
    asked.push({ name, text: new TextDecoder().decode(bytes) });
    const given = answers[name];
    const answer = await (Array.isArray(given) ? given[nth] : given);
    if (!answer) throw new Error(`nobody expected ${name} to be read`);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, engine: { call: call as unknown as Engine['call'] } };
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

export function picture(name: string, size = '640x480', type = 'image/jpeg'): File {
  return new File([size], name, { type });
}

export function textFile(name: string): File {
  return new File([`text of ${name}`], name, { type: 'text/plain' });
}

export function depsOf(
  answers: Parameters<typeof fakeEngine>[0],
  store: DocumentStore = storeOf().store,
) {
  const { engine, asked } = fakeEngine(answers);
  const { pictures, decoded } = fakePictures();
  const stop = new AbortController();
  const progress: [done: number, total: number, name: string][] = [];
  const deps: OpenDeps = {
    engine,
    store,
    pictures,
    signal: stop.signal,
    onProgress: (...told) => progress.push(told),
  };
  return { deps, store, asked, decoded, stop, progress };
}
