import { describe, expect, test } from 'vitest';
import { toWorld } from '../../../www/canvas/camera';
import { NO_MODIFIERS } from '../../../www/canvas/input';
import { Hand } from './hand';

const one = [[100, 100, 300, 200]];
const finger = (pointer: number) => ({ type: 'touch', pointer });
const wheel = { x: 400, y: 300, dx: 0, dy: 0, ...NO_MODIFIERS };

describe('panning', () => {
  test('with the pan tool, the middle button or Space leaves the boxes alone', () => {
    const withTool = new Hand(one);
    withTool.tools.tool = 'pan';
    withTool.drag([
      [200, 150],
      [230, 140],
    ]);
    const withMiddle = new Hand(one);
    withMiddle.drag(
      [
        [200, 150],
        [230, 140],
      ],
      { button: 1 },
    );
    const withSpace = new Hand(one);
    withSpace.tools.holdSpace(true);
    withSpace.drag([
      [200, 150],
      [230, 140],
    ]);
    for (const hand of [withTool, withMiddle, withSpace]) {
      expect(hand.surface.camera).toEqual({ x: 30, y: -10, scale: 1 });
      expect(hand.editing.box(0)).toEqual(one[0]);
      expect(hand.editing.entries).toEqual([]);
    }
  });

  test('a click with the pan tool selects nothing', () => {
    const hand = new Hand(one);
    hand.tools.tool = 'pan';
    hand.click([200, 150]);
    expect(hand.selected).toEqual([]);
  });

  test('Space says at its release whether it was used or tapped', () => {
    const hand = new Hand(one);
    hand.tools.holdSpace(true);
    hand.tools.holdSpace(true);
    expect(hand.tools.holdSpace(false)).toBe(false);
    hand.tools.holdSpace(true);
    hand.drag([
      [200, 150],
      [230, 140],
    ]);
    expect(hand.tools.holdSpace(false)).toBe(true);
    hand.drag([
      [230, 140],
      [240, 140],
    ]);
    expect(hand.editing.box(0)).not.toEqual(one[0]);
  });
});

describe('the wheel', () => {
  test('pans, sideways with Shift', () => {
    const hand = new Hand();
    hand.tools.wheel({ ...wheel, dx: 5, dy: 30 });
    expect(hand.surface.camera).toEqual({ x: -5, y: -30, scale: 1 });
    hand.tools.wheel({ ...wheel, dy: 30, shift: true });
    expect(hand.surface.camera).toEqual({ x: -35, y: -30, scale: 1 });
  });

  test('zooms at the cursor with Ctrl or Cmd, in when turned away', () => {
    const hand = new Hand();
    const under = toWorld(hand.surface.camera, wheel);
    hand.tools.wheel({ ...wheel, dy: -10, mod: true });
    expect(hand.surface.camera.scale).toBeCloseTo(Math.exp(0.1), 12);
    const after = toWorld(hand.surface.camera, wheel);
    expect(after.x).toBeCloseTo(under.x, 9);
    expect(after.y).toBeCloseTo(under.y, 9);
  });

  test('one notch of a mouse does not leap', () => {
    const hand = new Hand();
    hand.tools.wheel({ ...wheel, dy: -120, mod: true });
    expect(hand.surface.camera.scale).toBeLessThan(1.3);
  });

  test('takes a box that is being dragged along', () => {
    const hand = new Hand(one);
    hand.press([
      [200, 150],
      [210, 150],
    ]);
    hand.tools.wheel({ ...wheel, dx: 20 });
    expect(hand.editing.box(0)).toEqual([130, 100, 330, 200]);
    hand.up([210, 150]);
    expect(hand.editing.box(0)).toEqual([130, 100, 330, 200]);
  });
});

describe('fingers', () => {
  test('one edits, and needs to go 8 pixels', () => {
    const hand = new Hand(one);
    hand.press(
      [
        [200, 150],
        [208, 150],
      ],
      finger(1),
    );
    expect(hand.editing.open).toBe(false);
    hand.move([240, 150], finger(1));
    hand.up([240, 150], finger(1));
    expect(hand.editing.box(0)).toEqual([140, 100, 340, 200]);
  });

  test('handles are larger for them', () => {
    const hand = new Hand(one);
    hand.editing.select([0]);
    hand.drag(
      [
        [318, 218],
        [338, 238],
      ],
      finger(1),
    );
    expect(hand.editing.box(0)).toEqual([100, 100, 320, 220]);
  });

  test('two move the view with their middle and scale it with their distance', () => {
    const hand = new Hand(one);
    hand.down([300, 300], finger(1));
    hand.down([400, 300], finger(2));
    const middle = toWorld(hand.surface.camera, { x: 350, y: 300 });
    hand.move([250, 350], finger(1));
    hand.move([450, 350], finger(2));
    expect(hand.surface.camera.scale).toBeCloseTo(2, 9);
    const after = toWorld(hand.surface.camera, { x: 350, y: 350 });
    expect(after.x).toBeCloseTo(middle.x, 9);
    expect(after.y).toBeCloseTo(middle.y, 9);
  });

  test('the second one takes back what the first began', () => {
    const hand = new Hand(one);
    hand.press(
      [
        [200, 150],
        [300, 250],
      ],
      finger(1),
    );
    expect(hand.editing.box(0)).toEqual([200, 200, 400, 300]);
    hand.down([400, 300], finger(2));
    expect(hand.editing.box(0)).toEqual(one[0]);
    expect(hand.editing.open).toBe(false);
    hand.move([310, 260], finger(1));
    hand.up([310, 260], finger(1));
    hand.up([400, 300], finger(2));
    expect(hand.editing.box(0)).toEqual(one[0]);
    expect(hand.selected).toEqual([]);
  });

  test('the one left over does nothing until it is lifted', () => {
    const hand = new Hand(one);
    hand.down([200, 150], finger(1));
    hand.down([400, 300], finger(2));
    hand.up([400, 300], finger(2));
    const camera = hand.surface.camera;
    hand.move([300, 250], finger(1));
    hand.up([300, 250], finger(1));
    expect(hand.surface.camera).toEqual(camera);
    expect(hand.editing.box(0)).toEqual(one[0]);
    hand.drag(
      [
        [200, 150],
        [240, 150],
      ],
      finger(3),
    );
    expect(hand.editing.box(0)).toEqual([140, 100, 340, 200]);
  });

  test('at one point do no harm', () => {
    const hand = new Hand();
    hand.down([300, 300], finger(1));
    hand.down([300, 300], finger(2));
    hand.move([300, 300], finger(2));
    expect(hand.surface.camera).toEqual({ x: 0, y: 0, scale: 1 });
  });

  test('taken away by the browser are forgotten', () => {
    const hand = new Hand(one);
    hand.down([200, 150], finger(1));
    hand.tools.pointerCancel({ pointer: 1 });
    hand.drag(
      [
        [200, 150],
        [240, 150],
      ],
      finger(2),
    );
    expect(hand.editing.box(0)).toEqual([140, 100, 340, 200]);
  });

  test('only pan once a pen has been used', () => {
    const hand = new Hand(one);
    hand.drag(
      [
        [200, 150],
        [240, 150],
      ],
      { type: 'pen', pointer: 7 },
    );
    expect(hand.editing.box(0)).toEqual([140, 100, 340, 200]);
    hand.drag(
      [
        [240, 150],
        [270, 170],
      ],
      finger(1),
    );
    expect(hand.editing.box(0)).toEqual([140, 100, 340, 200]);
    expect(hand.surface.camera).toEqual({ x: 30, y: 20, scale: 1 });
    hand.drag(
      [
        [270, 170],
        [310, 170],
      ],
      { type: 'pen', pointer: 7 },
    );
    expect(hand.editing.box(0)).toEqual([180, 100, 380, 200]);
  });
});

describe('hovering', () => {
  test('tells the box under the pointer once, and nothing for fingers', () => {
    const hand = new Hand(one);
    hand.move([150, 150]);
    hand.move([160, 150]);
    hand.move([500, 500]);
    hand.move([150, 150], finger(1));
    expect(hand.hovered).toEqual([0, null]);
    hand.move([150, 150]);
    hand.tools.pointerLeave();
    expect(hand.hovered).toEqual([0, null, 0, null]);
  });

  test('shows what a press would do', () => {
    const hand = new Hand(one);
    const cursorAt = (x: number, y: number) => {
      hand.move([x, y]);
      return hand.tools.cursor;
    };
    expect(cursorAt(300, 200)).toBe('move');
    hand.editing.select([0]);
    expect(cursorAt(300, 200)).toBe('nwse-resize');
    expect(cursorAt(300, 100)).toBe('nesw-resize');
    expect(cursorAt(200, 100)).toBe('ns-resize');
    expect(cursorAt(100, 150)).toBe('ew-resize');
    expect(cursorAt(600, 500)).toBe('default');
    hand.tools.tool = 'draw';
    expect(hand.tools.cursor).toBe('crosshair');
    expect(cursorAt(200, 150)).toBe('crosshair');
    hand.tools.tool = 'pan';
    expect(hand.tools.cursor).toBe('grab');
    hand.down([200, 150]);
    expect(hand.tools.cursor).toBe('grabbing');
  });
});
