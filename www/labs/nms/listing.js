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
    topK = Infinity,
    maxOutput = Infinity,
    measure = iou,
  } = {},
) {
  let order = [...boxes.keys()].filter((i) => scores[i] > minScore); // @filter
  order.sort((i, j) => scores[j] - scores[i] || (lastFirst ? j - i : i - j)); // @sort
  order = order.slice(0, topK); // @topK
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
      const overlap = measure(boxes[best], boxes[i], one); // @compare measure
      if (exceeds(overlap, threshold)) {
        // @compare measure
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

// listing: nms-measures.javascript
function enclosing(a, b, one) {
  return [
    Math.max(a[2], b[2]) - Math.min(a[0], b[0]) + one,
    Math.max(a[3], b[3]) - Math.min(a[1], b[1]) + one,
  ];
}

export function giou(a, b, one) {
  const width = Math.max(Math.min(a[2], b[2]) - Math.max(a[0], b[0]) + one, 0);
  const height = Math.max(Math.min(a[3], b[3]) - Math.max(a[1], b[1]) + one, 0);
  const areaA = (a[2] - a[0] + one) * (a[3] - a[1] + one);
  const areaB = (b[2] - b[0] + one) * (b[3] - b[1] + one);
  const union = areaA + areaB - width * height;
  const [w, h] = enclosing(a, b, one);
  return iou(a, b, one) - (w * h > 0 ? (w * h - union) / (w * h) : 0); // @measure
}

export function diou(a, b, one, exponent = 1) {
  const [w, h] = enclosing(a, b, one);
  const dx = (b[0] + b[2]) / 2 - (a[0] + a[2]) / 2;
  const dy = (b[1] + b[3]) / 2 - (a[1] + a[3]) / 2;
  const diagonal = w * w + h * h;
  const ratio = diagonal > 0 ? (dx * dx + dy * dy) / diagonal : 0;
  return iou(a, b, one) - ratio ** exponent; // @measure
}

export function ciou(a, b, one, exponent = 1) {
  const angle = ([x1, y1, x2, y2]) => Math.atan2(x2 - x1 + one, y2 - y1 + one);
  const v = (4 / Math.PI ** 2) * (angle(a) - angle(b)) ** 2;
  const rest = 1 - iou(a, b, one) + v;
  const alpha = rest > 0 ? v / rest : 0;
  return diou(a, b, one, exponent) - alpha * v; // @measure
}
// end listing
