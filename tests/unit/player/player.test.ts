import { type Signal, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Player, SPEEDS } from '../../../www/player/player';
import { Session, type SessionInput } from '../../../www/player/session';
import { FakeEngine, inputOf } from '../support/fake-engine';

// Rounds begin at 0, 1, 4, 5 and 6; there are 8 events.
const rounds = inputOf([['sort'], ['1', '1-2', '1-3'], ['2'], ['3'], ['4', 'done']]);
const single = inputOf([['done']]);

/** Milliseconds that one event takes at speed 1, and one round. */
const EVENT = 800;
const ROUND = 1_250;
/** An eighth of an event: a part that adds up without rounding. */
const TICK = EVENT / 8;

let fake: FakeEngine;
let input: Signal<SessionInput<string> | null>;
let session: Session<string>;
let player: Player;

async function open(wanted: SessionInput<string>, at = 0) {
  fake = new FakeEngine();
  input = signal<SessionInput<string> | null>(wanted);
  session = new Session(fake.engine, input);
  session.openAt(at);
  player = new Player(session);
  await fake.settle();
}

const position = () => session.position.peek();

/** Plays for this long, a multiple of `TICK`. */
function playFor(milliseconds: number) {
  for (let passed = 0; passed < milliseconds; passed += TICK) player.tick(TICK);
}

describe('a step', () => {
  beforeEach(() => open(rounds));

  it.each([
    ['event', 1, [1, 2, 3, 4, 5, 6, 7, 7, 7]],
    ['round', 1, [1, 4, 5, 6, 7, 7, 7]],
  ] as const)('of one %s on goes through them all and stays at the end', (unit, by, places) => {
    const seen = places.map(() => {
      player.step(by, unit);
      return position();
    });
    expect(seen).toEqual(places);
  });

  it.each([
    ['event', [6, 5, 4, 3, 2, 1, 0, 0]],
    ['round', [6, 5, 4, 1, 0, 0, 0]],
  ] as const)('of one %s back goes through them all and stays at the start', (unit, places) => {
    player.end();
    const seen = places.map(() => {
      player.step(-1, unit);
      return position();
    });
    expect(seen).toEqual(places);
  });

  it.each([
    [2, 1, 4],
    [3, 1, 4],
    [2, -1, 1],
    [3, -1, 1],
    [1, -1, 0],
    [6, 1, 7],
    [7, -1, 6],
  ] as const)('of one round from the event %i by %i goes to %i', (from, by, to) => {
    player.seek(from);
    player.step(by, 'round');
    expect(position()).toBe(to);
  });

  it.each([
    ['a step on', () => player.step(1, 'event')],
    ['a step back', () => player.step(-1, 'round')],
    ['the start', () => player.start()],
    ['the end', () => player.end()],
    ['a place', () => player.seek(3)],
  ])('pauses: %s', (_, go) => {
    player.play();
    go();
    expect(player.playing.peek()).toBe(false);
  });
});

describe('playing', () => {
  beforeEach(() => open(rounds));

  it('goes on by one event each time one is due', () => {
    player.play();
    playFor(EVENT - TICK);
    expect(position()).toBe(0);
    playFor(TICK);
    expect(position()).toBe(1);
    playFor(3 * EVENT);
    expect(position()).toBe(4);
  });

  it('adds short ticks up and loses none', () => {
    player.play();
    for (let i = 0; i < 4; i += 1) player.tick(EVENT / 4);
    expect(position()).toBe(1);
    for (let i = 0; i < 4; i += 1) player.tick(EVENT / 4);
    expect(position()).toBe(2);
  });

  it('by rounds goes to the beginning of each, at its own pace', () => {
    player.unit.value = 'round';
    player.play();
    const seen = [1, 2, 3, 4, 5].map(() => {
      for (let i = 0; i < 5; i += 1) player.tick(ROUND / 5);
      return position();
    });
    expect(seen).toEqual([1, 4, 5, 6, 7]);
  });

  it.each(SPEEDS)('at speed %d takes that much less time', (speed) => {
    player.speed.value = speed;
    player.play();
    const tick = EVENT / speed / 8;
    for (let i = 0; i < 8 && tick <= 250; i += 1) player.tick(tick);
    for (let i = 0; i < 16 && tick > 250; i += 1) player.tick(tick / 2);
    expect(position()).toBe(1);
  });

  it('does not make up for time in a hidden tab', () => {
    player.play();
    player.tick(3_600_000);
    expect(position()).toBe(0);
    player.speed.value = 8;
    player.tick(3_600_000);
    expect(position()).toBe(2);
  });

  it('stops at the end', () => {
    player.seek(6);
    player.play();
    playFor(EVENT);
    expect(position()).toBe(7);
    expect(player.playing.peek()).toBe(true);
    playFor(EVENT);
    expect(position()).toBe(7);
    expect(player.playing.peek()).toBe(false);
    playFor(5 * EVENT);
    expect(position()).toBe(7);
  });

  it('begins anew at the end of a loop', () => {
    player.loop.value = true;
    player.seek(6);
    player.play();
    playFor(2 * EVENT);
    expect(position()).toBe(0);
    expect(player.playing.peek()).toBe(true);
    playFor(EVENT);
    expect(position()).toBe(1);
  });

  it('begins anew when it is asked for at the end', () => {
    player.end();
    expect(player.atEnd.peek()).toBe(true);
    player.play();
    expect(position()).toBe(0);
    expect(player.playing.peek()).toBe(true);
  });

  it('goes on from where it was paused, without what was left of the step', () => {
    player.seek(2);
    player.toggle();
    playFor(EVENT - TICK);
    player.toggle();
    expect(player.playing.peek()).toBe(false);
    playFor(5 * EVENT);
    expect(position()).toBe(2);
    player.toggle();
    playFor(EVENT - TICK);
    expect(position()).toBe(2);
    playFor(TICK);
    expect(position()).toBe(3);
  });

  it('shows the latest event only where the engine is slow', async () => {
    fake.hold = true;
    player.speed.value = 8;
    player.play();
    playFor(400);
    expect(position()).toBe(4);
    fake.hold = false;
    await fake.release();
    await fake.settle();
    expect(session.shown.peek()?.position).toBe(4);
    expect(fake.names).toEqual(['open', 'frame', 'frame', 'frame']);
  });

  it('ends when the run goes away', async () => {
    player.play();
    input.value = null;
    await fake.settle();
    playFor(EVENT);
    expect(player.playing.peek()).toBe(false);
    player.play();
    expect(player.playing.peek()).toBe(false);
  });
});

describe('a run of a single event', () => {
  beforeEach(() => open(single));

  it('is at its start and at its end', () => {
    expect(player.atEnd.peek()).toBe(true);
    for (const unit of ['event', 'round'] as const) {
      for (const by of [1, -1] as const) {
        player.step(by, unit);
        expect(position()).toBe(0);
      }
    }
    player.play();
    playFor(EVENT);
    expect(player.playing.peek()).toBe(false);
  });
});

describe('the speed', () => {
  beforeEach(() => open(rounds));

  it('goes through the list and stays at its ends', () => {
    const speeds = (by: 1 | -1, times: number) =>
      Array.from({ length: times }, () => {
        player.changeSpeed(by);
        return player.speed.peek();
      });
    expect(speeds(1, 5)).toEqual([2, 4, 8, 8, 8]);
    expect(speeds(-1, 7)).toEqual([4, 2, 1, 0.5, 0.25, 0.25, 0.25]);
  });
});

describe('the clock', () => {
  let frames: Map<number, FrameRequestCallback>;
  let now: number;
  let lastFrame: number;

  beforeEach(async () => {
    await open(rounds);
    frames = new Map();
    now = 5_000;
    lastFrame = 0;
    vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
      lastFrame += 1;
      frames.set(lastFrame, callback);
      return lastFrame;
    });
    vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame));
    vi.spyOn(performance, 'now').mockImplementation(() => now);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  /** Draws the next frame this much later. */
  function animate(milliseconds: number) {
    now += milliseconds;
    const due = [...frames.values()];
    frames.clear();
    for (const callback of due) callback(now);
  }

  it('asks for animation frames only while it plays', () => {
    const stop = player.run();
    expect(frames.size).toBe(0);
    player.play();
    expect(frames.size).toBe(1);
    animate(10);
    expect(frames.size).toBe(1);
    player.pause();
    expect(frames.size).toBe(0);
    player.play();
    stop();
    expect(frames.size).toBe(0);
    player.pause();
    player.play();
    expect(frames.size).toBe(0);
  });

  it('counts from when playing began, however long ago it was paused', () => {
    player.run();
    now += 100_000;
    player.play();
    for (let i = 0; i < 4; i += 1) animate(EVENT / 4);
    expect(position()).toBe(1);
    player.pause();
    now += 100_000;
    player.play();
    for (let i = 0; i < 3; i += 1) animate(EVENT / 4);
    expect(position()).toBe(1);
    animate(EVENT / 4);
    expect(position()).toBe(2);
  });

  it('counts each frame once', () => {
    player.run();
    player.play();
    for (let i = 0; i < 39; i += 1) animate(EVENT / 40);
    expect(position()).toBe(0);
    for (let i = 0; i < 2; i += 1) animate(EVENT / 40);
    expect(position()).toBe(1);
  });

  it('does not begin again with each step that it makes', () => {
    player.run();
    player.play();
    for (let i = 0; i < 12; i += 1) animate(EVENT / 4);
    expect(position()).toBe(3);
    expect(frames.size).toBe(1);
    expect(lastFrame).toBe(13);
  });
});
