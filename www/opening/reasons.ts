import type { SkipReason } from 'boxstep-reader';

/** Reasons that only files of annotation tools have, which nobody corrects by hand. */
export const OF_TOOLS: ReadonlySet<SkipReason> = new Set<SkipReason>([
  'notABox',
  'outside',
  'cancelled',
]);
