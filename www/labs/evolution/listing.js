// YOLOv5's genetic search by hand. What stands between the markers is shown on the page; a test runs
// this file on what the engine drew by chance and compares it with the engine.

// listing: evolution.javascript
export function evolve(shapes, anchors, draws, { ratio = 4, sigma = 0.1, minSide = 2 } = {}) {
  let best = [...anchors].sort((a, b) => a[0] * a[1] - b[0] * b[1]);
  let before = fitness(shapes, best, ratio); // @begin
  for (const { strength, normals } of draws) {
    // @mutate
    const candidate = best.map((anchor, i) =>
      anchor.map((side, axis) => {
        const by = factor(normals[i][axis], strength, sigma); // @mutate
        return Math.max(side * by, minSide); // @mutate
      }),
    );
    const after = fitness(shapes, candidate, ratio); // @judge
    if (after > before) {
      // @judge
      best = candidate; // @accepted
      before = after; // @accepted
    }
  }
  return best; // @done
}

function factor(normal, strength, sigma) {
  return Math.min(Math.max(normal * strength * sigma + 1, 0.3), 3); // @mutate
}

function fitness(shapes, anchors, ratio) {
  let total = 0;
  for (const shape of shapes) {
    const best = Math.max(...anchors.map((anchor) => sideRatio(shape, anchor)));
    total += best > 1 / ratio ? best : 0;
  }
  return total / shapes.length;
}

function sideRatio(shape, anchor) {
  return Math.min(...shape.map((a, i) => Math.min(a, anchor[i]) / Math.max(a, anchor[i])));
}

export function* draws(generations, count, probability = 0.9) {
  const side = () => (Math.random() < probability ? gauss() : 0);
  for (let i = 0; i < generations; i += 1) {
    let [strength, normals] = [0, []];
    // Something has to change.
    while (!normals.flat().some(Boolean)) {
      strength = Math.random();
      normals = Array.from({ length: count }, () => [side(), side()]);
    }
    yield { strength, normals };
  }
}

function gauss() {
  // Box and Muller: log(0) is avoided.
  const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
  return radius * Math.cos(2 * Math.PI * Math.random());
}
// end listing
