// A model of one NonMaxSuppression, written as ONNX's protocol buffers have it (onnx.proto3).

/** @param {number} number @returns {number[]} */
function varint(number) {
  return number < 128 ? [number] : [(number % 128) | 128, ...varint(Math.floor(number / 128))];
}

/** @param {number} field @param {number} value */
const integer = (field, value) => [...varint(field * 8), ...varint(value)];

/** @param {number} field @param {number[]} bytes */
const nested = (field, bytes) => [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];

/** @param {number} field @param {string} words */
const text = (field, words) => nested(field, [...new TextEncoder().encode(words)]);

const FLOAT = 1;
const INT64 = 7;

/**
 * ValueInfoProto: a name and the type of a tensor.
 *
 * @param {string} name
 * @param {number} type
 * @param {(number | string)[]} shape a dimension is a number, or the name of one that is open
 */
function value(name, type, shape) {
  const dimension = (/** @type {number | string} */ size) =>
    nested(1, typeof size === 'number' ? integer(1, size) : text(2, size));
  const tensor = [...integer(1, type), ...nested(2, shape.flatMap(dimension))];
  return [...text(1, name), ...nested(2, nested(1, tensor))];
}

const inputs = ['boxes', 'scores', 'most', 'threshold'];

const node = [
  ...inputs.flatMap((name) => text(1, name)),
  ...text(2, 'keep'),
  ...text(4, 'NonMaxSuppression'),
];

const graph = [
  ...nested(1, node),
  ...text(2, 'nms'),
  ...nested(11, value('boxes', FLOAT, [1, 'n', 4])),
  ...nested(11, value('scores', FLOAT, [1, 1, 'n'])),
  ...nested(11, value('most', INT64, [1])),
  ...nested(11, value('threshold', FLOAT, [1])),
  ...nested(12, value('keep', INT64, ['kept', 3])),
];

/** ModelProto: version 8 of the format, version 11 of the operators. */
export const nmsModel = Uint8Array.from([
  ...integer(1, 8),
  ...nested(7, graph),
  ...nested(8, integer(2, 11)),
]);
