// K-means on shapes by hand. What stands between the markers is shown on the page; a test runs this
// file on many shapes and options and compares it with the engine.

// listing: anchors.javascript
// chance.index(n) is one of 0 .. n - 1, chance.share() lies in [0, 1)

export function randomRows(shapes, k, chance) {
  const draw = () => shapes[chance.index(shapes.length)]; // @choose
  return Array.from({ length: k }, draw); // @choose
}

export function distinctRows(shapes, k, chance) {
  const left = [...shapes];
  const draw = () => left.splice(chance.index(left.length), 1)[0]; // @choose
  return Array.from({ length: k }, draw); // @choose
}

export function plusPlus(shapes, k, chance, distance) {
  const first = [shapes[chance.index(shapes.length)]]; // @choose
  const nearest = shapes.map(() => Infinity);
  while (first.length < k) {
    shapes.forEach((shape, i) => {
      nearest[i] = Math.min(nearest[i], distance(shape, first.at(-1)));
    });
    const weights = nearest.map((d) => d * d);
    first.push(shapes[draw(weights, chance)]); // @choose
  }
  return first;
}

function draw(weights, chance) {
  const total = add(weights);
  if (total <= 0) return chance.index(weights.length);
  let rest = chance.share() * total;
  let row = 0;
  for (const [i, weight] of weights.entries()) {
    if (weight <= 0) continue;
    row = i;
    if (rest < weight) break;
    rest -= weight;
  }
  return row;
}

export function kmeans(shapes, first, distance, update, empty, most = 1000, before = null) {
  const centroids = [...first]; // @place
  const cluster = shapes.map(() => before);
  const averages = [];
  const seen = new Set();
  for (;;) {
    let changed = 0;
    const best = [];
    shapes.forEach((shape, i) => {
      const nearest = argmin(centroids.map((c) => distance(shape, c))); // @nearest
      if (nearest !== cluster[i]) changed += 1; // @changed
      cluster[i] = nearest; // @assign
      const overlaps = centroids.map((c) => overlap(shape, c)); // @average
      best.push(Math.max(0, ...overlaps.filter((o) => o > 0))); // @average
    });
    averages.push(add(best) / shapes.length); // @average
    const again = seen.has(String(centroids)); // @stops
    if (changed === 0 || again || averages.length === most) {
      // @stops
      return [centroids, cluster, averages]; // @done
    }
    seen.add(String(centroids));

    const far = farthest(shapes, cluster, centroids, distance);
    centroids.forEach((_, j) => {
      const members = shapes.filter((_, i) => cluster[i] === j);
      if (members.length > 0)
        centroids[j] = update(members); // @mean median
      else if (empty === 'nan')
        centroids[j] = [Number.NaN, Number.NaN]; // @empty
      else if (empty === 'reseed') centroids[j] = far.shift(); // @empty
    });
  }
}

// As NumPy's argmin: NaN is the smallest.
function argmin(distances) {
  let best = 0;
  distances.forEach((d, j) => {
    const nan = Number.isNaN(d) && !Number.isNaN(distances[best]);
    if (d < distances[best] || nan) best = j; // @nearest
  });
  return best;
}

export function mean(members) {
  const side = (axis) => add(members.map((shape) => shape[axis]));
  return [side(0) / members.length, side(1) / members.length]; // @mean
}

export function median(members) {
  const side = (axis) => {
    const sorted = members.map((shape) => shape[axis]).sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    const odd = sorted.length % 2;
    return (sorted[half + odd - 1] + sorted[half]) / 2; // @median
  };
  return [side(0), side(1)];
}

function farthest(shapes, cluster, centroids, distance) {
  const far = shapes.map((shape, i) => [shape, distance(shape, centroids[cluster[i]])]);
  return far.sort((a, b) => b[1] - a[1]).map(([shape]) => shape);
}

function overlap(a, b) {
  const inter = Math.min(a[0], b[0]) * Math.min(a[1], b[1]); // @overlap
  const union = a[0] * a[1] + b[0] * b[1] - inter; // @overlap
  return inter / union; // @overlap
}

export function oneMinusIou(a, b) {
  return 1 - overlap(a, b);
}

export function euclidean(a, b, unit = [1, 1]) {
  const [x, y] = [(a[0] - b[0]) / unit[0], (a[1] - b[1]) / unit[1]];
  return Math.sqrt(x * x + y * y);
}

export function whitened(shapes) {
  const unit = [0, 1].map((axis) => spread(shapes.map((shape) => shape[axis])));
  return (a, b) => euclidean(a, b, unit);
}

function spread(side) {
  const middle = add(side) / side.length;
  const squares = add(side.map((x) => (x - middle) * (x - middle)));
  return Math.sqrt(squares / side.length) || 1;
}

function add(numbers) {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
// end listing

const STREAM = 0x0a02bdbf7bb3c0a7n;

/** The engine's source of chance: PCG XSH RR 64/32, two draws to a number. */
export class Chance {
  #increment = BigInt.asUintN(64, (STREAM << 1n) | 1n);
  #state;

  constructor(seed) {
    this.#state = BigInt.asUintN(64, BigInt(seed) + this.#increment);
    this.#draw();
  }

  #draw() {
    const state = this.#state;
    this.#state = BigInt.asUintN(64, state * 6364136223846793005n + this.#increment);
    const mixed = Number(BigInt.asUintN(32, ((state >> 18n) ^ state) >> 27n));
    const turn = Number(state >> 59n);
    return ((mixed >>> turn) | (mixed << (-turn & 31))) >>> 0;
  }

  #number() {
    const low = BigInt(this.#draw());
    return (BigInt(this.#draw()) << 32n) | low;
  }

  index(count) {
    return Number((this.#number() * BigInt(count)) >> 64n);
  }

  share() {
    return Number(this.#number() >> 11n) / 2 ** 53;
  }
}
