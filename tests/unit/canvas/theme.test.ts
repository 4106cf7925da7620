import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../www/canvas/roles';
import { STYLE_NAMES } from '../../../www/canvas/shapes';
import { BACK_TO_FRONT, CLASS_COLOURS } from '../../../www/canvas/styles';

const css = readFileSync(new URL('../../../www/canvas/canvas.css', import.meta.url), 'utf8');

/** The custom properties of the rule with this selector. */
function propertiesOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const rule = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries(
    [...rule.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}

const light = propertiesOf('[data-theme="light"]');
const dark = propertiesOf('[data-theme="dark"]');

/** WCAG's contrast of two colours such as '#0072b2'. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('the colours of the canvas', () => {
  test('are there for every role, class and style, in light and dark', () => {
    const names = [
      ...ROLES.map((role) => `--role-${role}`),
      ...STYLE_NAMES.map((style) => `--shape-${style}`),
      ...Array.from({ length: CLASS_COLOURS }, (_, i) => `--class-${i}`),
    ];
    expect(Object.keys(light)).toEqual(expect.arrayContaining(names));
    expect(Object.keys(dark)).toEqual(Object.keys(light));
  });

  test('are the same for a dark page and a dark system', () => {
    expect(propertiesOf(':root:not([data-theme])')).toEqual(dark);
  });

  test('stand out from the page as lines, and as text where they are text', () => {
    for (const theme of [light, dark]) {
      const page = theme['--canvas-page'] ?? '';
      for (const [name, colour] of Object.entries(theme)) {
        if (/^--(role|class|shape)-/.test(name)) {
          expect([name, contrast(colour, page) >= 3]).toEqual([name, true]);
        }
      }
      for (const name of ['--canvas-ink', '--canvas-muted']) {
        expect(contrast(theme[name] ?? '', page)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(theme[name] ?? '', theme['--canvas-surround'] ?? '')).toBeGreaterThan(4.5);
      }
      for (const role of ['picked', 'compared', 'first', 'second']) {
        expect(contrast(theme[`--role-${role}`] ?? '', page)).toBeGreaterThan(3.5);
      }
    }
  });

  test('every role has its depth', () => {
    expect([...BACK_TO_FRONT].sort()).toEqual([...ROLES].sort());
  });
});
