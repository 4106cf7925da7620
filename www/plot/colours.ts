/** How many colours groups of points have; group i has the colour i modulo this. */
export const GROUP_COLOURS = 7;

/** The colours of groups as the theme has them, for a canvas. */
export function groupColours(element: Element): string[] {
  const computed = getComputedStyle(element);
  return Array.from({ length: GROUP_COLOURS }, (_, group) =>
    computed.getPropertyValue(`--class-${group}`).trim(),
  );
}

/** The colour of a group, for an element. */
export function groupColour(group: number): string {
  return `var(--class-${group % GROUP_COLOURS})`;
}
