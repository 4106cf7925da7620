// PCA by hand. What stands between the markers is shown on the page; a test runs this file on many
// tables and options and compares it with the engine.

// listing: pca.javascript
export function pca(rows, { less = 1, standardize = false, flip = true, k } = {}) {
  const [m, n] = [rows.length, rows[0].length];
  const divisor = m - less;
  const columns = [...Array(n).keys()].map((j) => rows.map((row) => row[j]));
  const mean = columns.map((c) => {
    const constant = c.every((x) => x === c[0]); // @constant
    return constant ? c[0] : c.reduce(add, 0) / m; // @mean
  });
  const centred = columns.map((c, j) => c.map((x) => x - mean[j])); // @centre
  const scale = centred.map((c) => {
    if (!standardize) return 1;
    const deviation = Math.sqrt(quotient(dot(c, c), divisor)); // @deviation
    return deviation > 0 ? deviation : 1; // @scale
  });
  const adjusted = centred.map((c, j) => c.map((x) => x / scale[j])); // @adjusted scale
  const covariance = adjusted.map(
    (a) => adjusted.map((b) => quotient(dot(a, b), divisor)), // @covariance
  );
  const [values, turned] = eigen(covariance);
  const order = [...values.keys()].sort((i, j) => values[j] - values[i]); // @sort
  const axes = order.map((i) => turned[i]); // @sort
  const variances = order.map((i) => Math.max(values[i], 0)); // @variances
  for (const axis of flip ? axes : []) {
    const at = firstOfTheLargest(axis); // @sign
    const turnRound = axis[at] < 0; // @sign
    if (turnRound) for (const j of axis.keys()) axis[j] *= -1; // @flip
  }
  const total = covariance.map((row, i) => row[i]).reduce(add, 0);
  const components = axes.slice(0, k);
  const scores = rows.map(
    (_, i) =>
      components.map((axis) =>
        dot(
          axis,
          adjusted.map((c) => c[i]),
        ),
      ), // @project
  );
  const ratio = components.map((_, c) => quotient(variances[c], total)); // @ratio
  const missing = adjusted.map((c) => [...c]);
  const lost = components.map((axis, which) => {
    for (const [j, c] of missing.entries()) {
      for (const i of c.keys()) c[i] -= scores[i][which] * axis[j]; // @rebuild
    }
    return missing.map((c) => dot(c, c)).reduce(add, 0); // @lost
  });
  return { mean, scale, covariance, variances, components, ratio, scores, lost }; // @done
}

function eigen(covariance, maxSweeps = 50) {
  const a = covariance.map((row) => [...row]);
  const axes = a.map((_, i) => a.map((_, j) => Number(i === j)));
  const largest = Math.max(...a.flat().map(Math.abs));
  const pairs = a.flatMap((_, p) => a.slice(p + 1).map((_, i) => [p, p + 1 + i]));
  for (let sweep = 1; sweep <= maxSweeps; sweep += 1) {
    for (const [p, q] of pairs) {
      if (negligible(a, p, q, largest)) continue; // @skip
      rotate(a, axes, p, q); // @rotate
    }
    if (pairs.every(([p, q]) => negligible(a, p, q, largest))) break; // @swept
  }
  return [a.map((row, i) => row[i]), axes];
}

function rotate(a, axes, p, q) {
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]); // @theta
  const size = 1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1)); // @tangent
  const t = theta < 0 ? -size : size; // @tangent
  const c = 1 / Math.sqrt(t * t + 1); // @cosine
  const s = t * c; // @sine
  for (const r of a.keys()) {
    if (r === p || r === q) continue;
    const [x, y] = [a[r][p], a[r][q]];
    a[r][p] = a[p][r] = c * x - s * y; // @turn
    a[r][q] = a[q][r] = s * x + c * y; // @turn
  }
  a[p][p] -= t * a[p][q]; // @diagonal
  a[q][q] += t * a[p][q]; // @diagonal
  a[p][q] = a[q][p] = 0; // @removed
  for (const r of a.keys()) {
    const [x, y] = [axes[p][r], axes[q][r]];
    axes[p][r] = c * x - s * y; // @axes
    axes[q][r] = s * x + c * y; // @axes
  }
}

function negligible(a, p, q, largest, eps = Number.EPSILON) {
  const rounding = eps * Math.sqrt(Math.abs(a[p][p])) * Math.sqrt(Math.abs(a[q][q]));
  return Math.abs(a[p][q]) <= Math.max(rounding, eps * eps * largest);
}

function firstOfTheLargest(axis) {
  const largest = Math.max(...axis.map(Math.abs));
  return axis.findIndex((v) => Math.abs(v) >= largest * (1 - 1e-12));
}

function dot(a, b) {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}

function add(a, b) {
  return a + b;
}

function quotient(a, b) {
  return b > 0 ? a / b : 0;
}
// end listing
