import { describe, expect, test } from 'vitest';
import { handleKey } from '../../../www/canvas/keys';
import { EMPTY_PICTURE } from '../../../www/canvas/picture';
import { boundsOfRow, rectOfRow, turnedCorners } from '../../../www/canvas/rect';
import { at, plan } from '../../../www/canvas/tween';
import { upright } from '../../../www/document/boxes';
import { boxesOf } from './fake-editing';
import { Hand } from './hand';

/** A long box whose middle is (200, 200), and what the handles of it are when it is upright. */
const long = [100, 180, 300, 220];
const aboveIt = [200, 152] as const;

function handOn(degrees = 0): Hand {
  const hand = new Hand([long]);
  hand.tools.turns = true;
  hand.editing.begin();
  hand.editing.setAngles([0], Float64Array.of((degrees * Math.PI) / 180));
  hand.editing.commit();
  hand.editing.entries.length = 0;
  return hand;
}

function drag(
  hand: Hand,
  from: readonly [number, number],
  to: readonly [number, number],
  held = {},
) {
  hand.down(from, held);
  hand.move(to, held);
  hand.up(to, held);
}

describe('turning', () => {
  test('by the handle above a selected box, in whole degrees, as one entry', () => {
    const hand = handOn();
    hand.click([200, 200]);
    hand.move(aboveIt);
    expect(hand.tools.cursor).toBe('grab');
    drag(hand, aboveIt, [248, 200]);
    expect(hand.editing.degrees(0)).toBe(90);
    expect(hand.editing.entries).toEqual([undefined]);
    // The handle is now at the right.
    drag(hand, [248, 200], [245, 220]);
    expect(hand.editing.degrees(0)).toBe(114);
    expect(hand.editing.box(0)).toEqual(long);
  });

  test('with Shift in steps of 15 degrees, and with Ctrl in none', () => {
    const hand = handOn(7);
    hand.click([200, 200]);
    const above = [200 + 48 * Math.sin(0.1222), 200 - 48 * Math.cos(0.1222)] as const;
    drag(hand, above, [240, 165], { shift: true });
    expect(hand.editing.degrees(0)).toBe(45);
    const free = handOn();
    free.click([200, 200]);
    drag(free, aboveIt, [210, 152], { mod: true });
    expect(free.editing.degrees(0)).toBeCloseTo((Math.atan2(10, 48) * 180) / Math.PI, 4);
  });

  test('goes through a half turn to the other sign', () => {
    const hand = handOn(170);
    hand.click([200, 200]);
    const handle = [200 + 48 * Math.sin(2.967), 200 - 48 * Math.cos(2.967)] as const;
    drag(hand, handle, [191, 247]);
    expect(hand.editing.degrees(0)).toBe(-169);
  });

  test('is taken back by Escape', () => {
    const hand = handOn(30);
    hand.click([200, 200]);
    hand.down([200 + 24, 200 - 48 * Math.cos(Math.PI / 6)]);
    hand.move([300, 300]);
    expect(hand.editing.degrees(0)).not.toBe(30);
    hand.tools.escape();
    expect(hand.editing.degrees(0)).toBe(30);
    expect(hand.editing.entries).toEqual([]);
  });

  test('needs a lab that knows angles: else the box is upright, and there is no handle', () => {
    const hand = handOn(90);
    hand.tools.turns = false;
    hand.click([110, 200]);
    expect(hand.selected).toEqual([0]);
    drag(hand, aboveIt, [248, 200]);
    expect(hand.editing.degrees(0)).toBe(90);
    hand.click([200, 110]);
    expect(hand.selected).toEqual([]);
  });

  test('by keys, by 1 and 15 degrees to both sides, in one entry while they repeat', () => {
    const hand = handOn(10);
    const press = (key: string, shift = false) =>
      handleKey(
        { key, code: '', shift, alt: false, mod: false },
        {
          editing: hand.editing,
          tools: hand.tools,
          scale: 1,
          fit() {},
          fitSelection() {},
          actualSize() {},
          zoomBy() {},
        },
      );
    expect(press('e')).toBe(false);
    hand.click([200, 200]);
    expect(press('e')).toBe(true);
    expect(hand.editing.degrees(0)).toBe(11);
    press('Q', true);
    expect(hand.editing.degrees(0)).toBe(-4);
    press('q');
    expect(hand.editing.degrees(0)).toBe(-5);
    expect(hand.editing.entries).toEqual(['turn', 'turn', 'turn']);
    hand.tools.turns = false;
    expect(press('e')).toBe(false);
    expect(hand.editing.degrees(0)).toBe(-5);
  });
});

describe('a turned box', () => {
  test('is found where it lies, not where it would be upright', () => {
    const hand = handOn(90);
    hand.click([110, 200]);
    expect(hand.selected).toEqual([]);
    hand.click([200, 110]);
    expect(hand.selected).toEqual([0]);
  });

  test('is chosen by a marquee that touches it', () => {
    const hand = handOn(90);
    drag(hand, [150, 90], [250, 105]);
    expect(hand.selected).toEqual([0]);
    drag(hand, [90, 150], [110, 250]);
    expect(hand.selected).toEqual([]);
  });

  test('is pulled along its own sides, and the opposite corner stays', () => {
    for (const degrees of [90, 30, -135]) {
      const hand = handOn(degrees);
      hand.click([200, 200]);
      const angle = (degrees * Math.PI) / 180;
      const before = turnedCorners(rectOfRow(hand.editing.boxes(), 0), angle);
      const [upperLeft, , lowerRight] = before;
      if (!upperLeft || !lowerRight) throw new Error('no corners');
      const to = {
        x: lowerRight.x + 20 * Math.cos(angle),
        y: lowerRight.y + 20 * Math.sin(angle),
      };
      drag(hand, [lowerRight.x, lowerRight.y], [to.x, to.y]);
      const after = turnedCorners(rectOfRow(hand.editing.boxes(), 0), angle);
      expect(after[0]?.x).toBeCloseTo(upperLeft.x, 9);
      expect(after[0]?.y).toBeCloseTo(upperLeft.y, 9);
      expect(after[2]?.x).toBeCloseTo(to.x, 9);
      expect(after[2]?.y).toBeCloseTo(to.y, 9);
    }
  });

  test('has the bounds of its corners', () => {
    const boxes = boxesOf([long, long], [], [], [Math.PI / 2, 0]);
    const { x1, y1, x2, y2 } = boundsOfRow(boxes, 0);
    for (const [value, expected] of [
      [x1, 180],
      [y1, 100],
      [x2, 220],
      [y2, 300],
    ] as const) {
      expect(value).toBeCloseTo(expected, 9);
    }
    expect(boundsOfRow(boxes, 1)).toEqual(rectOfRow(boxes, 1));
    expect(boundsOfRow(upright(boxes), 0)).toEqual(rectOfRow(boxes, 0));
  });

  test('fades as it lies when its role changes', () => {
    const boxes = boxesOf([long], [], [], [1]);
    const before = { ...EMPTY_PICTURE, boxes, roles: Uint8Array.of(1) };
    const after = { ...before, roles: Uint8Array.of(4) };
    const [ghost] = at(plan(before, after), 0.5).fading?.ghosts ?? [];
    expect(ghost?.angle).toBe(1);
  });
});
