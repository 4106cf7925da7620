import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallName, Calls, Reply } from '../../../www/engine/contract';
import { Engine, EngineLost, Refusal, type Trouble } from '../../../www/engine/engine';
import { FakeWorker } from '../support/fake-worker';

const PATIENCE = 1_000;

let workers: FakeWorker[];
let troubles: [Trouble, string][];
let engine: Engine;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  troubles = [];
  engine = new Engine({
    spawn: (name) => {
      const worker = new FakeWorker(name);
      workers.push(worker);
      return worker;
    },
    patience: PATIENCE,
    onTrouble: (...trouble) => troubles.push(trouble),
  });
});

afterEach(() => vi.useRealTimers());

/** The worker that was started at this place, counted from 0. */
function workerAt(index: number): FakeWorker {
  const worker = workers[index];
  if (!worker) throw new Error(`no worker ${index} was started`);
  return worker;
}

/** Asks, and keeps what comes back instead of throwing it. */
function ask<K extends CallName>(
  name: K,
  args: Parameters<Calls[K]>,
  onProgress: (done: number) => void = () => {},
) {
  const answer = engine.call(name, args, { onProgress });
  const kept: { value?: unknown; error?: unknown } = {};
  answer.then(
    (value) => Object.assign(kept, { value }),
    (error: unknown) => Object.assign(kept, { error }),
  );
  return kept;
}

/** Lets promises that are settled be heard. */
async function heard(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

/** Answers the request at this place of a worker's list. */
async function answer(
  worker: FakeWorker,
  at: number,
  reply: Record<string, unknown>,
): Promise<void> {
  worker.reply({ ...reply, id: worker.requests[at]?.id } as Reply);
  await heard();
}

const value = (given: unknown) => ({ kind: 'value', value: given });

describe('answers', () => {
  it('starts no worker before something is asked, and one for all that is', () => {
    expect(workers).toHaveLength(0);
    ask('roleNames', []);
    ask('fail', ['panic']);
    expect(workers.map(({ name }) => name)).toEqual(['engine 1']);
    expect(workerAt(0).requests.map(({ name, args }) => [name, args])).toEqual([
      ['roleNames', []],
      ['fail', ['panic']],
    ]);
  });

  it('are asked for with no more than a view holds, wherever it stands', () => {
    const all = Float64Array.from({ length: 1000 }, (_, i) => i);
    const [part, whole] = [all.subarray(4, 8), new Uint8Array(3)];
    ask('landscape', [{ corners: part, options: { inner: part }, names: ['a'] } as never, whole]);
    const [request] = workerAt(0).requests;
    const [sent, palette] = (request?.args ?? []) as [Record<string, unknown>, Uint8Array];
    expect(sent).toEqual({ corners: part, options: { inner: part }, names: ['a'] });
    expect((sent.corners as Float64Array).buffer.byteLength).toBe(32);
    expect((sent.options as { inner: Float64Array }).inner.buffer.byteLength).toBe(32);
    expect(palette).toBe(whole);
  });

  it('come from a worker that may be started before anything is asked', () => {
    engine.warm();
    ask('roleNames', []);
    expect(workers).toHaveLength(1);
  });

  it('go to whoever asked, in whichever order they come', async () => {
    const first = ask('find', ['run', 1, undefined]);
    const second = ask('find', ['run', 2, undefined]);
    const third = ask('roleNames', []);
    await answer(workerAt(0), 2, value(['plain']));
    expect([first, second, third]).toEqual([{}, {}, { value: ['plain'] }]);
    await answer(workerAt(0), 1, value({ round: 2, event: 0 }));
    await answer(workerAt(0), 0, value(undefined));
    expect(second).toEqual({ value: { round: 2, event: 0 } });
    expect(first).toEqual({ value: undefined });
  });

  it('count once: a second reply to the same request is nobody’s', async () => {
    const once = ask('roleNames', []);
    await answer(workerAt(0), 0, value(['a']));
    await answer(workerAt(0), 0, value(['b']));
    await answer(workerAt(0), 0, { kind: 'broken', message: 'late' });
    expect(once).toEqual({ value: ['a'] });
    expect(workerAt(0).terminated).toBe(false);
    expect(troubles).toEqual([]);
  });

  it('are a Refusal for a person’s mistake, and the engine lives on', async () => {
    const refused = ask('matrix', [new Float64Array(3), 'exclusive', 'iou']);
    const other = ask('roleNames', []);
    const problem = { code: 'notFourNumbers', length: 3 };
    await answer(workerAt(0), 0, {
      kind: 'refused',
      code: 'notFourNumbers',
      problem,
      message: 'boxes need four numbers each',
    });
    expect(refused.error).toBeInstanceOf(Refusal);
    expect(refused.error).toMatchObject({
      code: 'notFourNumbers',
      problem,
      message: 'boxes need four numbers each',
    });
    await answer(workerAt(0), 1, value(['plain']));
    expect(other).toEqual({ value: ['plain'] });
    expect(troubles).toEqual([]);
    expect(workers).toHaveLength(1);
  });

  it('report progress to the one whose request it is', async () => {
    const told: number[] = [];
    const slow = ask('roleNames', [], (done) => told.push(done));
    ask('roleNames', [], () => told.push(-1));
    await answer(workerAt(0), 0, { kind: 'progress', done: 10 });
    await answer(workerAt(0), 0, { kind: 'progress', done: 20 });
    expect(told).toEqual([10, 20]);
    expect(slow).toEqual({});
  });
});

describe('an engine that breaks', () => {
  it('is terminated, told of once, and rejects all that waits', async () => {
    const asked = [ask('roleNames', []), ask('fail', ['panic']), ask('roleNames', [])];
    await answer(workerAt(0), 1, { kind: 'broken', message: 'unreachable executed' });
    expect(workerAt(0).terminated).toBe(true);
    expect(troubles).toEqual([['panic', 'unreachable executed']]);
    for (const { error } of asked) {
      expect(error).toBeInstanceOf(EngineLost);
      expect(error).toMatchObject({ trouble: 'panic', message: 'unreachable executed' });
    }
  });

  it('is replaced by the next request, under a new name', async () => {
    ask('fail', ['panic']);
    await answer(workerAt(0), 0, { kind: 'broken', message: 'unreachable' });
    expect(workers).toHaveLength(1);
    const again = ask('roleNames', []);
    expect(workers.map(({ name }) => name)).toEqual(['engine 1', 'engine 2']);
    await answer(workerAt(1), 0, value(['plain']));
    expect(again).toEqual({ value: ['plain'] });
    expect(troubles).toHaveLength(1);
  });

  it('can be asked again by whoever is told', async () => {
    let again: Promise<string[]> | undefined;
    const first = engine.call('roleNames', []).catch(() => {
      again = engine.call('roleNames', []);
    });
    await answer(workerAt(0), 0, { kind: 'broken', message: 'unreachable' });
    await first;
    await answer(workerAt(1), 0, value(['plain']));
    expect(await again).toEqual(['plain']);
  });

  it('is not heard any more: what a dead worker still sends is ignored', async () => {
    const lost = ask('roleNames', []);
    await answer(workerAt(0), 0, { kind: 'broken', message: 'unreachable' });
    const told: number[] = [];
    const again = ask('roleNames', [], (done) => told.push(done));
    await answer(workerAt(0), 0, { kind: 'broken', message: 'again' });
    await answer(workerAt(0), 0, { kind: 'progress', done: 1 });
    await answer(workerAt(0), 0, value(['late']));
    workerAt(0).crash('late');
    await heard();
    expect(lost.error).toBeInstanceOf(EngineLost);
    expect(again).toEqual({});
    expect(told).toEqual([]);
    expect(troubles).toEqual([['panic', 'unreachable']]);
    expect(workerAt(1).terminated).toBe(false);
    await answer(workerAt(1), 0, value(['plain']));
    expect(again).toEqual({ value: ['plain'] });
  });

  it.each([
    ['noSimd', 'noSimd'],
    ['the memory is out of bounds', 'panic'],
  ] as const)('says what is wrong: %s is %s', async (message, trouble) => {
    const { error } = await lostBy(message);
    expect(troubles).toEqual([[trouble, message]]);
    expect(error).toMatchObject({ trouble });
  });

  it('did not start if its script fails', async () => {
    const asked = [ask('roleNames', []), ask('roleNames', [])];
    const event = workerAt(0).crash('Failed to fetch');
    await heard();
    // The page has told it in words; the console need not say it again.
    expect(event.defaultPrevented).toBe(true);
    expect(workerAt(0).terminated).toBe(true);
    expect(troubles).toEqual([['noStart', 'Failed to fetch']]);
    for (const { error } of asked) expect(error).toMatchObject({ trouble: 'noStart' });
    workerAt(0).crash('once more');
    expect(troubles).toHaveLength(1);
  });

  async function lostBy(message: string) {
    const asked = ask('roleNames', []);
    await answer(workerAt(0), 0, { kind: 'broken', message });
    return asked;
  }
});

describe('silence', () => {
  it('is a hang once patience is over, not before', async () => {
    const asked = ask('fail', ['loop']);
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(troubles).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(troubles.map(([trouble]) => trouble)).toEqual(['hang']);
    expect(asked.error).toMatchObject({ trouble: 'hang' });
    expect(workerAt(0).terminated).toBe(true);
    await vi.advanceTimersByTimeAsync(10 * PATIENCE);
    expect(troubles).toHaveLength(1);
  });

  it('starts anew with each report of progress', async () => {
    const asked = ask('roleNames', []);
    for (let done = 1; done <= 5; done += 1) {
      await vi.advanceTimersByTimeAsync(PATIENCE - 1);
      await answer(workerAt(0), 0, { kind: 'progress', done });
    }
    expect(troubles).toEqual([]);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(troubles.map(([trouble]) => trouble)).toEqual(['hang']);
    expect(asked.error).toBeInstanceOf(EngineLost);
  });

  it('starts anew with an answer while others still wait', async () => {
    ask('roleNames', []);
    ask('roleNames', []);
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    await answer(workerAt(0), 0, value([]));
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(troubles).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(troubles).toHaveLength(1);
  });

  it('is not broken by asking for more', async () => {
    ask('fail', ['loop']);
    for (let i = 0; i < 4; i += 1) {
      await vi.advanceTimersByTimeAsync(PATIENCE / 4);
      if (i < 3) ask('roleNames', []);
    }
    expect(troubles.map(([trouble]) => trouble)).toEqual(['hang']);
  });

  it('of the worker that took the place of a lost one is a hang too', async () => {
    ask('roleNames', []);
    ask('roleNames', []);
    await answer(workerAt(0), 0, { kind: 'broken', message: 'unreachable' });
    await vi.advanceTimersByTimeAsync(10 * PATIENCE);
    ask('roleNames', []);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(troubles.map(([trouble]) => trouble)).toEqual(['panic', 'hang']);
  });

  it('is nothing while nobody waits', async () => {
    ask('roleNames', []);
    await answer(workerAt(0), 0, value([]));
    await vi.advanceTimersByTimeAsync(100 * PATIENCE);
    ask('roleNames', []);
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(troubles).toEqual([]);
    expect(workers).toHaveLength(1);
  });
});

describe('cancel', () => {
  it('stops the worker and rejects all that waits, and is no trouble', async () => {
    const asked = [ask('roleNames', []), ask('roleNames', [])];
    engine.cancel();
    await heard();
    expect(workerAt(0).terminated).toBe(true);
    for (const { error } of asked) {
      expect(error).toBeInstanceOf(EngineLost);
      expect(error).toMatchObject({ trouble: 'cancelled' });
    }
    await vi.advanceTimersByTimeAsync(10 * PATIENCE);
    expect(troubles).toEqual([]);
    const again = ask('roleNames', []);
    await answer(workerAt(0), 0, value(['late']));
    await answer(workerAt(1), 0, value(['plain']));
    expect(again).toEqual({ value: ['plain'] });
  });

  it('does nothing where nothing is under way', () => {
    engine.cancel();
    expect(workers).toHaveLength(0);
    expect(troubles).toEqual([]);
  });
});
