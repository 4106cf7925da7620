/**
 * Boxes as TensorFlow and ONNX have them: y1, x1, y2, x2 in single precision.
 *
 * @param {Float64Array} boxes
 */
export function yxyx(boxes) {
  return Float32Array.from(boxes, (_, i) => boxes[i ^ 1] ?? 0);
}

/**
 * A table as the packages of ml.js have it.
 *
 * @param {Float64Array} table row by row
 * @param {number} columns
 */
export function rowsOf(table, columns) {
  return Array.from({ length: table.length / columns }, (_, row) =>
    Array.from(table.subarray(row * columns, (row + 1) * columns)),
  );
}
