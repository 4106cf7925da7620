// The project's own library, as anyone would call it.

/** @type {import('./index.mjs').Peer} */
export const peer = {
  nms({ boxes, scores, threshold }, { nms }) {
    return () => nms(boxes, scores, null, { threshold }).keep;
  },
  classes({ boxes, scores, classes, threshold }, { nms }) {
    return () => nms(boxes, scores, classes, { threshold, perClass: true }).keep;
  },
  soft({ boxes, scores }, { softNms }) {
    return () => softNms(boxes, scores).keep;
  },
  anchors({ shapes, first }, { anchors }) {
    return () => anchors(shapes, { init: first }).assignment;
  },
  pca({ table, columns }, { pca }) {
    return () => pca(table, columns).explainedVariance;
  },
  matrix({ boxes }, { iouMatrix }) {
    return () => iouMatrix(boxes, boxes);
  },
};
