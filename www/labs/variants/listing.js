// Adaptive, Fast, Cluster and Matrix NMS by hand. What stands between the markers is shown on the page; a
// test runs this file on many boxes and options and compares it with the engine.

// listing: variants.javascript
function upper(boxes, scores, classes, how) {
  const { one = 0, lastFirst = false, perClass = false, minScore = -Infinity } = how;
  const order = [...boxes.keys()].filter((i) => scores[i] > minScore); // @filter
  order.sort((i, j) => scores[j] - scores[i] || (lastFirst ? j - i : i - j)); // @sort
  const columns = order.map((j, column) =>
    order.slice(0, column).map(
      (i) =>
        perClass && classes[i] !== classes[j]
          ? null // @otherClass
          : iou(boxes[i], boxes[j], one), // @compare decay
    ),
  );
  return { order, columns };
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

// listing: adaptive-nms.javascript
export function adaptiveNms(
  boxes,
  scores,
  classes,
  {
    threshold = 0.5,
    eta = 1,
    exceeds = (a, b) => a > b,
    single = false,
    topK = Infinity,
    maxOutput = Infinity,
    ...how
  } = {},
) {
  const { order, columns } = upper(boxes, scores, classes, how);
  const held = single ? Math.fround : Number;
  let bound = held(threshold);
  const kept = [];
  for (const [column, j] of order.slice(0, topK).entries()) {
    // @topK
    let fell = false;
    for (const row of kept) {
      let overlap = columns[column][row];
      if (overlap === null) continue;
      if (single) overlap = inSingle(overlap, boxes[order[row]], boxes[j], how.one);
      fell = exceeds(overlap, bound); // @compare judge
      if (fell) break; // @suppressed
    }
    if (fell) continue;
    kept.push(column); // @kept
    if (held(eta) < 1 && bound > 0.5) {
      bound = held(bound * held(eta)); // @tighten
    }
  }
  return kept.slice(0, maxOutput).map((row) => order[row]); // @limit done
}

function inSingle(iou, a, b, one = 0) {
  const areaA = (a[2] - a[0] + one) * (a[3] - a[1] + one);
  const areaB = (b[2] - b[0] + one) * (b[3] - b[1] + one);
  const distance = areaA + areaB > 2 ** -52 ? 1 - iou : 0;
  return Math.fround(1 - Math.fround(distance));
}
// end listing

// listing: fast-nms.javascript
export function fastNms(
  boxes,
  scores,
  classes,
  { threshold = 0.5, exceeds = (a, b) => a > b, maxOutput = Infinity, ...how } = {},
) {
  const { order, columns } = upper(boxes, scores, classes, how);
  const keep = order.filter((_, column) => {
    const said = columns[column].filter((value) => value !== null);
    const fell = said.length > 0 && exceeds(Math.max(...said), threshold); // @judge suppressed
    return !fell; // @kept
  });
  return keep.slice(0, maxOutput); // @limit done
}
// end listing

// listing: cluster-nms.javascript
export function clusterNms(
  boxes,
  scores,
  classes,
  { threshold = 0.5, exceeds = (a, b) => a > b, maxOutput = Infinity, ...how } = {},
) {
  const { order, columns } = upper(boxes, scores, classes, how);
  let speaks = order.map(() => true);
  let changed = true;
  while (changed) {
    const stands = columns.map((column) => {
      const said = column.filter((value, row) => speaks[row] && value !== null); // @silent
      const fell = said.length > 0 && exceeds(Math.max(...said), threshold); // @judge suppressed
      return !fell; // @kept
    });
    changed = stands.some((stays, rank) => stays !== speaks[rank]); // @again
    speaks = stands; // @again
  }
  return order.filter((_, rank) => speaks[rank]).slice(0, maxOutput); // @limit done
}
// end listing

// listing: matrix-nms.javascript
export function matrixNms(
  boxes,
  scores,
  classes,
  {
    linear = false,
    sigma = 2,
    postThreshold = 0.05,
    stands = (a, b) => a >= b,
    maxOutput = Infinity,
    ...how
  } = {},
) {
  const f = (value) => (linear ? 1 - value : Math.exp(-sigma * (value * value)));
  const { order, columns } = upper(boxes, scores, classes, how);
  const peaks = columns.map((column) => Math.max(0, ...column));
  const lowered = [];
  for (const [rank, column] of columns.entries()) {
    let factor = 1;
    for (const [row, value] of column.entries()) {
      if (value === null || f(peaks[row]) === 0) continue;
      factor = Math.min(factor, f(value) / f(peaks[row])); // @decay
    }
    const score = scores[order[rank]] * factor; // @lower
    const fell = !stands(score, postThreshold); // @lower suppressed
    if (!fell) lowered.push([order[rank], score]); // @kept
  }
  lowered.sort((a, b) => b[1] - a[1]);
  return lowered.slice(0, maxOutput); // @limit done
}
// end listing
