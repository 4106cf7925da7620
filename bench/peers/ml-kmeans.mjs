// ml-kmeans, with the distance that anchors are clustered by.
import { kmeans } from 'ml-kmeans';
import { rowsOf } from './layout.mjs';

/** @param {number[]} a @param {number[]} b */
function distanceFunction([w = 0, h = 0], [v = 0, g = 0]) {
  const shared = Math.min(w, v) * Math.min(h, g);
  return 1 - shared / (w * h + v * g - shared);
}

/** @type {import('./index.mjs').Peer} */
export const peer = {
  anchors({ shapes, first }) {
    const data = rowsOf(shapes, 2);
    const initialization = rowsOf(first, 2);
    const options = { initialization, distanceFunction, maxIterations: 1000 };
    return () => kmeans(data, initialization.length, options).clusters;
  },
};
