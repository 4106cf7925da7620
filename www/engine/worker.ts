/**
 * The worker around the engine: it takes requests one at a time, converts nothing that it need not,
 * and keeps one run open.
 */
import type { AnchorSurvey, Trial } from 'boxstep-anchors';
import init, { failOnPurpose, iouMatrix, landscape, nms, Run, roleNames } from 'boxstep-engine';
import type { Calls, Frame, Reply, Request, RunInfo } from './contract';
import { moduleOf } from './modules';

/** Recorded between two looks at the message queue; about ten milliseconds. */
const EVENTS_A_SLICE = 1_000_000;

/** An event of the genetic search stands for a look at every shape. */
function eventsASlice(lab: string, shapes: number): number {
  return lab === 'evolution' ? Math.ceil(EVENTS_A_SLICE / Math.max(1, shapes)) : EVENTS_A_SLICE;
}

/** For so long nobody else is answered while events are told one after the other. */
const DETAILS_MILLISECONDS = 8;

let current: { id: string; run: Run } | null = null;
let newestOpen = '';
let newestSurvey = 0;
let opened = 0;

type Handlers = {
  [K in keyof Calls]: (
    tell: (done: number) => void,
    ...args: Parameters<Calls[K]>
  ) => ReturnType<Calls[K]> | Promise<ReturnType<Calls[K]>>;
};

const handlers: Handlers = {
  async open(tell, { lab, corners, scores, classes, options }) {
    opened += 1;
    // The worker's own name keeps the runs of two workers apart.
    const id = `${self.name}.${opened}`;
    newestOpen = id;
    const labs = await runs(lab);
    // Given up while the module was fetched.
    if (id !== newestOpen) return undefined;
    const run = labs.open(lab, corners, scores, classes, options);
    const slice = eventsASlice(lab, corners.length / 4);
    while (!run.advance(slice)) {
      tell(run.ends().at(-1) ?? 0);
      await queueTurn();
      // A newer run was asked for in the meantime: nobody waits for this one any more.
      if (id !== newestOpen) {
        run.free();
        return undefined;
      }
    }
    current?.run.free();
    current = { id, run };
    const { about, ...columns } = run.summary() as Record<string, unknown>;
    return { id, ends: run.ends(), marks: run.marks(), about, columns } as RunInfo;
  },
  abandon() {
    newestOpen = '';
  },
  frame(_, run, { round, event }) {
    const frame = runOf(run)?.frame(round, event) as Record<string, unknown> | undefined;
    if (!frame) return undefined;
    const { detail, roles, ...columns } = frame;
    return { detail, roles, columns } as Frame;
  },
  details(_, run, { round, event }, most) {
    const open = runOf(run);
    if (!open) return undefined;
    const details: unknown[] = [];
    const until = performance.now() + DETAILS_MILLISECONDS;
    while (details.length < most) {
      const frame = open.frame(round, event + details.length) as Frame | undefined;
      if (!frame) break;
      details.push(frame.detail);
      if (performance.now() > until) break;
    }
    return details;
  },
  find(_, run, item, other) {
    const [round, event] = runOf(run)?.find(item, other) ?? [];
    return round === undefined || event === undefined ? undefined : { round, event };
  },
  keeps: (_, corners, scores, classes, options) =>
    options.map((each) => nms(corners, scores, classes, each).keep),
  matrix: (_, corners, extent, kind) => iouMatrix(corners, corners, { extent, kind }),
  landscape: (_, request, palette) => landscape(request, palette),
  async survey(tell, corners, options, most, seeds) {
    newestSurvey += 1;
    const number = newestSurvey;
    const { AnchorSurvey } = await anchors();
    const survey =
      most === null
        ? AnchorSurvey.restarts(corners, options, seeds)
        : AnchorSurvey.elbow(corners, options, most, seeds);
    try {
      return await surveyed(survey, tell, () => number === newestSurvey);
    } finally {
      survey.free();
    }
  },
  stopSurvey() {
    newestSurvey += 1;
  },
  regions: async (_, request, palette) => (await anchors()).regions(request, palette),
  anchorTexts: async (_, request) => (await anchors()).anchorTexts(request),
  anchorFit: async (_, ...args) => (await anchors()).anchorFit(...args),
  roleNames: () => roleNames(),
  fail: (_, how) => failOnPurpose(how),
};

const family = onDemand(() => import('boxstep-family'));
const anchors = onDemand(() => import('boxstep-anchors'));
const pca = onDemand(() => import('boxstep-pca'));
const rotated = onDemand(() => import('boxstep-rotated'));
const ap = onDemand(() => import('boxstep-ap'));

/** A module that is fetched when it is first used. */
function onDemand<M extends { default(): Promise<unknown> }>(load: () => Promise<M>) {
  let loaded: Promise<M> | undefined;
  return () => {
    loaded ??= load().then(async (module) => {
      await module.default();
      return module;
    });
    return loaded;
  };
}

/** The runs of the module that has this lab; of whatever module, they are made from one source. */
async function runs(lab: string): Promise<typeof Run> {
  const load = { engine: async () => ({ Run }), family, anchors, pca, rotated, ap }[moduleOf(lab)];
  return (await load()).Run as unknown as typeof Run;
}

/** Comparisons of a shape with a centroid between two looks at the message queue: some milliseconds. */
const COMPARISONS_A_SLICE = 1_000_000;

async function surveyed(
  survey: AnchorSurvey,
  tell: (done: number) => void,
  isWanted: () => boolean,
): Promise<Trial[] | undefined> {
  while (!survey.advance(COMPARISONS_A_SLICE)) {
    tell(survey.made());
    await queueTurn();
    if (!isWanted()) return undefined;
  }
  return survey.trials();
}

function runOf(id: string): Run | undefined {
  return current?.id === id ? current.run : undefined;
}

/** Lets messages that have arrived be taken first. */
function queueTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** The smallest module that needs 128-bit SIMD, which the engine is compiled for. */
const SIMD_MODULE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

async function start(): Promise<void> {
  if (!WebAssembly.validate(SIMD_MODULE)) throw new Error('noSimd');
  await init();
}

const ready = start();
// Whoever asks is told; until then nobody needs to be.
ready.catch(() => {});

async function answer({ id, name, args }: Request): Promise<Reply> {
  const tell = (done: number) => postMessage({ id, kind: 'progress', done } satisfies Reply);
  try {
    await ready;
    const handler = handlers[name] as (...all: unknown[]) => unknown;
    return { id, kind: 'value', value: await handler(tell, ...args) };
  } catch (error) {
    const { message } = error as Error;
    // The engine's own errors carry a code; anything else is a defect, of the engine or of the way
    // to it, and after a panic the instance is not to be used again.
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      const problem = 'problem' in error ? error.problem : undefined;
      return { id, kind: 'refused', code: error.code, problem, message };
    }
    return { id, kind: 'broken', message };
  }
}

/** The buffers of the arrays of an answer: copies of its own, so they can be handed over. */
function buffersOf(reply: Reply): Transferable[] {
  if (reply.kind !== 'value' || typeof reply.value !== 'object' || reply.value === null) return [];
  const { value } = reply;
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  const values = isPlain ? Object.values(value) : [value];
  return values.filter((each) => ArrayBuffer.isView(each)).map(({ buffer }) => buffer);
}

addEventListener('message', async (message: MessageEvent<Request>) => {
  const reply = await answer(message.data);
  postMessage(reply, { transfer: buffersOf(reply) });
});
