// IoU and its relatives by hand. What stands between the markers is shown on the page; a test runs
// this file on many boxes and compares it with the engine.

// listing: iou.javascript
export function iou(a, b, one = 0, kind = 'iou') {
  const left = Math.max(a[0], b[0]); // @left
  const right = Math.min(a[2], b[2]); // @right
  const width = Math.max(right - left + one, 0); // @width
  const top = Math.max(a[1], b[1]); // @top
  const bottom = Math.min(a[3], b[3]); // @bottom
  const height = Math.max(bottom - top + one, 0); // @height
  const inter = width * height; // @intersection
  const areaA = (a[2] - a[0] + one) * (a[3] - a[1] + one); // @areaA
  const areaB = (b[2] - b[0] + one) * (b[3] - b[1] + one); // @areaB
  const union = areaA + areaB - inter; // @union
  const iou = union > 0 ? inter / union : 0; // @iou
  if (kind === 'iou') return iou;
  // The smallest box around both.
  const cWidth = Math.max(a[2], b[2]) - Math.min(a[0], b[0]) + one; // @enclosingWidth
  const cHeight = Math.max(a[3], b[3]) - Math.min(a[1], b[1]) + one; // @enclosingHeight
  if (kind === 'giou') {
    const cArea = cWidth * cHeight; // @enclosingArea
    const penalty = cArea > 0 ? (cArea - union) / cArea : 0; // @giouPenalty
    return iou - penalty; // @giou
  }
  // How far the centres are apart, against the diagonal of that box.
  const dx = (b[0] + b[2]) / 2 - (a[0] + a[2]) / 2; // @centreDx
  const dy = (b[1] + b[3]) / 2 - (a[1] + a[3]) / 2; // @centreDy
  const distance2 = dx * dx + dy * dy; // @distanceSquared
  const diagonal2 = cWidth * cWidth + cHeight * cHeight; // @diagonalSquared
  const penalty = diagonal2 > 0 ? distance2 / diagonal2 : 0; // @diouPenalty
  const diou = iou - penalty; // @diou
  if (kind === 'diou') return diou;
  // How different the aspect ratios are.
  const angleA = Math.atan2(a[2] - a[0] + one, a[3] - a[1] + one); // @angleA
  const angleB = Math.atan2(b[2] - b[0] + one, b[3] - b[1] + one); // @angleB
  const v = (4 / Math.PI ** 2) * (angleA - angleB) ** 2; // @aspectTerm
  const alpha = 1 - iou + v > 0 ? v / (1 - iou + v) : 0; // @alpha
  return diou - alpha * v; // @ciou
}
// end listing
