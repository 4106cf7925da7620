import { describe, expect, test } from 'vitest';
import { Hand } from './hand';
import { fc } from './properties';

/** A large box, a small one inside it, and one far from both. */
const three = [
  [100, 100, 400, 300],
  [150, 150, 200, 200],
  [500, 100, 600, 200],
];

describe('clicking', () => {
  test('selects the smallest box, and the next one at each further click there', () => {
    const hand = new Hand(three);
    hand.click([175, 175]);
    expect(hand.selected).toEqual([1]);
    hand.click([176, 175], { time: 5000 });
    expect(hand.selected).toEqual([0]);
    hand.click([175, 174], { time: 9000 });
    expect(hand.selected).toEqual([1]);
    expect(hand.chosen).toEqual([[1], [0], [1]]);
  });

  test('elsewhere in between begins anew', () => {
    const hand = new Hand(three);
    hand.click([175, 175]);
    hand.click([550, 150]);
    hand.click([175, 175]);
    expect(hand.selected).toEqual([1]);
  });

  test('goes on cycling where a handle of the selected box is', () => {
    const hand = new Hand([
      [100, 100, 300, 300],
      [100, 100, 200, 200],
    ]);
    hand.click([102, 102]);
    hand.click([102, 102]);
    expect(hand.selected).toEqual([0]);
  });

  test('beside everything deselects, but not on a handle that reaches out of its box', () => {
    const hand = new Hand(three);
    hand.click([550, 150]);
    hand.click([610, 210]);
    expect(hand.selected).toEqual([2]);
    hand.click([700, 500]);
    expect(hand.selected).toEqual([]);
  });

  test('with Shift adds and takes away', () => {
    const hand = new Hand(three);
    hand.click([550, 150]);
    hand.click([175, 175], { shift: true });
    expect(hand.selected).toEqual([1, 2]);
    hand.click([550, 150], { shift: true });
    expect(hand.selected).toEqual([1]);
    hand.click([700, 500], { shift: true });
    expect(hand.selected).toEqual([1]);
  });

  test('is no edit, and the right button is not ours', () => {
    const hand = new Hand(three);
    hand.click([175, 175]);
    hand.click([550, 150], { button: 2 });
    expect(hand.selected).toEqual([1]);
    expect(hand.editing.entries).toEqual([]);
    expect(hand.editing.open).toBe(false);
  });

  test('twice quickly on nothing takes the draw tool', () => {
    const hand = new Hand(three);
    hand.click([700, 500], { time: 1000 });
    hand.click([702, 501], { time: 1300 });
    expect(hand.tools.tool).toBe('draw');
    expect(hand.toolsTaken).toEqual(['draw']);
  });

  test('twice slowly, or on a box first, does not', () => {
    const hand = new Hand(three);
    hand.click([700, 500], { time: 1000 });
    hand.click([700, 500], { time: 1401 });
    hand.click([550, 150], { time: 1500 });
    hand.click([550, 150], { time: 1600 });
    expect(hand.tools.tool).toBe('select');
  });
});

describe('dragging a box', () => {
  test('selects and moves it in one undo entry', () => {
    const hand = new Hand(three);
    hand.drag([
      [550, 150],
      [560, 155],
      [580, 250],
    ]);
    expect(hand.editing.box(2)).toEqual([530, 200, 630, 300]);
    expect(hand.selected).toEqual([2]);
    expect(hand.editing.entries).toHaveLength(1);
    expect(hand.chosen).toEqual([]);
  });

  test('counts from where it was pressed, and not before 3 pixels', () => {
    const hand = new Hand(three);
    hand.press([
      [550, 150],
      [553, 150],
    ]);
    expect(hand.editing.open).toBe(false);
    hand.move([554, 150]);
    expect(hand.editing.box(2)).toEqual([504, 100, 604, 200]);
    hand.up([554, 150]);
  });

  test('moves all selected boxes when one of them is dragged, even under a smaller one', () => {
    const hand = new Hand(three);
    hand.editing.select([0, 2]);
    hand.drag([
      [175, 175],
      [175, 275],
    ]);
    expect(hand.editing.box(0)).toEqual([100, 200, 400, 400]);
    expect(hand.editing.box(1)).toEqual([150, 150, 200, 200]);
    expect(hand.editing.box(2)).toEqual([500, 200, 600, 300]);
  });

  test('that is not selected lets go of the others, unless Shift is held', () => {
    const hand = new Hand(three);
    hand.editing.select([2]);
    hand.drag([
      [175, 175],
      [175, 225],
    ]);
    expect(hand.selected).toEqual([1]);
    hand.drag(
      [
        [550, 150],
        [550, 190],
      ],
      { shift: true },
    );
    expect(hand.selected).toEqual([1, 2]);
    expect(hand.editing.box(1)).toEqual([150, 240, 200, 290]);
  });

  test('an inverted box stays inverted', () => {
    const hand = new Hand([[300, 200, 100, 100]]);
    hand.drag([
      [200, 150],
      [250, 170],
    ]);
    expect(hand.editing.box(0)).toEqual([350, 220, 150, 120]);
  });

  test('in a zoomed view moves by world pixels', () => {
    const hand = new Hand(three);
    hand.surface.camera = { x: -1000, y: -100, scale: 4 };
    hand.drag(
      [
        [1200, 500],
        [1280, 460],
      ],
      { mod: true },
    );
    expect(hand.editing.box(2)).toEqual([520, 90, 620, 190]);
  });

  test('snaps to the edge of another, shows it, and does not while Ctrl is held', () => {
    const hand = new Hand(three);
    // The left edge comes to 405, within reach of the large box's right edge.
    hand.press([
      [550, 150],
      [455, 150],
    ]);
    expect(hand.editing.box(2)).toEqual([400, 100, 500, 200]);
    expect(hand.tools.marks.guides.map((guide) => guide.x1)).toEqual([400]);
    hand.move([455.25, 150], { mod: true });
    expect(hand.editing.box(2)).toEqual([405.25, 100, 505.25, 200]);
    expect(hand.tools.marks.guides).toEqual([]);
    hand.up([455.25, 150], { mod: true });
    expect(hand.tools.marks.guides).toEqual([]);
  });

  test('snaps within 6 pixels of the screen, however large those are', () => {
    const hand = new Hand(three);
    hand.surface.camera = { x: -1600, y: -300, scale: 4 };
    // The left edge comes to 402 and then to 401, 8 and 4 pixels from the large box.
    hand.press([
      [600, 300],
      [208, 300],
    ]);
    expect(hand.editing.box(2)).toEqual([402, 100, 502, 200]);
    hand.move([204, 300]);
    expect(hand.editing.box(2)).toEqual([400, 100, 500, 200]);
    hand.up([204, 300]);
  });

  test('answers a modifier key without the pointer moving', () => {
    const hand = new Hand(three);
    hand.press([
      [550, 150],
      [580, 190],
    ]);
    hand.tools.again({ shift: true, alt: false, mod: false });
    expect(hand.editing.box(2)).toEqual([500, 140, 600, 240]);
    hand.up([580, 190]);
    expect(hand.editing.box(2)).toEqual([530, 140, 630, 240]);
  });

  test('taken away by the browser leaves all as it was, the selection too', () => {
    const hand = new Hand(three);
    hand.editing.select([0]);
    hand.press([
      [550, 150],
      [700, 400],
    ]);
    hand.tools.pointerCancel({ pointer: 1 });
    expect(hand.editing.box(2)).toEqual([500, 100, 600, 200]);
    expect(hand.selected).toEqual([0]);
    expect(hand.editing.open).toBe(false);
    hand.move([710, 410]);
    hand.up([710, 410]);
    expect(hand.editing.box(2)).toEqual([500, 100, 600, 200]);
    expect(hand.editing.entries).toEqual([]);
  });

  test('a second pointer does not disturb it', () => {
    const hand = new Hand(three);
    hand.press([
      [550, 150],
      [600, 150],
    ]);
    hand.down([175, 175], { pointer: 2 });
    hand.move([10, 10], { pointer: 2 });
    hand.up([10, 10], { pointer: 2 });
    hand.up([600, 150]);
    expect(hand.editing.box(2)).toEqual([550, 100, 650, 200]);
  });
});

describe('dragging a handle', () => {
  const selected = () => {
    const hand = new Hand([[100, 100, 300, 200]]);
    hand.editing.select([0]);
    return hand;
  };

  test('resizes in one undo entry', () => {
    const hand = selected();
    hand.drag([
      [300, 200],
      [350.4, 240],
    ]);
    expect(hand.editing.box(0)).toEqual([100, 100, 350, 240]);
    expect(hand.editing.entries).toHaveLength(1);
  });

  test('counts from where it was pressed, not from the handle', () => {
    const hand = selected();
    hand.drag([
      [308, 206],
      [318, 216],
    ]);
    expect(hand.editing.box(0)).toEqual([100, 100, 310, 210]);
  });

  test('through the opposite corner flips the box', () => {
    const hand = selected();
    hand.drag([
      [300, 200],
      [50, 20],
    ]);
    expect(hand.editing.box(0)).toEqual([50, 20, 100, 100]);
  });

  test('orders a box that was written inverted; pressing alone does not', () => {
    const hand = new Hand([[300, 200, 100, 100]]);
    hand.editing.select([0]);
    hand.click([300, 200]);
    expect(hand.editing.box(0)).toEqual([300, 200, 100, 100]);
    hand.drag([
      [300, 200],
      [320, 220],
    ]);
    expect(hand.editing.box(0)).toEqual([100, 100, 320, 220]);
  });

  test('belongs to a single selected box', () => {
    const hand = new Hand(three);
    hand.editing.select([0, 2]);
    hand.drag([
      [600, 200],
      [650, 250],
    ]);
    expect(hand.editing.box(2)).toEqual([550, 150, 650, 250]);
  });
});

describe('the marquee', () => {
  test('selects what it touches while it is drawn', () => {
    const hand = new Hand(three);
    hand.press([
      [450, 50],
      [520, 120],
    ]);
    expect(hand.selected).toEqual([2]);
    expect(hand.tools.marks.marquee).toEqual({ x1: 450, y1: 50, x2: 520, y2: 120 });
    hand.move([390, 120]);
    expect(hand.selected).toEqual([0]);
    hand.up([390, 120]);
    expect(hand.chosen).toEqual([[0]]);
    expect(hand.tools.marks.marquee).toBeNull();
    expect(hand.editing.entries).toEqual([]);
  });

  test('with Shift keeps what was selected', () => {
    const hand = new Hand(three);
    hand.editing.select([1]);
    hand.drag(
      [
        [450, 50],
        [520, 120],
      ],
      { shift: true },
    );
    expect(hand.selected).toEqual([1, 2]);
  });

  test('cancelled gives the selection back', () => {
    const hand = new Hand(three);
    hand.editing.select([1]);
    hand.press([
      [450, 50],
      [520, 120],
    ]);
    expect(hand.tools.escape()).toBe(true);
    expect(hand.selected).toEqual([1]);
  });
});

describe('drawing', () => {
  test('makes a box of whole pixels, selects it and goes back to selecting', () => {
    const hand = new Hand();
    hand.tools.tool = 'draw';
    hand.drag([
      [10.4, 20.6],
      [60, 70],
      [110.2, 80.4],
    ]);
    expect(hand.editing.count).toBe(1);
    expect(hand.editing.box(0)).toEqual([10, 21, 110, 80]);
    expect(hand.selected).toEqual([0]);
    expect(hand.tools.tool).toBe('select');
    expect(hand.editing.entries).toHaveLength(1);
  });

  test('in any direction makes an ordered box', () => {
    const hand = new Hand();
    hand.tools.tool = 'draw';
    hand.drag([
      [110, 80],
      [10, 20],
    ]);
    expect(hand.editing.box(0)).toEqual([10, 20, 110, 80]);
  });

  test('over a box draws and does not move it', () => {
    const hand = new Hand(three);
    hand.tools.tool = 'draw';
    hand.drag([
      [520, 120],
      [580, 180],
    ]);
    expect(hand.editing.box(2)).toEqual([500, 100, 600, 200]);
    expect(hand.editing.box(3)).toEqual([520, 120, 580, 180]);
  });

  test('a click, a line and a drag back to its start make nothing', () => {
    const hand = new Hand();
    hand.tools.tool = 'draw';
    hand.click([50, 50]);
    expect(hand.tools.tool).toBe('draw');
    hand.drag([
      [50, 50],
      [90, 50],
    ]);
    hand.tools.tool = 'draw';
    hand.drag([
      [50, 50],
      [90, 90],
      [50, 50],
    ]);
    expect(hand.editing.count).toBe(0);
    expect(hand.editing.entries).toEqual([]);
    expect(hand.editing.open).toBe(false);
  });

  test('Shift makes a square and Alt draws from the centre', () => {
    const hand = new Hand();
    hand.tools.tool = 'draw';
    hand.drag(
      [
        [100, 100],
        [160, 130],
      ],
      { shift: true },
    );
    expect(hand.editing.box(0)).toEqual([100, 100, 160, 160]);
    hand.tools.tool = 'draw';
    hand.drag(
      [
        [400, 300],
        [430, 320],
      ],
      { alt: true },
    );
    expect(hand.editing.box(1)).toEqual([370, 280, 430, 320]);
  });

  test('Ctrl draws between pixels', () => {
    const hand = new Hand();
    hand.tools.tool = 'draw';
    hand.drag(
      [
        [10.25, 20.5],
        [60.75, 70.5],
      ],
      { mod: true },
    );
    expect(hand.editing.box(0)).toEqual([10.25, 20.5, 60.75, 70.5]);
  });

  test('snaps to the picture at its edges', () => {
    const hand = new Hand([], { width: 640, height: 480 });
    hand.tools.tool = 'draw';
    hand.drag([
      [4, 5],
      [637, 483],
    ]);
    expect(hand.editing.box(0)).toEqual([0, 0, 640, 480]);
  });

  test('Esc takes it back, then leaves the tool, then deselects, then is not ours', () => {
    const hand = new Hand(three);
    hand.editing.select([1]);
    hand.tools.tool = 'draw';
    hand.press([
      [10, 10],
      [60, 60],
    ]);
    expect(hand.editing.count).toBe(4);
    expect(hand.tools.escape()).toBe(true);
    expect(hand.editing.count).toBe(3);
    expect(hand.tools.tool).toBe('draw');
    expect(hand.tools.escape()).toBe(true);
    expect(hand.tools.tool).toBe('select');
    expect(hand.selected).toEqual([1]);
    expect(hand.tools.escape()).toBe(true);
    expect(hand.selected).toEqual([]);
    expect(hand.tools.escape()).toBe(false);
  });
});

describe('whatever a hand does', () => {
  const position = fc.tuple(fc.integer({ min: 0, max: 799 }), fc.integer({ min: 0, max: 599 }));
  const held = fc.record({ shift: fc.boolean(), alt: fc.boolean(), mod: fc.boolean() });
  const act = fc.record({
    path: fc.array(position, { minLength: 1, maxLength: 5 }),
    held,
    tool: fc.constantFrom('select', 'draw', 'pan'),
    end: fc.constantFrom('up', 'cancel', 'escape'),
  } as const);

  test('no gesture stays open, coordinates stay finite, and a cancelled one changes nothing', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
        const hand = new Hand(three);
        for (const { path, held, tool, end } of acts) {
          hand.tools.tool = tool;
          const before = [hand.editing.boxes(), hand.selected];
          const entries = hand.editing.entries.length;
          hand.press(path, held);
          if (end === 'up') hand.up(path.at(-1) ?? [0, 0], held);
          else if (end === 'escape' && hand.tools.busy) hand.tools.escape();
          else hand.tools.pointerCancel({ pointer: 1 });
          if (end !== 'up') {
            expect([hand.editing.boxes(), hand.selected]).toEqual(before);
            expect(hand.editing.entries).toHaveLength(entries);
          }
          expect(hand.editing.open).toBe(false);
          expect(hand.tools.busy).toBe(false);
          expect([...hand.editing.boxes().corners].every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });
});
