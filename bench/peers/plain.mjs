// What one writes in an afternoon without a library: typed arrays, a sort and loops.

/**
 * @param {Float64Array} boxes
 * @param {number} i
 * @param {number} j
 */
function iou(boxes, i, j) {
  const a = 4 * i;
  const b = 4 * j;
  const width = Math.min(boxes[a + 2], boxes[b + 2]) - Math.max(boxes[a], boxes[b]);
  const height = Math.min(boxes[a + 3], boxes[b + 3]) - Math.max(boxes[a + 1], boxes[b + 1]);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  const areaA = (boxes[a + 2] - boxes[a]) * (boxes[a + 3] - boxes[a + 1]);
  const areaB = (boxes[b + 2] - boxes[b]) * (boxes[b + 3] - boxes[b + 1]);
  return shared / (areaA + areaB - shared);
}

/**
 * @param {Float64Array} boxes
 * @param {Float64Array} scores
 * @param {number} threshold
 */
function nms(boxes, scores, threshold) {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a]);
  const suppressed = new Uint8Array(order.length);
  const keep = [];
  for (let i = 0; i < order.length; i += 1) {
    if (suppressed[i]) continue;
    keep.push(order[i]);
    for (let j = i + 1; j < order.length; j += 1) {
      if (!suppressed[j] && iou(boxes, order[i], order[j]) > threshold) suppressed[j] = 1;
    }
  }
  return keep;
}

/**
 * @param {Float64Array} boxes
 * @param {Float64Array} scores
 */
function softNms(boxes, scores, sigma = 0.5, least = 0.001) {
  const left = scores.slice();
  let waiting = [...scores.keys()].filter((i) => left[i] >= least);
  const keep = [];
  while (waiting.length > 0) {
    let best = waiting[0];
    for (const i of waiting) if (left[i] > left[best]) best = i;
    keep.push(best);
    const rest = [];
    for (const i of waiting) {
      if (i === best) continue;
      const overlap = iou(boxes, best, i);
      if (overlap > 0) left[i] *= Math.exp(-(overlap * overlap) / sigma);
      if (left[i] >= least) rest.push(i);
    }
    waiting = rest;
  }
  return keep;
}

/**
 * @param {Float64Array} shapes
 * @param {Float64Array} first
 */
function kMeans(shapes, first) {
  const centroids = first.slice();
  const assignment = new Uint32Array(shapes.length / 2).fill(2 ** 32 - 1);
  const sums = new Float64Array(1.5 * first.length);
  for (let changed = true; changed; ) {
    changed = false;
    sums.fill(0);
    for (let i = 0; i < assignment.length; i += 1) {
      const w = shapes[2 * i];
      const h = shapes[2 * i + 1];
      let best = 0;
      let most = -1;
      for (let c = 0; c < centroids.length / 2; c += 1) {
        const shared = Math.min(w, centroids[2 * c]) * Math.min(h, centroids[2 * c + 1]);
        const overlap = shared / (w * h + centroids[2 * c] * centroids[2 * c + 1] - shared);
        if (overlap > most) [best, most] = [c, overlap];
      }
      if (assignment[i] !== best) [assignment[i], changed] = [best, true];
      sums[3 * best] += w;
      sums[3 * best + 1] += h;
      sums[3 * best + 2] += 1;
    }
    for (let c = 0; c < centroids.length / 2; c += 1) {
      if (sums[3 * c + 2] === 0) continue;
      centroids[2 * c] = sums[3 * c] / sums[3 * c + 2];
      centroids[2 * c + 1] = sums[3 * c + 1] / sums[3 * c + 2];
    }
  }
  return assignment;
}

/** @param {Float64Array} boxes */
function matrix(boxes) {
  const n = boxes.length / 4;
  const answer = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) answer[i * n + j] = iou(boxes, i, j);
  }
  return answer;
}

/** @type {import('./index.mjs').Peer} */
export const peer = {
  nms({ boxes, scores, threshold }) {
    return () => nms(boxes, scores, threshold);
  },
  soft({ boxes, scores }) {
    return () => softNms(boxes, scores);
  },
  anchors({ shapes, first }) {
    return () => kMeans(shapes, first);
  },
  matrix({ boxes }) {
    return () => matrix(boxes);
  },
};
