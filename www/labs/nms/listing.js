// Greedy NMS by hand. What stands between the markers is shown on the page; a test runs this file
// on many boxes and options and compares it with the engine.

// listing: nms.javascript
export function nms(
  boxes,
  scores,
  classes,
  {
    threshold = 0.5,
    one = 0,
    exceeds = (a, b) => a > b,
    lastFirst = false,
    perClass = false,
    minScore = -Infinity,
    maxOutput = Infinity,
  } = {},
) {
  let order = [...boxes.keys()].filter((i) => scores[i] > minScore); // @filter
  order.sort((i, j) => scores[j] - scores[i] || (lastFirst ? j - i : i - j)); // @sort
  const keep = [];
  while (order.length > 0 && keep.length < maxOutput) {
    const [best, ...others] = order;
    keep.push(best); // @pick
    const live = [];
    for (const i of others) {
      if (perClass && classes[i] !== classes[best]) {
        live.push(i); // @otherClass
        continue;
      }
      const overlap = iou(boxes[best], boxes[i], one); // @compare
      if (exceeds(overlap, threshold)) {
        // @compare
        continue; // @suppressed
      }
      live.push(i); // @lives
    }
    order = live;
  }
  return keep; // @limit done
}

function iou(a, b, one) {
  const width = Math.max(Math.min(a[2], b[2]) - Math.max(a[0], b[0]) + one, 0);
  const height = Math.max(Math.min(a[3], b[3]) - Math.max(a[1], b[1]) + one, 0);
  const inter = width * height;
  const areaA = (a[2] - a[0] + one) * (a[3] - a[1] + one);
  const areaB = (b[2] - b[0] + one) * (b[3] - b[1] + one);
  const union = areaA + areaB - inter;
  return union > 0 ? inter / union : 0;
}
// end listing
