import { type Signal, signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { Session, type SessionInput } from '../../../www/player/session';
import { FakeEngine, inputOf } from '../support/fake-engine';

const chain = inputOf([['sort'], ['1', '1-2', '1-3'], ['3', '3-4'], ['done']]);
const other = inputOf([['sort'], ['1', '1-3', '1-2'], ['3', '3-4'], ['done']]);

let fake: FakeEngine;
let input: Signal<SessionInput<string> | null>;
let session: Session<string>;

beforeEach(() => {
  fake = new FakeEngine();
  input = signal<SessionInput<string> | null>(null);
  session = new Session(fake.engine, input);
});

async function open(wanted: SessionInput<string>, at: number) {
  session.openAt(at);
  input.value = wanted;
  await fake.settle();
}

/** What is on the screen, in short. */
function onScreen(): [event: unknown, position: number] | null {
  const shown = session.shown.peek();
  return shown && [shown.frame.detail, shown.position];
}

describe('an engine lost while opening', () => {
  it('is asked once more, on another worker', async () => {
    fake.fail.set('open', 1);
    await open(chain, 0);
    expect(fake.names).toEqual(['open', 'open', 'frame']);
    expect(fake.workers).toHaveLength(2);
    expect(fake.troubles).toEqual(['panic']);
    expect(onScreen()).toEqual(['sort', 0]);
    expect(session.stopped.peek()).toBeNull();
  });

  it('twice is the end: nothing more is asked, and the page is told', async () => {
    fake.fail.set('open', Infinity);
    await open(chain, 0);
    expect(fake.names).toEqual(['open', 'open']);
    expect(session.stopped.peek()).toBe('lost');
    expect(session.run.peek()).toBeNull();
    expect(session.shown.peek()).toBeNull();
    session.seek(3);
    await fake.settle();
    expect(fake.names).toHaveLength(2);
  });

  it('leaves the place where it was', async () => {
    await open(chain, 5);
    fake.fail.set('open', 1);
    input.value = other;
    await fake.settle();
    expect(onScreen()).toEqual(['3-4', 5]);
  });

  it('is asked about a newer wish as if nothing had been', async () => {
    fake.fail.set('open', 2);
    await open(chain, 0);
    expect(session.stopped.peek()).toBe('lost');
    input.value = other;
    await fake.settle();
    expect(session.stopped.peek()).toBeNull();
    expect(onScreen()).toEqual(['sort', 0]);
    expect(fake.opened.at(-1)).toBe(other.run.options);
  });

  it('is tried again when the person asks, once', async () => {
    fake.fail.set('open', 3);
    await open(chain, 0);
    session.reopen();
    await fake.settle();
    expect(fake.names).toEqual(['open', 'open', 'open']);
    expect(session.stopped.peek()).toBe('lost');
    session.reopen();
    await fake.settle();
    expect(session.stopped.peek()).toBeNull();
    expect(onScreen()).toEqual(['sort', 0]);
  });
});

describe('an engine lost while showing', () => {
  it('is opened again, at the same place', async () => {
    await open(chain, 4);
    fake.fail.set('frame', 1);
    session.seek(5);
    await fake.settle();
    expect(onScreen()).toEqual(['3-4', 5]);
    expect(session.shown.peek()?.run).toBe(session.run.peek());
    expect(fake.workers).toHaveLength(2);
  });

  it('twice at the same place is the end', async () => {
    await open(chain, 4);
    const before = fake.requests.length;
    fake.fail.set('frame', Infinity);
    session.seek(5);
    await fake.settle();
    expect(fake.names.slice(before)).toEqual(['frame', 'open', 'frame']);
    expect(session.stopped.peek()).toBe('lost');
    expect(session.shown.peek()).toBeNull();
  });
});

describe('an engine lost while keeping the place', () => {
  it('is asked once more', async () => {
    await open(chain, 2);
    fake.fail.set('find', 1);
    input.value = other;
    await fake.settle();
    expect(onScreen()).toEqual(['1-2', 3]);
    expect(session.shown.peek()?.input).toBe(other);
  });

  it('twice is the end', async () => {
    await open(chain, 2);
    fake.fail.set('find', Infinity);
    input.value = other;
    await fake.settle();
    expect(session.stopped.peek()).toBe('lost');
    expect(fake.opened).toHaveLength(3);
  });
});

describe('an engine lost while finding', () => {
  it('answers that nothing was found, and the run opens again when it is needed', async () => {
    await open(chain, 2);
    fake.fail.set('find', 1);
    await expect(session.find([3])).resolves.toBe(false);
    await fake.settle();
    expect(onScreen()).toEqual(['1-2', 2]);
    await session.find([3]);
    session.seek(4);
    await fake.settle();
    expect(onScreen()).toEqual(['3', 4]);
    expect(session.stopped.peek()).toBeNull();
  });
});

describe('an engine lost while idle', () => {
  beforeEach(() => open(chain, 4));

  it('is noticed at the next step, which goes where it should', async () => {
    fake.engine.cancel();
    session.seek(5);
    await fake.settle();
    expect(onScreen()).toEqual(['3-4', 5]);
    expect(fake.workers).toHaveLength(2);
    expect(session.stopped.peek()).toBeNull();
  });

  it('can be lost many times, as long as something was shown in between', async () => {
    for (const position of [5, 3, 2, 5, 4]) {
      fake.engine.cancel();
      session.seek(position);
      await fake.settle();
      expect(onScreen()?.[1]).toBe(position);
    }
    expect(session.stopped.peek()).toBeNull();
  });

  it('is opened again when asked to, at the same place', async () => {
    const run = session.run.peek();
    fake.engine.cancel();
    session.reopen();
    await fake.settle();
    expect(session.run.peek()).not.toBe(run);
    expect(session.shown.peek()?.run).toBe(session.run.peek());
    expect(onScreen()).toEqual(['3', 4]);
  });

  it('that is lost again when opened again is tried once more, then the page is told', async () => {
    const before = fake.requests.length;
    fake.engine.cancel();
    fake.fail.set('open', Infinity);
    session.reopen();
    await fake.settle();
    expect(fake.names.slice(before)).toEqual(['open', 'open']);
    expect(session.stopped.peek()).toBe('lost');
  });

  it('that never knows its run again is given up too', async () => {
    const before = fake.requests.length;
    fake.forget = Infinity;
    session.seek(5);
    await fake.settle();
    expect(fake.names.slice(before)).toEqual(['frame', 'open', 'frame']);
    expect(session.stopped.peek()).toBe('lost');
    expect(session.shown.peek()).toBeNull();
  });
});

describe('cancel', () => {
  it('stops what opens, and nothing opens until it is asked for', async () => {
    await open(chain, 3);
    fake.hold = true;
    input.value = other;
    session.cancel();
    fake.hold = false;
    await fake.settle();
    expect(session.stopped.peek()).toBe('cancelled');
    expect(session.run.peek()).toBeNull();
    expect(fake.troubles).toEqual([]);
    expect(fake.opened).toHaveLength(2);
    session.reopen();
    await fake.settle();
    expect(session.stopped.peek()).toBeNull();
    expect(session.shown.peek()?.input).toBe(other);
  });

  it('does not stand in the way of a newer wish', async () => {
    fake.hold = true;
    input.value = chain;
    session.cancel();
    fake.hold = false;
    await fake.settle();
    input.value = other;
    await fake.settle();
    expect(session.stopped.peek()).toBeNull();
    expect(session.shown.peek()?.input).toBe(other);
  });
});

describe('reopen', () => {
  it.each(['open', 'frame'])('leaves what is under way alone: %s', async (name) => {
    fake.hold = true;
    input.value = chain;
    if (name === 'frame') await fake.release();
    expect(fake.names.at(-1)).toBe(name);
    session.reopen();
    session.reopen();
    fake.hold = false;
    await fake.release();
    await fake.settle();
    expect(fake.names).toEqual(['open', 'frame']);
  });
});

describe('dispose', () => {
  it('stops everything: no wish and no step is followed any more', async () => {
    await open(chain, 3);
    session.dispose();
    const before = fake.requests.length;
    input.value = other;
    session.seek(1);
    session.reopen();
    await fake.settle();
    expect(fake.requests).toHaveLength(before);
  });

  it('lets what is under way end, and asks nothing after it', async () => {
    fake.hold = true;
    input.value = chain;
    session.dispose();
    fake.hold = false;
    await fake.release();
    await fake.settle();
    expect(fake.names).toEqual(['open']);
  });

  it('does not bring a lost engine back', async () => {
    fake.fail.set('open', 1);
    fake.hold = true;
    input.value = chain;
    session.dispose();
    fake.hold = false;
    await fake.release();
    await fake.settle();
    expect(fake.names).toEqual(['open']);
    expect(fake.workers).toHaveLength(1);
  });
});
