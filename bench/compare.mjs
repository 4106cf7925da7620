// Whether two answers are the same: only then are their times worth comparing.

/**
 * Of the boxes that one kept, how many the other did not, whatever their order.
 *
 * @param {ArrayLike<number>} ours
 * @param {ArrayLike<number>} theirs
 */
function differingSets(ours, theirs) {
  const [a, b] = [new Set(Array.from(ours)), new Set(Array.from(theirs))];
  const only = [...a].filter((item) => !b.has(item)).length;
  const beside = [...b].filter((item) => !a.has(item)).length;
  return only + beside === 0 ? '' : `${only} of our ${a.size} boxes not kept, ${beside} others`;
}

/**
 * @param {ArrayLike<number>} ours
 * @param {ArrayLike<number>} theirs
 */
function differingPlaces(ours, theirs) {
  let count = 0;
  for (let i = 0; i < ours.length; i += 1) if (ours[i] !== theirs[i]) count += 1;
  return count === 0 ? '' : `${count} of ${ours.length} shapes in another cluster`;
}

/**
 * @param {ArrayLike<number>} ours
 * @param {ArrayLike<number>} theirs
 */
function differingNumbers(ours, theirs) {
  if (ours.length !== theirs.length) return `${theirs.length} numbers, not ${ours.length}`;
  let most = 0;
  for (let i = 0; i < ours.length; i += 1) {
    const [a = 0, b = 0] = [ours[i], theirs[i]];
    // Sums of other orders, and single precision.
    most = Math.max(most, Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-6));
  }
  return most < 1e-6 ? '' : `numbers differ by up to ${most.toExponential(1)} of them`;
}

/**
 * @param {import('./jobs.mjs').JobName} job
 * @param {ArrayLike<number>} ours
 * @param {ArrayLike<number>} theirs
 * @returns {string} empty if they are the same
 */
export function compare(job, ours, theirs) {
  if (job === 'anchors') return differingPlaces(ours, theirs);
  if (job === 'pca' || job === 'matrix') return differingNumbers(ours, theirs);
  return differingSets(ours, theirs);
}
