/** The real engine in Node, from the WebAssembly that `node scripts/wasm.mjs` builds. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initSync, Run } from 'boxstep-engine';
import type { Frame, Place, RunInfo, RunInput } from '../../../www/engine/contract';
import type { LabFrame, LabInput } from '../../../www/labs/lab';

export { iou, iouMatrix, nms, roleNames } from 'boxstep-engine';

const wasm = fileURLToPath(new URL('../../../.cache/engine/boxstep_bg.wasm', import.meta.url));
if (!existsSync(wasm)) throw new Error('There is no engine yet: run `node scripts/wasm.mjs`.');
initSync({ module: readFileSync(wasm) });

/** A run recorded to its end; what the worker does, without the worker. */
export interface OpenRun<A> {
  readonly info: RunInfo<A>;
  frame(place: Place): Frame;
  find(item: number, other?: number): Place | undefined;
  free(): void;
}

export function openRun<A>({ lab, corners, scores, classes, options }: RunInput): OpenRun<A> {
  const run = Run.open(lab, corners, scores, classes, options);
  while (!run.advance(1_000));
  const { about, ...columns } = run.summary() as Record<string, unknown>;
  const info = { id: 'test', ends: run.ends(), marks: run.marks(), about, columns } as RunInfo<A>;
  return {
    info,
    frame: ({ round, event }) => run.frame(round, event) as Frame,
    find(item, other) {
      const [round, event] = run.find(item, other) ?? [];
      return round === undefined || event === undefined ? undefined : { round, event };
    },
    free: () => run.free(),
  };
}

/** What of a lab it takes to run it; a `Lab` has it. */
export interface Runnable<O> {
  readonly id: string;
  engineOptions(input: LabInput, options: O): object | null;
  scores?(input: LabInput): Float64Array;
}

/** Every frame of a whole run of a lab, in order, as its sentences and shapes are given it. */
export function framesOf<O extends object, D, A>(
  lab: Runnable<O>,
  input: LabInput,
  options: O,
): LabFrame<O, D, A>[] {
  const engineOptions = lab.engineOptions(input, options);
  if (!engineOptions) throw new Error(`${lab.id} has nothing to run`);
  const { corners, classes } = input.boxes;
  const scores = lab.scores?.(input) ?? input.boxes.scores;
  const run = openRun<A>({ lab: lab.id, corners, scores, classes, options: engineOptions });
  const frames: LabFrame<O, D, A>[] = [];
  let position = 0;
  run.info.ends.forEach((end, round) => {
    for (let event = 0; position < end; event += 1, position += 1) {
      const { detail, roles } = run.frame({ round, event });
      frames.push({ ...input, options, run: run.info, detail: detail as D, roles, position });
    }
  });
  run.free();
  return frames;
}
