/**
 * What a box is at one place of the timeline. The engine sends the index; the order is that of
 * `Role` in `src/watch/role.rs`, and a test holds the two equal.
 */
export const ROLES = [
  'plain', // no run says anything of it
  'waiting', // still in play
  'picked', // the best of those in play, now being compared with the others
  'compared', // the one it is being compared with
  'kept',
  'suppressed',
  'filtered', // its score is too low to take part
  'leftover', // still in play when the maximum output was reached
  'first', // box A of a pair
  'second', // box B of a pair
  'aside', // takes no part
  'fused', // part of a fused box
  'truth', // a ground truth that no detection has found
  'found', // a ground truth that a detection has found
] as const;

export type Role = (typeof ROLES)[number];
