// Average precision by hand. What stands between the markers is shown on the page; a test runs this
// file on many boxes and options and compares it with the engine.

// listing: ap.javascript
/** One class. truths: [image, box, kind]; found: [image, box, score]. */
export function averagePrecision(
  truths,
  found,
  {
    threshold = 0.5,
    coco = false,
    exceeds = (a, b) => a >= b,
    one = 0,
    levels = [],
    most = Infinity,
    areas = [0, Infinity],
  } = {},
) {
  const counts = (box) => areas[0] <= area(box, one) && area(box, one) <= areas[1];
  const ignored = ([, box, kind]) => kind !== 'truth' || !counts(box);
  const bar = Math.min(threshold, 1 - 1e-10);
  const positives = truths.filter((truth) => !ignored(truth)).length;
  const order = [...found].sort(
    (a, b) => b[2] - a[2] || (coco ? a[0] - b[0] : 0), // @sort
  );
  const seen = new Map();
  const taken = new Set();
  const curve = [];
  let [tp, fp] = [0, 0];
  for (const [image, box] of order) {
    // @next
    seen.set(image, (seen.get(image) ?? 0) + 1);
    if (seen.get(image) > most) continue;
    const here = truths.filter((truth) => truth[0] === image);
    if (coco) here.sort((a, b) => ignored(a) - ignored(b));
    let [leader, best] = [null, null];
    for (const truth of here) {
      if (coco && ignored(truth) && leader && !ignored(leader)) break;
      const crowd = coco && truth[2] === 'crowd';
      const overlap = share(box, truth[1], one, crowd); // @overlap crowd
      if (coco && taken.has(truth) && !crowd) continue; // @passed
      const leads = coco
        ? overlap >= (best ?? bar) // @behind
        : best === null || overlap > best; // @behind
      if (leads) [leader, best] = [truth, overlap]; // @leads
    }
    const matches = leader !== null && (coco || exceeds(best, threshold));
    if (matches && ignored(leader)) {
      taken.add(leader); // @ignoredTruth
      continue;
    }
    if (matches && !taken.has(leader)) {
      taken.add(leader); // @found
      tp += 1; // @found
    } else if (!counts(box)) {
      continue; // @otherArea
    } else {
      fp += 1; // @noTruth tooLittle duplicate
    }
    const recall = positives > 0 ? tp / positives : 0; // @point
    curve.push({ recall, precision: tp / (tp + fp) }); // @point
  }

  const envelope = curve.map(({ precision }) => precision);
  for (let i = curve.length - 2; i >= 0; i -= 1) {
    envelope[i] = Math.max(envelope[i], envelope[i + 1]); // @raise
  }
  if (positives === 0) return null; // @areaNone
  let [total, last] = [0, 0];
  for (const level of levels) {
    const at = curve.findIndex(({ recall }) => recall >= level);
    total += envelope[at] ?? 0; // @level
  }
  if (levels.length > 0) return total / levels.length; // @areaLevels
  for (const [i, { recall }] of curve.entries()) {
    total += (recall - last) * envelope[i]; // @step
    last = recall;
  }
  return total; // @areaWhole
}

export function mean(aps) {
  const read = aps.filter((ap) => ap !== null);
  const sum = read.reduce((all, ap) => all + ap, 0);
  return read.length > 0 ? sum / read.length : null; // @mean
}

/** IoU; of a crowd b the part of a that lies in it. */
function share(a, b, one, crowd) {
  const width = Math.max(Math.min(a[2], b[2]) - Math.max(a[0], b[0]) + one, 0);
  const height = Math.max(Math.min(a[3], b[3]) - Math.max(a[1], b[1]) + one, 0);
  const inter = width * height;
  const whole = crowd ? area(a, one) : area(a, one) + area(b, one) - inter;
  return whole > 0 ? inter / whole : 0;
}

function area(box, one) {
  return (box[2] - box[0] + one) * (box[3] - box[1] + one);
}
// end listing
