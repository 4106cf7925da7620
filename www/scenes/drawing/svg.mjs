/**
 * The few helpers that the scene pictures are drawn with. A picture is a string of SVG made from
 * numbers, so that the files beside this folder can be made again, byte for byte.
 */

/** One decimal is enough for a picture of 1280 x 720, and keeps the files small. */
const round = (value) => Math.round(value * 10) / 10;

/** Template tag for path data and attribute values: every number in it is rounded. */
export function d(strings, ...values) {
  return strings.reduce((text, part, i) => {
    const value = values[i - 1];
    return text + (typeof value === 'number' ? round(value) : value) + part;
  });
}

/** An element; `attributes` whose value is undefined are left out. */
export function el(name, attributes, ...children) {
  const text = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : value}"`)
    .join('');
  const inner = children.flat(9).join('');
  return inner === '' ? `<${name}${text}/>` : `<${name}${text}>${inner}</${name}>`;
}

export const path = (data, fill, more = {}) => el('path', { d: data, fill, ...more });

export const line = (data, stroke, width, more = {}) =>
  el('path', { d: data, fill: 'none', stroke, 'stroke-width': width, ...more });

export const rect = (x, y, width, height, fill, more = {}) =>
  el('rect', { x, y, width, height, fill, ...more });

export const circle = (cx, cy, r, fill, more = {}) => el('circle', { cx, cy, r, fill, ...more });

export const ellipse = (cx, cy, rx, ry, fill, more = {}) =>
  el('ellipse', { cx, cy, rx, ry, fill, ...more });

/** Children in their own units, put at (x, y); `flip` makes what faces right face left. */
export const place = ({ x, y, scale = 1, flip = false }, ...children) => {
  const factor = Math.round(scale * 1000) / 1000;
  const size = flip ? `scale(${-factor} ${factor})` : `scale(${factor})`;
  return el('g', { transform: d`translate(${x} ${y})` + size }, ...children);
};

/** The outline of two circles and all between them: what a limb or a bottle neck is made of. */
export function capsule([x0, y0], r0, [x1, y1], r1) {
  const direction = Math.atan2(y1 - y0, x1 - x0);
  const spread = Math.acos((r0 - r1) / Math.hypot(x1 - x0, y1 - y0));
  const at = (x, y, r, turn) => [
    x + r * Math.cos(direction + turn),
    y + r * Math.sin(direction + turn),
  ];
  const [a, b] = [at(x0, y0, r0, -spread), at(x1, y1, r1, -spread)];
  const [c, e] = [at(x1, y1, r1, spread), at(x0, y0, r0, spread)];
  const [far, near] = spread > Math.PI / 2 ? [1, 0] : [0, 1];
  return (
    d`M${a[0]} ${a[1]}L${b[0]} ${b[1]}A${r1} ${r1} 0 ${far} 1 ${c[0]} ${c[1]}` +
    d`L${e[0]} ${e[1]}A${r0} ${r0} 0 ${near} 1 ${a[0]} ${a[1]}Z`
  );
}

/** Where the middle joint of a two-part limb is, from `root` to `target`; `bend` is 1 or -1. */
export function joint([x0, y0], [x1, y1], upper, lower, bend) {
  const distance = Math.min(Math.hypot(x1 - x0, y1 - y0), upper + lower - 0.01);
  const along = (upper ** 2 - lower ** 2 + distance ** 2) / (2 * distance);
  const aside = Math.sqrt(Math.max(0, upper ** 2 - along ** 2)) * bend;
  const direction = Math.atan2(y1 - y0, x1 - x0);
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  return [x0 + along * cos - aside * sin, y0 + along * sin + aside * cos];
}

const channels = (hex) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));

/** `a` with a share of `b` in it. */
export function mix(a, b, share) {
  const other = channels(b);
  return `#${channels(a)
    .map((value, i) => Math.round(value + (other[i] - value) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

/**
 * The colours of a picture by day or at dusk: a scene names each colour once, as it is by day.
 * `lit` is for what shines: one colour for each.
 */
export function theme(dusk) {
  return {
    dusk,
    of: (hex, share = 0.56) => (dusk ? mix(hex, '#161c2e', share) : hex),
    shade: (hex, share = 0.16) => mix(hex, dusk ? '#0d1120' : '#39415a', share),
    lit: (day, night) => (dusk ? night : day),
  };
}

/** The whole file. */
export const picture = (width, height, ...children) =>
  `${el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    ...children,
  )}\n`;
