import { describe, expect, test } from 'vitest';
import { type KeyInput, NO_MODIFIERS } from '../../../www/canvas/input';
import { handleKey, keyMap } from '../../../www/canvas/keys';
import { Hand } from './hand';

const boxes = [
  [10, 20, 110, 70],
  [300, 200, 250, 150],
];

/** A keyboard over a hand's tools, noting which calls on the camera came. */
class Keyboard {
  readonly hand = new Hand(boxes);
  readonly calls: (string | number)[] = [];

  press(key: string, held: Partial<KeyInput> = {}): boolean {
    return handleKey(
      { key, code: '', ...NO_MODIFIERS, ...held },
      {
        editing: this.hand.editing,
        tools: this.hand.tools,
        scale: this.hand.surface.camera.scale,
        fit: () => this.calls.push('fit'),
        fitSelection: () => this.calls.push('fitSelection'),
        actualSize: () => this.calls.push('actualSize'),
        zoomBy: (factor) => this.calls.push(factor),
      },
    );
  }
}

const shift = { shift: true };
const mod = { mod: true };
const alt = { alt: true };

describe('keys', () => {
  test('choose tools', () => {
    const keys = new Keyboard();
    for (const key of ['r', 'w', 'n', 'R']) {
      keys.hand.tools.tool = 'select';
      expect(keys.press(key)).toBe(true);
      expect(keys.hand.tools.tool).toBe('draw');
    }
    keys.press('h');
    expect(keys.hand.tools.tool).toBe('pan');
    keys.press('v');
    expect(keys.hand.tools.tool).toBe('select');
  });

  test('are found by their place on a keyboard without Latin letters', () => {
    const keys = new Keyboard();
    expect(keys.press('к', { code: 'KeyR' })).toBe(true);
    expect(keys.hand.tools.tool).toBe('draw');
  });

  test('with other modifiers, and those of the page, are left alone', () => {
    const keys = new Keyboard();
    keys.hand.editing.select([0]);
    expect(keys.press('r', mod)).toBe(false);
    expect(keys.press('d')).toBe(false);
    expect(keys.press('a')).toBe(false);
    expect(keys.press('z', mod)).toBe(false);
    expect(keys.press('1', { code: 'Digit1' })).toBe(false);
    expect(keys.press('ArrowLeft', mod)).toBe(false);
    expect(keys.press('Tab')).toBe(false);
    expect(keys.press('+', mod)).toBe(false);
    expect(keys.hand.editing.entries).toEqual([]);
  });

  test('delete what is selected', () => {
    for (const key of ['Delete', 'Backspace']) {
      const keys = new Keyboard();
      expect(keys.press(key)).toBe(false);
      keys.hand.editing.select([0]);
      expect(keys.press(key)).toBe(true);
      expect(keys.hand.editing.box(0)).toBeUndefined();
      expect(keys.hand.editing.count).toBe(1);
      expect(keys.hand.editing.entries).toEqual([undefined]);
    }
  });

  test('duplicate, with the copies selected and beside their originals', () => {
    const keys = new Keyboard();
    keys.hand.editing.select([0, 1]);
    expect(keys.press('d', mod)).toBe(true);
    expect(keys.hand.selected).toEqual([2, 3]);
    expect(keys.hand.editing.box(2)).toEqual([26, 36, 126, 86]);
    expect(keys.hand.editing.box(3)).toEqual([316, 216, 266, 166]);
    keys.hand.surface.camera = { x: 0, y: 0, scale: 64 };
    keys.press('d', mod);
    expect(keys.hand.editing.box(4)).toEqual([27, 37, 127, 87]);
  });

  test('select all, and tell it', () => {
    const keys = new Keyboard();
    expect(keys.press('a', mod)).toBe(true);
    expect(keys.hand.selected).toEqual([0, 1]);
    expect(keys.hand.chosen).toEqual([[0, 1]]);
  });

  test('nudge by 1 and by 10, inverted boxes as they are; mergeable', () => {
    const keys = new Keyboard();
    keys.hand.editing.select([0, 1]);
    keys.press('ArrowRight');
    keys.press('ArrowDown', shift);
    expect(keys.hand.editing.box(0)).toEqual([11, 30, 111, 80]);
    expect(keys.hand.editing.box(1)).toEqual([301, 210, 251, 160]);
    keys.press('ArrowLeft', shift);
    keys.press('ArrowUp');
    expect(keys.hand.editing.box(0)).toEqual([1, 29, 101, 79]);
    expect(keys.hand.editing.entries).toEqual(['nudge', 'nudge', 'nudge', 'nudge']);
  });

  test('leave the arrows to the player when nothing is selected', () => {
    const keys = new Keyboard();
    expect(keys.press('ArrowRight')).toBe(false);
    expect(keys.press('ArrowRight', alt)).toBe(false);
  });

  test('resize by the lower right corner, which orders; not beyond the other corner', () => {
    const keys = new Keyboard();
    keys.hand.editing.select([0, 1]);
    keys.press('ArrowRight', alt);
    keys.press('ArrowDown', { ...alt, ...shift });
    expect(keys.hand.editing.box(0)).toEqual([10, 20, 111, 80]);
    expect(keys.hand.editing.box(1)).toEqual([250, 150, 301, 210]);
    for (let i = 0; i < 20; i++) keys.press('ArrowLeft', { ...alt, ...shift });
    expect(keys.hand.editing.box(0)).toEqual([10, 20, 10, 80]);
    expect(new Set(keys.hand.editing.entries)).toEqual(new Set(['resize']));
  });

  test('move the camera', () => {
    const keys = new Keyboard();
    keys.press('!', { code: 'Digit1', ...shift });
    keys.press('"', { code: 'Digit2', ...shift });
    keys.press(')', { code: 'Digit0', ...shift });
    keys.press('+', shift);
    keys.press('=');
    keys.press('-');
    expect(keys.calls).toEqual(['fit', 'fitSelection', 'actualSize', 1.25, 1.25, 0.8]);
  });

  test('wait for a drag to end, all but Escape', () => {
    const keys = new Keyboard();
    keys.hand.editing.select([0]);
    keys.hand.press([
      [60, 45],
      [160, 145],
    ]);
    expect(keys.press('Delete')).toBe(true);
    expect(keys.press('r')).toBe(true);
    expect(keys.hand.editing.box(0)).toEqual([110, 120, 210, 170]);
    expect(keys.press('Escape')).toBe(true);
    expect(keys.hand.editing.box(0)).toEqual(boxes[0]);
    expect(keys.hand.selected).toEqual([0]);
  });

  test('the list of keys is what the keys do', () => {
    const codes: Record<string, string> = { '0': 'Digit0', '1': 'Digit1', '2': 'Digit2' };
    for (const { keys: names } of keyMap()) {
      const parts = names === '+' ? ['+'] : names.split('+');
      const name = parts.at(-1) ?? '';
      const keyboard = new Keyboard();
      keyboard.hand.editing.select([0]);
      keyboard.hand.tools.turns = true;
      const taken = keyboard.press(name === 'Arrow' ? 'ArrowRight' : name, {
        code: codes[name] ?? '',
        shift: parts.includes('Shift'),
        alt: parts.includes('Alt'),
        mod: parts.includes('Mod'),
      });
      expect([names, taken]).toEqual([names, true]);
    }
    expect(new Set(keyMap().map(({ keys }) => keys)).size).toBe(keyMap().length);
  });
});
