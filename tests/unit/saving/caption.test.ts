import { expect, test } from 'vitest';
import { captionOf, NO_CAPTION, wrapped } from '../../../www/saving/caption';

const wide = (text: string) => [...text].length;

test('a caption breaks between words, and loses nothing but the spaces at its ends', () => {
  const text = '#2 person 0.96 and #15 person 0.93 overlap by 0.123, not more than 0.5.';
  const lines = wrapped(text, 24, wide, 'en');
  expect(lines.join(' ')).toBe(text);
  expect(Math.max(...lines.map(wide))).toBeLessThanOrEqual(24);
  expect(lines.length).toBeGreaterThan(2);
});

test('Chinese breaks between words, and no line begins with a sign that ends one', () => {
  const text = '#2 person 与 #15 person 的重叠度为 0，不大于 0.5：#15 person 继续参与。';
  for (const room of [8, 9, 10, 11, 12, 13, 14]) {
    const lines = wrapped(text, room, wide, 'zh');
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) expect(line).not.toMatch(/^[，。：]/);
  }
});

test('a word wider than the room has a line to itself', () => {
  expect(wrapped('a averyveryverylongword b', 6, wide, 'en')).toEqual([
    'a',
    'averyveryverylongword',
    'b',
  ]);
});

test('without a word there is no caption, and no room for one', () => {
  expect(captionOf(['', ''], 400, wide, 'sans-serif', 'en')).toBe(NO_CAPTION);
  const { lines, height } = captionOf(['one', '', 'two'], 400, (_, text) => wide(text), 'x', 'en');
  expect(lines).toEqual(['one', 'two']);
  expect(height).toBeGreaterThan(0);
});
