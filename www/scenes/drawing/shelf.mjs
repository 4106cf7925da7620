import { box, can, juice, milk, sauce, wine } from './goods.mjs';
import { el, mix, path, picture, rect, theme } from './svg.mjs';

/** The shelf of a shop: two boards, each with a row of goods behind the one in front. */

const WIDTH = 1280;
const HEIGHT = 720;
const UPPER = 346;
const LOWER = 676;

function board(colour, y) {
  const wood = colour.of('#cdbfa9', 0.62);
  const tags = [70, 190, 330, 470, 610, 730, 880, 1010, 1150];
  return [
    rect(0, y - 16, WIDTH, 22, mix(wood, '#ffffff', colour.lit(0.25, 0.04))),
    rect(0, y + 6, WIDTH, 24, wood),
    rect(0, y + 30, WIDTH, 4, colour.lit(mix(wood, '#20222c', 0.3), '#c4a874')),
    tags.map((x) => [
      rect(x, y + 9, 64, 18, colour.of('#f4efe4', 0.5), { rx: 2 }),
      rect(x + 6, y + 14, 26, 3, colour.of('#a9a294')),
      rect(x + 6, y + 19, 18, 3, colour.of('#c3bcae')),
      rect(x + 44, y + 12, 14, 12, colour.of(x % 3 ? '#b9c2bb' : '#d0aa98'), { rx: 1 }),
    ]),
    el('rect', { y: y + 34, width: WIDTH, height: colour.lit(60, 150), fill: 'url(#under)' }),
  ];
}

const gradient = (id, stops) =>
  el(
    'linearGradient',
    { id, x2: 0, y2: 1 },
    stops.map(([offset, hex, opacity]) =>
      el('stop', { offset, 'stop-color': hex, 'stop-opacity': opacity }),
    ),
  );

/** The shelf by day or in the evening. */
export function shelf(dusk) {
  const base = theme(dusk);
  const colour = { ...base, of: (hex, share = 0.36) => base.of(hex, share) };
  // What stands in the second row is in the shade of the first.
  const behind = { ...colour, of: (hex) => base.shade(colour.of(hex), 0.2) };
  const soft = (x, y, rx) =>
    el('ellipse', { cx: x, cy: y, rx, ry: 7, fill: '#20222c', opacity: colour.lit(0.16, 0.35) });
  const red = {
    glass: '#6b4b50',
    foil: '#8b4d4b',
    label: '#efe6d4',
    emblem: 'peak',
    ink: '#9a6258',
  };
  const white = {
    glass: '#8d9a74',
    foil: '#c3ab6e',
    label: '#f2ecdf',
    emblem: 'leaf',
    ink: '#7d8c64',
  };
  const orange = {
    liquid: '#d8a566',
    cap: '#7f9973',
    label: '#f4ead6',
    emblem: 'fruit',
    ink: '#cf8a52',
  };
  const berry = {
    liquid: '#a9707c',
    cap: '#7b6480',
    label: '#f1e3e1',
    emblem: 'fruit',
    ink: '#94566a',
  };
  const apple = {
    liquid: '#c9c083',
    cap: '#a9675c',
    label: '#f1eedd',
    emblem: 'fruit',
    ink: '#8fa062',
  };
  const whole = { paper: '#f1ede4', band: '#7d9bb5', emblem: 'splash', ink: '#5b7896' };
  const oat = { paper: '#efe7d6', band: '#b99f77', emblem: 'leaf', ink: '#8f7a55' };
  const flakes = {
    w: 168,
    h: 262,
    paper: '#d7b679',
    band: '#b5786a',
    emblem: 'sun',
    ink: '#c48f4c',
    size: 2,
  };
  const muesli = {
    w: 168,
    h: 250,
    paper: '#8fa5a0',
    band: '#e2d9c6',
    emblem: 'leaf',
    ink: '#6d8a74',
    size: 2,
  };
  const tomato = {
    w: 104,
    h: 134,
    body: '#b2685c',
    band: '#f0e5d3',
    emblem: 'fruit',
    ink: '#b2584c',
  };
  const beans = {
    w: 104,
    h: 134,
    body: '#6f8f86',
    band: '#efe8d8',
    emblem: 'leaf',
    ink: '#5d7d6a',
  };
  const tuna = { w: 104, h: 134, body: '#6c86a3', band: '#e9ecec', emblem: 'fish', ink: '#5a7896' };
  const ketchup = {
    liquid: '#ad5f55',
    cap: '#efe8da',
    label: '#f3e9d8',
    emblem: 'fruit',
    ink: '#b0594e',
  };
  const mustard = {
    liquid: '#cdaa55',
    cap: '#8a6b3e',
    label: '#f5ecd2',
    emblem: 'sun',
    ink: '#b58f3c',
  };
  const cola = { w: 74, h: 164, body: '#9c5d62', band: '#ece4de', emblem: 'wave', ink: '#9c5d62' };
  const water = { w: 74, h: 164, body: '#7fa3ae', band: '#eef0ec', emblem: 'drop', ink: '#6a93a3' };
  const tea = {
    w: 150,
    h: 108,
    paper: '#9a8aa3',
    band: '#e6dccb',
    emblem: 'leaf',
    ink: '#7a8f6c',
    size: 1.1,
  };
  const rice = {
    w: 118,
    h: 128,
    paper: '#e9e0cd',
    band: '#84a08f',
    emblem: 'drop',
    ink: '#84a08f',
    size: 1.1,
  };
  return picture(
    WIDTH,
    HEIGHT,
    el(
      'defs',
      {},
      gradient('back', [
        [0, colour.lit('#d9d2c4', '#2c3144'), 1],
        [1, colour.lit('#ebe5d9', '#343a4f'), 1],
      ]),
      gradient('under', [
        [0, colour.lit('#20222c', '#e8c48a'), colour.lit(0.22, 0.34)],
        [1, colour.lit('#20222c', '#e8c48a'), 0],
      ]),
    ),
    rect(0, 0, WIDTH, HEIGHT, 'url(#back)'),
    path(Array.from({ length: 21 }, (_, i) => `M${i * 64 + 30} 0h4v720h-4z`).join(''), '#20222c', {
      opacity: 0.035,
    }),
    rect(0, 0, WIDTH, 30, colour.of('#8a9a93', 0.6)),
    rect(0, 30, WIDTH, 6, colour.lit(mix(colour.of('#8a9a93'), '#20222c', 0.3), '#c4a874')),
    el('rect', { y: 36, width: WIDTH, height: colour.lit(60, 150), fill: 'url(#under)' }),
    board(colour, UPPER),
    board(colour, LOWER),
    [80, 206, 326, 452, 562, 692, 828].map((x) => soft(x + 6, UPPER - 2, 62)),
    [984, 1170].map((x) => soft(x + 8, UPPER - 2, 92)),
    [78, 188, 298, 428, 540, 658, 784].map((x) => soft(x + 5, LOWER - 2, 60)),
    [898, 984].map((x) => soft(x + 5, LOWER - 2, 46)),
    soft(1160, LOWER - 2, 84),
    wine(behind, { x: 132, y: UPPER - 9 }, white),
    wine(colour, { x: 80, y: UPPER }, red),
    wine(colour, { x: 206, y: UPPER }, white),
    juice(behind, { x: 376, y: UPPER - 9 }, berry),
    juice(colour, { x: 326, y: UPPER }, orange),
    juice(colour, { x: 452, y: UPPER }, berry),
    juice(colour, { x: 562, y: UPPER }, apple),
    milk(behind, { x: 744, y: UPPER - 9 }, whole),
    milk(colour, { x: 692, y: UPPER }, whole),
    milk(colour, { x: 828, y: UPPER }, oat),
    box(behind, { x: 1050, y: UPPER - 9 }, muesli),
    box(colour, { x: 984, y: UPPER }, flakes),
    box(colour, { x: 1170, y: UPPER }, muesli),
    can(colour, { x: 78, y: LOWER }, tomato),
    can(colour, { x: 188, y: LOWER }, beans),
    can(colour, { x: 298, y: LOWER }, tuna),
    can(colour, { x: 132, y: LOWER - 124 }, beans),
    can(colour, { x: 244, y: LOWER - 124 }, tomato),
    sauce(behind, { x: 476, y: LOWER - 9 }, mustard),
    sauce(colour, { x: 428, y: LOWER }, ketchup),
    sauce(colour, { x: 540, y: LOWER }, mustard),
    box(colour, { x: 658, y: LOWER }, rice),
    box(colour, { x: 784, y: LOWER }, rice),
    box(colour, { x: 716, y: LOWER - 128 }, rice),
    can(behind, { x: 936, y: LOWER - 9 }, water),
    can(colour, { x: 898, y: LOWER }, cola),
    can(colour, { x: 984, y: LOWER }, water),
    box(colour, { x: 1154, y: LOWER }, tea),
    box(
      colour,
      { x: 1142, y: LOWER - 108 },
      { ...tea, paper: '#b39a86', ink: '#9a6c58', emblem: 'sun' },
    ),
    rect(0, 0, 16, HEIGHT, colour.of('#9aa39d', 0.62)),
    rect(16, 0, 5, HEIGHT, mix(colour.of('#9aa39d', 0.62), '#20222c', 0.3)),
    rect(1264, 0, 16, HEIGHT, colour.of('#9aa39d', 0.62)),
    rect(1259, 0, 5, HEIGHT, mix(colour.of('#9aa39d', 0.62), '#20222c', 0.3)),
  );
}
