/** The real engine in Node, from the WebAssembly that `node scripts/wasm.mjs` builds. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as anchors from 'boxstep-anchors';
import * as ap from 'boxstep-ap';
import * as boxes from 'boxstep-engine';
import * as family from 'boxstep-family';
import * as pca from 'boxstep-pca';
import * as rotated from 'boxstep-rotated';
import type { Frame, Place, RunInfo, RunInput } from '../../../www/engine/contract';
import { moduleOf } from '../../../www/engine/modules';
import type { LabData, LabFrame, LabInput } from '../../../www/labs/lab';

export { iou, iouMatrix, nms, roleNames } from 'boxstep-engine';

const modules = { engine: boxes, family, anchors, pca, rotated, ap };
for (const [name, { initSync }] of Object.entries(modules)) {
  const url = new URL(`../../../.cache/${name}/boxstep_bg.wasm`, import.meta.url);
  const wasm = fileURLToPath(url);
  if (!existsSync(wasm)) throw new Error('There is no engine yet: run `node scripts/wasm.mjs`.');
  initSync({ module: readFileSync(wasm) });
}

/** The runs of the module that has a lab; of whatever module, they are made from one source. */
function runsOf(lab: string): typeof boxes.Run {
  return modules[moduleOf(lab)].Run as unknown as typeof boxes.Run;
}

/** A run recorded to its end; what the worker does, without the worker. */
export interface OpenRun<A> {
  readonly info: RunInfo<A>;
  frame(place: Place): Frame;
  find(item: number, other?: number): Place | undefined;
  free(): void;
}

export function openRun<A>({ lab, corners, scores, classes, options }: RunInput): OpenRun<A> {
  const run = runsOf(lab).open(lab, corners, scores, classes, options);
  while (!run.advance(1_000));
  const { about, ...columns } = run.summary() as Record<string, unknown>;
  const info = { id: 'test', ends: run.ends(), marks: run.marks(), about, columns } as RunInfo<A>;
  return {
    info,
    frame({ round, event }) {
      const { detail, roles, ...columns } = run.frame(round, event) as Record<string, unknown>;
      return { detail, roles, columns } as Frame;
    },
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
  data?(input: LabInput, options: O): LabData;
}

/** Every frame of a whole run of a lab, in order, as its sentences and shapes are given it. */
export function framesOf<O extends object, D, A>(
  lab: Runnable<O>,
  input: LabInput,
  options: O,
): LabFrame<O, D, A>[] {
  const engineOptions = lab.engineOptions(input, options);
  if (!engineOptions) throw new Error(`${lab.id} has nothing to run`);
  const { boxes = input.boxes, ...data } = lab.data?.(input, options) ?? {};
  const { corners, scores, classes } = boxes;
  const given = { lab: lab.id, corners, scores, classes, ...data, options: engineOptions };
  const run = openRun<A>(given);
  const frames: LabFrame<O, D, A>[] = [];
  let position = 0;
  run.info.ends.forEach((end, round) => {
    for (let event = 0; position < end; event += 1, position += 1) {
      const { detail, ...rest } = run.frame({ round, event });
      const shown = { ...rest, detail: detail as D, position };
      frames.push({ ...input, boxes, options, run: run.info, ...shown });
    }
  });
  run.free();
  return frames;
}
