// Soft-NMS by hand. What stands between the markers is shown on the page; a test runs this file on
// many boxes and options and compares it with the engine.

// listing: soft.javascript
export function softNms(
  boxes,
  givenScores,
  classes,
  {
    method = 'gaussian',
    threshold = 0.3,
    exceeds = (a, b) => a > b,
    sigma = 0.5,
    factor = 1, // TensorFlow: 0.5
    hardCut = false,
    minScore = 0.001,
    lives = (a, b) => a >= b,
    one = 0,
    lastFirst = false,
    perClass = false,
    maxOutput = Infinity,
  } = {},
) {
  const scores = [...givenScores];
  let live = [...boxes.keys()].filter((i) => lives(scores[i], minScore)); // @filter start
  const cuts = method === 'hard' || (method === 'gaussian' && hardCut);
  const keep = [];
  while (live.length > 0 && keep.length < maxOutput) {
    // Not sorted once: the scores change.
    const best = live.reduce((a, b) => (goesBefore(scores[b], scores[a], lastFirst) ? b : a));
    keep.push(best); // @pick
    const others = live.filter((i) => i !== best);
    live = [];
    for (const i of others) {
      if (perClass && classes[i] !== classes[best]) {
        live.push(i); // @otherClass
        continue;
      }
      const overlap = iou(boxes[best], boxes[i], one); // @overlap
      const isAbove = exceeds(overlap, threshold);
      let weight = 1; // @weightOne
      if (isAbove && cuts) {
        weight = 0; // @weightCut
      } else if (method === 'linear' && isAbove) {
        weight = 1 - overlap; // @weightLinear
      } else if (method === 'gaussian') {
        weight = Math.exp((-factor * overlap ** 2) / sigma); // @weightGaussian
      }
      scores[i] *= weight; // @weight lower
      if (isAbove && cuts) continue; // @cut
      if (!lives(scores[i], minScore)) continue; // @faded
      live.push(i); // @lives
    }
  }
  return keep.map((i) => [i, scores[i]]); // @limit done
}

function goesBefore(a, b, lastFirst) {
  return lastFirst ? a >= b : a > b;
}

function iou(a, b, one) {
  const width = Math.max(Math.min(a[2], b[2]) - Math.max(a[0], b[0]) + one, 0);
  const height = Math.max(Math.min(a[3], b[3]) - Math.max(a[1], b[1]) + one, 0);
  const inter = width * height;
  const areaA = (a[2] - a[0] + one) * (a[3] - a[1] + one);
  const areaB = (b[2] - b[0] + one) * (b[3] - b[1] + one);
  const union = areaA + areaB - inter;
  return inter > 0 ? inter / union : 0;
}
// end listing
