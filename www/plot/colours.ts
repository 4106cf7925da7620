import { shownTheme } from '../controls/theme';

const known = new Map<string, string>();

/**
 * A colour of the theme on screen by the name of its variable, for a canvas. Each is read once: after
 * elements have changed, reading makes the browser compute their styles.
 */
export function themeColour(name: string): string {
  const key = `${shownTheme()} ${name}`;
  const colour =
    known.get(key) ?? getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  known.set(key, colour);
  return colour;
}

/** How many colours groups of points have; group i has the colour i modulo this. */
export const GROUP_COLOURS = 7;

/** The colours of groups as the theme has them, for a canvas. */
export function groupColours(): string[] {
  return Array.from({ length: GROUP_COLOURS }, (_, group) => themeColour(`--class-${group}`));
}

/** The colour of a group, for an element. */
export function groupColour(group: number): string {
  return `var(--class-${group % GROUP_COLOURS})`;
}
