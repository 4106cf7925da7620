// Weighted Boxes Fusion and non-maximum weighted by hand. What stands between the markers is shown on
// the page; a test runs this file on many boxes and options and compares it with the engine.

// listing: fusion.javascript
export function fuse(
  givenBoxes,
  scores,
  classes,
  models,
  weights,
  {
    method = 'wbf',
    threshold = 0.55,
    minScore = 0,
    conf = 'avg',
    overflow = false,
    clip = false,
    lastFirst = false,
  } = {},
) {
  const boxes = clip
    ? givenBoxes.map((box) => box.map((v) => Math.min(Math.max(v, 0), 1)))
    : givenBoxes;
  const all = sum(weights);
  const compared = scores.map((s, i) => (method === 'nmw' ? (s * weights[models[i]]) / all : s));
  const weight = compared.map((c, i) => c * weights[models[i]]);
  const order = [];
  for (const [i, box] of boxes.entries()) {
    if (compared[i] < minScore) continue; // @lowScore
    if ((box[2] - box[0]) * (box[3] - box[1]) === 0) continue; // @noArea
    if (weight[i] < 1e-100) continue; // @noWeight
    order.push(i); // @passes
  }
  const seen = [...new Set(order.map((i) => classes[i]))];
  order.sort(
    (i, j) =>
      seen.indexOf(classes[i]) - seen.indexOf(classes[j]) || // @sort
      weight[j] - weight[i] || // @sort
      (lastFirst ? j - i : i - j), // @sort
  );
  const clusters = [];
  for (const i of order) {
    // @take
    let leader = null;
    let best = threshold;
    for (const c of clusters) {
      if (c.class !== classes[i]) continue;
      const overlap = iou(c.target, boxes[i]); // @overlap
      if (overlap > best) {
        // @leads
        leader = c;
        best = overlap;
      }
    }
    if (leader === null) {
      const [box, w] = [boxes[i], weight[i]];
      const sums = box.map((v) => w * v);
      clusters.push({ class: classes[i], members: [i], target: box, box, total: w, sums }); // @found
      continue;
    }
    let w = weight[i]; // @weightWbf
    if (method === 'nmw') w *= best; // @weightNmw
    leader.members.push(i); // @join
    leader.total += w;
    leader.sums = leader.sums.map((s, k) => s + w * boxes[i][k]); // @sums
    leader.box = leader.sums.map((s) => s / leader.total); // @fused
    if (method === 'wbf') leader.target = leader.box;
  }
  for (const c of clusters) {
    c.score = fusedScore(c, { weight, models, weights, method, conf, overflow });
  }
  if (lastFirst) clusters.reverse();
  clusters.sort((a, b) => b.score - a.score); // @done
  return clusters.map(({ box, score, members }) => [box, score, members]);
}

function iou(a, b) {
  const width = Math.max(Math.min(a[2], b[2]) - Math.max(a[0], b[0]), 0);
  const height = Math.max(Math.min(a[3], b[3]) - Math.max(a[1], b[1]), 0);
  const inter = width * height;
  const areaA = (a[2] - a[0]) * (a[3] - a[1]);
  const areaB = (b[2] - b[0]) * (b[3] - b[1]);
  const union = areaA + areaB - inter;
  return inter > 0 ? inter / union : 0;
}

function sum(values) {
  return values.reduce((a, b) => a + b, 0);
}
// end listing

// listing: fusion-score.javascript
function fusedScore(cluster, { weight, models, weights, method, conf, overflow }) {
  const { members, total } = cluster;
  if (method === 'nmw') return weight[members[0]]; // @best
  const count = members.length;
  const mean = total / count;
  const all = sum(weights);
  const own = sum(members.map((i) => weights[models[i]]));
  const present = new Set(members.map((i) => models[i]));
  const here = sum(weights.filter((_, m) => present.has(m)));
  const absent = sum(weights.filter((_, m) => !present.has(m)));
  switch (conf) {
    case 'avg':
      if (overflow) return (mean * count) / all; // @overflow
      return (mean * Math.min(count, weights.length)) / all; // @average
    case 'max':
      return Math.max(...members.map((i) => weight[i])) / Math.max(...weights); // @max
    case 'box_and_model_avg':
      return (mean * count * here) / (own * all); // @boxAndModel
    default:
      return (mean * count) / (own + absent); // @absent
  }
}
// end listing
