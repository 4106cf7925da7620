// Greedy NMS on rotated boxes by hand. What stands between the markers is shown on the page; a test
// runs this file on many boxes and options and compares it with the engine.
import { rotatedIou } from '../rotated-iou/listing.js';

// listing: rotated-nms.javascript
export function rotatedNms(
  boxes,
  scores,
  classes,
  {
    threshold = 0.5,
    exceeds = (a, b) => a > b,
    lastFirst = false,
    perClass = false,
    minScore = -Infinity,
    maxOutput = Infinity,
  } = {},
) {
  let order = [...boxes.keys()].filter((i) => scores[i] > minScore); // @filter passes filtered
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
      const overlap = rotatedIou(boxes[best], boxes[i]); // @compare
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
// end listing
