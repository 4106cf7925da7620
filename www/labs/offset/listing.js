// NMS by offsets by hand; `nms` is that of ../nms/listing.js. What stands between the markers is shown
// on the page; a test runs this file on many boxes and options and compares it with the engine.
import { nms } from '../nms/listing.js';

// listing: offset-nms.javascript
export function offsetNms(
  boxes,
  scores,
  classes,
  { offset = null, span = false, held = Number, ...how } = {},
) {
  const rounded = boxes.map((box) => box.map(held));
  const corners = rounded.length > 0 ? rounded.flat() : [0];
  const smallest = span ? Math.min(...corners) : 0;
  const step = held(offset ?? held(Math.max(...corners) - smallest) + 1); // @offset
  const moved = rounded.map((box, i) => {
    const by = held(held(classes[i]) * step); // @shift
    return box.map((corner) => held(corner + by)); // @shift
  });
  return nms(moved, scores, classes, how);
}

export const single = Math.fround;

export function half(number) {
  const size = Math.abs(number);
  if (size >= 65520) return Math.sign(number) * Infinity;
  const step = 2 ** (Math.max(Math.floor(Math.log2(size)), -14) - 10);
  const low = Math.floor(size / step);
  const rest = size / step - low;
  const up = rest > 0.5 || (rest === 0.5 && low % 2 === 1);
  return Math.sign(number) * (low + (up ? 1 : 0)) * step;
}
// end listing
