import { type Signal, signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { Session, type SessionInput } from '../../../www/player/session';
import { FakeEngine, inputOf } from '../support/fake-engine';

// Rounds of events named after the boxes they are about: 'sort' is about none.
const chain = inputOf([['sort'], ['1', '1-2', '1-3'], ['3', '3-4'], ['done']]);
/** The same with the first two events of the second round the other way, and one round more. */
const other = inputOf([['sort'], ['1-3', '1-2', '1'], ['0'], ['3', '3-4'], ['done']]);
const short = inputOf([['sort'], ['done']]);

let fake: FakeEngine;
let input: Signal<SessionInput<string> | null>;
let session: Session<string>;

beforeEach(() => {
  fake = new FakeEngine();
  input = signal<SessionInput<string> | null>(null);
  session = new Session(fake.engine, input);
});

/** What is on the screen, in short: of which input, and which event. */
function onScreen(): [context: string, event: unknown, position: number] | null {
  const shown = session.shown.peek();
  return shown && [shown.input.context, shown.frame.detail, shown.position];
}

async function open(wanted: SessionInput<string>, at: 'start' | 'end' | number = 'start') {
  session.openAt(at);
  input.value = wanted;
  await fake.settle();
}

describe('opening', () => {
  it('asks nothing while nothing is wanted', async () => {
    await fake.settle();
    expect(fake.requests).toEqual([]);
    expect(session.shown.peek()).toBeNull();
    expect(session.events.peek()).toBe(0);
    expect(session.place.peek()).toEqual({ round: 0, event: 0 });
  });

  it('shows the first event of what is wanted', async () => {
    input.value = chain;
    await fake.settle();
    expect(onScreen()).toEqual([chain.context, 'sort', 0]);
    expect(session.events.peek()).toBe(7);
    expect(session.run.peek()?.id).toBe(session.shown.peek()?.run.id);
    expect(fake.names).toEqual(['open', 'frame']);
  });

  it('shows nothing once nothing is wanted any more', async () => {
    await open(chain, 3);
    input.value = null;
    await fake.settle();
    expect(session.shown.peek()).toBeNull();
    expect(session.run.peek()).toBeNull();
    expect(fake.names).toEqual(['open', 'frame']);
    session.seek(2);
    await fake.settle();
    expect(fake.names).toEqual(['open', 'frame']);
  });

  it('tells progress while it lasts', async () => {
    const told: (number | null)[] = [];
    session.progress.subscribe((done) => told.push(done));
    fake.hold = true;
    input.value = chain;
    fake.progress(100);
    fake.progress(200);
    fake.hold = false;
    await fake.release();
    await fake.settle();
    expect(told).toEqual([null, 100, 200, null]);
    expect(onScreen()).toEqual([chain.context, 'sort', 0]);
  });
});

describe('the newest wish', () => {
  it('is the only one that is opened after the one under way', async () => {
    fake.hold = true;
    input.value = chain;
    const drag = Array.from({ length: 50 }, () => inputOf([['sort'], ['2'], ['done']]));
    for (const each of drag) input.value = each;
    input.value = other;
    expect(fake.requests).toHaveLength(1);
    fake.hold = false;
    await fake.release();
    await fake.settle();
    expect(fake.opened).toEqual([chain.run.options, other.run.options]);
    expect(onScreen()?.[0]).toBe(other.context);
  });

  it('is heard whenever it comes, also in the moment when the work ends', async () => {
    for (let turns = 0; turns < 20; turns += 1) {
      const mine = new FakeEngine();
      const wish = signal<SessionInput<string> | null>(chain);
      const watched = new Session(mine.engine, wish);
      const stop = watched.shown.subscribe(async (shown) => {
        if (shown?.input !== chain) return;
        for (let turn = 0; turn < turns; turn += 1) await undefined;
        wish.value = other;
      });
      await mine.settle();
      expect(watched.shown.peek()?.input.context, `${turns} turns later`).toBe(other.context);
      stop();
    }
  });

  it('counts among places too', async () => {
    await open(chain);
    fake.hold = true;
    for (const position of [1, 2, 3, 4, 5]) session.seek(position);
    expect(session.position.peek()).toBe(5);
    expect(onScreen()?.[2]).toBe(0);
    await fake.release();
    expect(onScreen()).toEqual([chain.context, '1', 1]);
    fake.hold = false;
    await fake.release();
    await fake.settle();
    expect(onScreen()).toEqual([chain.context, '3-4', 5]);
    expect(fake.names).toEqual(['open', 'frame', 'frame', 'frame']);
  });

  it('may be to go back to what was opened before', async () => {
    await open(chain);
    input.value = other;
    input.value = chain;
    await fake.settle();
    expect(onScreen()?.[0]).toBe(chain.context);
  });

  it('never mixes: a frame on the screen is of its own run and input', async () => {
    const pairs: string[] = [];
    session.shown.subscribe((shown) => {
      if (shown) pairs.push(`${shown.input.context} ${shown.run.ends.length}`);
    });
    await open(chain, 4);
    input.value = other;
    session.seek(2);
    await fake.settle();
    input.value = short;
    await fake.settle();
    expect(new Set(pairs)).toEqual(
      new Set([`${chain.context} 4`, `${other.context} 5`, `${short.context} 2`]),
    );
  });
});

describe('a place', () => {
  it.each([
    [2, 2, '1-2'],
    [3, 1, '1-3'],
    [4, 5, '3'],
    [5, 6, '3-4'],
  ])('is kept by whom it is about: %i becomes %i', async (before, after, event) => {
    await open(chain, before);
    expect(onScreen()?.[1]).toBe(event);
    input.value = other;
    await fake.settle();
    expect(onScreen()).toEqual([other.context, event, after]);
    expect(session.position.peek()).toBe(after);
  });

  it('is kept at the end, and at the start', async () => {
    await open(chain, 'end');
    expect(session.position.peek()).toBe(6);
    input.value = other;
    await fake.settle();
    expect(onScreen()).toEqual([other.context, 'done', 7]);
    session.seek(0);
    await fake.settle();
    input.value = chain;
    await fake.settle();
    expect(onScreen()).toEqual([chain.context, 'sort', 0]);
  });

  it('is kept by its number where its subject is gone or it has none', async () => {
    await open(chain, 4);
    const without = inputOf([['sort'], ['1', '1-2', 'nobody'], ['5', '5-4'], ['done']]);
    input.value = without;
    await fake.settle();
    expect(onScreen()).toEqual([without.context, '5', 4]);
    session.seek(3);
    await fake.settle();
    input.value = chain;
    await fake.settle();
    expect(onScreen()).toEqual([chain.context, '1-3', 3]);
  });

  it('is the last one where the new run is too short for its number', async () => {
    await open(chain, 4);
    input.value = short;
    await fake.settle();
    expect(onScreen()).toEqual([short.context, 'done', 1]);
  });

  it('of another lab is not kept', async () => {
    await open(chain, 4);
    const elsewhere = inputOf([['left', '3', 'width']], { lab: 'another' });
    input.value = elsewhere;
    await fake.settle();
    expect(onScreen()).toEqual([elsewhere.context, 'left', 0]);
  });

  it.each([
    ['start', 0],
    ['end', 7],
    [3, 3],
    [99, 7],
    [-1, 0],
    [2.4, 2],
    [Number.NaN, 0],
  ] as const)('can be said beforehand: %s is %i', async (where, position) => {
    await open(chain, 2);
    await open(other, where);
    expect(session.position.peek()).toBe(position);
    expect(onScreen()?.[2]).toBe(position);
  });

  it('said beforehand counts for one run only', async () => {
    await open(chain, 'end');
    session.seek(4);
    await fake.settle();
    input.value = other;
    await fake.settle();
    expect(onScreen()).toEqual([other.context, '3', 5]);
  });

  it.each([
    [-5, 0],
    [2.6, 3],
    [1e9, 6],
    [Infinity, 6],
    [-Infinity, 0],
    [Number.NaN, 0],
  ])('out of range is the nearest: %d is %i', async (wish, position) => {
    await open(chain, 1);
    session.seek(wish);
    expect(session.position.peek()).toBe(position);
    await fake.settle();
    expect(onScreen()?.[2]).toBe(position);
  });

  it('is found by whom it is about', async () => {
    await open(chain);
    await expect(session.find([3, 4])).resolves.toBe(true);
    await fake.settle();
    expect(onScreen()).toEqual([chain.context, '3-4', 5]);
    await expect(session.find([1])).resolves.toBe(true);
    expect(session.place.peek()).toEqual({ round: 1, event: 0 });
    await expect(session.find([9])).resolves.toBe(false);
    expect(session.position.peek()).toBe(1);
  });

  it('found in a run that is gone by then is not gone to', async () => {
    await open(chain, 2);
    fake.hold = true;
    const found = session.find([3, 4]);
    input.value = short;
    await fake.releaseNewest();
    await fake.release();
    await expect(found).resolves.toBe(false);
    fake.hold = false;
    await fake.release();
    await fake.settle();
    expect(onScreen()).toEqual([short.context, 'done', 1]);
  });

  it('is found nowhere without a run', async () => {
    await expect(session.find([1])).resolves.toBe(false);
    expect(fake.requests).toEqual([]);
  });
});

describe('a refusal', () => {
  const refused = inputOf([['sort']], { refuse: 'badScore' });

  it('is kept for the page to word, and there is no run', async () => {
    await open(refused);
    expect(session.refusal.peek()).toMatchObject({
      code: 'badScore',
      problem: { code: 'badScore' },
    });
    expect(session.run.peek()).toBeNull();
    expect(session.shown.peek()).toBeNull();
    expect(session.stopped.peek()).toBeNull();
    expect(fake.names).toEqual(['open']);
  });

  it('takes the old run away, and goes when the next one opens', async () => {
    await open(chain, 3);
    input.value = refused;
    await fake.settle();
    expect(session.shown.peek()).toBeNull();
    session.seek(2);
    await fake.settle();
    input.value = short;
    await fake.settle();
    expect(session.refusal.peek()).toBeNull();
    expect(onScreen()?.[0]).toBe(short.context);
  });

  it('does not hold up a newer wish', async () => {
    fake.hold = true;
    input.value = refused;
    input.value = chain;
    fake.hold = false;
    await fake.release();
    await fake.settle();
    expect(session.refusal.peek()).toBeNull();
    expect(onScreen()?.[0]).toBe(chain.context);
  });
});
