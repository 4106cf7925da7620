import { circle, d, el, ellipse, line, mix, path, rect } from './svg.mjs';

/** What stands behind the street: sky, a far skyline, a row of houses with shops. */

const WIDTH = 1280;

/** Where the houses stand. */
export const GROUND = 418;

/** The sky, and the gradient that it needs among the defs. */
export function sky(colour) {
  const stops = colour.dusk
    ? [
        [0, '#232c4a'],
        [0.6, '#4a4a6b'],
        [1, '#b0847c'],
      ]
    : [
        [0, '#cfdfe9'],
        [0.6, '#e9efee'],
        [1, '#f5efe3'],
      ];
  const gradient = el(
    'linearGradient',
    { id: 'sky', x2: 0, y2: 1 },
    stops.map(([offset, hex]) => el('stop', { offset, 'stop-color': hex })),
  );
  const cloud = colour.lit('#ffffff', '#6d6a87');
  return {
    gradient,
    drawn: [
      rect(0, 0, WIDTH, GROUND, 'url(#sky)'),
      colour.dusk ? circle(1010, 96, 24, '#efe6cf') : circle(1010, 96, 34, '#fbf3dc'),
      path(
        'M150 120C150 100 184 96 196 106C206 84 250 84 258 106C280 98 304 108 300 124ZM560 92C564 74 592 72 604 82C616 64 654 68 658 88C676 84 692 92 690 104L560 104ZM820 150C826 136 850 136 860 144C872 130 904 134 906 150C920 148 930 154 928 162L820 162Z',
        cloud,
        { opacity: colour.lit(0.85, 0.55) },
      ),
    ],
  };
}

/** Roofs far away. */
export function skyline(colour) {
  const far = colour.lit('#c3ced4', '#454763');
  return path(
    'M0 260L40 260L40 214L86 214L86 246L150 246L150 190L172 170L194 190L194 252L300 252L300 226L352 226L352 262L420 262L420 206L470 206L470 240L560 240L560 196L585 160L610 196L610 250L700 250L700 220L780 220L780 254L850 254L850 200L906 200L906 238L980 238L980 180L1040 180L1040 244L1120 244L1120 210L1180 210L1180 250L1280 250L1280 420L0 420Z',
    far,
  );
}

/** Walls are a little paler than what is before them, as things far away are. */
const wallOf = (colour, hex) =>
  mix(colour.of(hex), colour.lit('#eceeed', '#2b3350'), colour.lit(0.3, 0.12));

/** One use of a window's shape for each window; some are lit at dusk. */
function windows({ x, width, top, columns, rows, size = 1 }) {
  const gap = (width - columns * 34 * size) / (columns + 1);
  const step = (GROUND - 104 - top) / rows;
  const drawn = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = [x + gap + column * (34 * size + gap), top + (step - 46 * size) / 2 + row * step];
      const lit = (row * 5 + column * 4 + Math.abs(x)) % 7 < 2;
      drawn.push(
        el('use', {
          href: lit ? '#w1' : '#w0',
          x: Math.round(at[0] / size),
          y: Math.round(at[1] / size),
        }),
      );
    }
  }
  return el('g', { transform: size === 1 ? undefined : `scale(${size})` }, drawn);
}

/** A dark window and one that may be lit, for the defs. */
export function windowShapes(colour) {
  const trim = colour.of('#f3eee3', 0.5);
  const one = (id, glass, curtain) =>
    el(
      'g',
      { id },
      rect(-3, -3, 40, 52, trim),
      rect(0, 0, 34, 46, glass),
      path('M0 0L11 0C11 18 8 32 0 38ZM34 0L23 0C23 18 26 32 34 38Z', curtain, { opacity: 0.6 }),
      line('M17 0V46M0 20H34', trim, 2.5),
      rect(-6, 48, 46, 5, colour.of('#d9d0c0', 0.54)),
    );
  return [
    one('w0', colour.lit('#aabac3', '#29324c'), colour.lit('#d5dcdd', '#343d58')),
    one('w1', colour.lit('#a3b5bf', '#c9a66b'), colour.lit('#e9e2d2', '#a98558')),
  ];
}

function roof(colour, house, hex) {
  const { x, width, top } = house;
  const tone = wallOf(colour, hex);
  if (house.roof === 'flat') {
    return rect(x - 4, top - 8, width + 8, 14, tone);
  }
  return [
    path(
      d`M${x - 5} ${top + 4}L${x + 14} ${top - 40}L${x + width - 14} ${top - 40}L${x + width + 5} ${top + 4}Z`,
      tone,
    ),
    rect(x + width * 0.68, top - 66, 22, 34, mix(tone, '#20222c', 0.14)),
    rect(x + width * 0.68 - 3, top - 70, 28, 7, mix(tone, '#20222c', 0.28)),
    rect(x - 6, top, width + 12, 7, mix(tone, '#20222c', 0.2)),
  ];
}

function awning(colour, x, width, y, hex) {
  const stripe = width / 8;
  const light = colour.of('#efe8da');
  const cloth = colour.of(hex);
  const stripes = [0, 2, 4, 6].map(
    (i) =>
      d`M${x + i * stripe} ${y}h${stripe}l${(i - 3) * 1.6} 26h${-stripe}ZM${x + i * stripe + (i - 3.5) * 1.6} ${y + 26}h${stripe}v5a${stripe / 2} 6 0 0 1 ${-stripe} 0z`,
  );
  return [
    path(d`M${x} ${y}h${width}l6 26v5h${-width - 12}v-5Z`, light),
    path(stripes.join(''), cloth),
  ];
}

/** Ground floors: a shop window with a door beside it. */
function shop(colour, x, width, front, awningColour, inside) {
  const y = GROUND - 96;
  const glass = colour.lit('#bfccd0', '#cba66c');
  const wood = colour.of(front);
  const door = x + width - 52;
  return [
    rect(x, y, width, 96, wood),
    rect(x + 12, y + 26, width - 80, 58, glass),
    inside(x + 12, y + 84),
    rect(door, y + 22, 38, 74, mix(wood, '#20222c', 0.25)),
    rect(door + 6, y + 28, 26, 38, glass),
    circle(door + 33, y + 74, 2, colour.of('#d8c48e')),
    line(d`M${x + 12 + (width - 80) / 2} ${y + 26}v58`, wood, 4),
    awning(colour, x + 8, width - 16, y - 2, awningColour),
  ];
}

/** The row of houses, without their ground floors. */
export function houses(colour) {
  const row = [
    {
      x: -10,
      width: 196,
      top: 124,
      columns: 4,
      rows: 3,
      size: 0.85,
      wall: '#d3c5b2',
      roof: 'flat',
      tile: '#b5a48d',
    },
    {
      x: 186,
      width: 178,
      top: 172,
      columns: 3,
      rows: 2,
      size: 0.9,
      wall: '#c9a996',
      roof: 'gable',
      tile: '#9a7a6c',
    },
    {
      x: 364,
      width: 226,
      top: 92,
      columns: 4,
      rows: 3,
      wall: '#dcd5c6',
      roof: 'flat',
      tile: '#bdb3a0',
    },
    {
      x: 590,
      width: 190,
      top: 152,
      columns: 3,
      rows: 2,
      wall: '#b9bfb9',
      roof: 'gable',
      tile: '#7f8a8e',
    },
    {
      x: 780,
      width: 168,
      top: 186,
      columns: 3,
      rows: 2,
      size: 0.8,
      wall: '#d9c3a4',
      roof: 'gable',
      tile: '#a5806a',
    },
    {
      x: 948,
      width: 212,
      top: 118,
      columns: 4,
      rows: 3,
      size: 0.9,
      wall: '#c4b8b4',
      roof: 'flat',
      tile: '#a3948f',
    },
    {
      x: 1160,
      width: 140,
      top: 166,
      columns: 2,
      rows: 2,
      wall: '#d6cdbd',
      roof: 'gable',
      tile: '#8b8079',
    },
  ];
  return row.map((house) => [
    rect(house.x, house.top, house.width, GROUND - house.top, wallOf(colour, house.wall)),
    windows(house),
    roof(colour, house, house.tile),
    rect(house.x + house.width - 3, house.top, 3, GROUND - house.top, '#20222c', { opacity: 0.09 }),
    rect(house.x, GROUND - 112, house.width, 6, '#20222c', { opacity: 0.1 }),
  ]);
}

/** Ground floors with something to look at. */
export function shops(colour) {
  const bread = colour.of('#b98d5b', 0.2);
  const plain = colour.of('#8d7d6c', 0.3);
  const loaves = (x, y) =>
    [0, 1, 2, 3]
      .map((i) => ellipse(x + 18 + i * 26, y - 8, 11, 7, bread))
      .concat(rect(x, y - 3, 116, 3, plain));
  const pots = (x, y) =>
    [0, 1, 2].map((i) => [
      path(d`M${x + 14 + i * 34} ${y - 16}h18l-3 16h-12z`, plain),
      circle(x + 23 + i * 34, y - 26, 12, colour.of('#8aa083', 0.3)),
    ]);
  const books = (x, y) => [
    rect(x, y - 26, 146, 3, plain),
    [4, 12, 18, 27, 36, 42, 60, 66, 76, 84, 92, 110, 118, 124].map((at, i) =>
      rect(
        x + at,
        y - [20, 24, 18, 22, 20][i % 5],
        6,
        [20, 24, 18, 22, 20][i % 5],
        colour.of(['#a7776a', '#7c92a0', '#c2ad7d', '#85947c'][i % 4], 0.3),
      ),
    ),
  ];
  // The figure in the window is what a detector takes for a person.
  const mannequin = (x, y) => [
    circle(x + 30, y - 48, 6, colour.of('#e5dccd', 0.2)),
    path(
      d`M${x + 18} ${y - 40}q12-5 24 0l3 20l-6 2l1 18h-20l1-18l-6-2z`,
      colour.of('#9a7d86', 0.25),
    ),
    rect(x + 27, y - 2, 6, 2, plain),
    circle(x + 92, y - 44, 6, colour.of('#e5dccd', 0.2)),
    path(d`M${x + 81} ${y - 36}q11-5 22 0l4 36h-30z`, colour.of('#7c93a0', 0.25)),
  ];
  return [
    shop(colour, 2, 172, '#7d8a80', '#94a08a', pots),
    shop(colour, 376, 202, '#8b6f62', '#b08474', loaves),
    shop(colour, 602, 168, '#68788a', '#8296a8', mannequin),
    shop(colour, 960, 190, '#7a6f80', '#a08fa3', books),
  ];
}

/** House doors, where there is no shop. */
export function doors(colour) {
  const stone = colour.of('#e6ddcc', 0.54);
  return [
    [214, '#6f7f79'],
    [296, '#7f6257'],
    [838, '#5f7182'],
    [1212, '#75685f'],
  ].map(([x, hex]) => [
    rect(x - 6, GROUND - 88, 50, 88, stone),
    path(d`M${x} ${GROUND}v-64a19 19 0 0 1 38 0v64z`, colour.of(hex)),
    rect(x + 7, GROUND - 54, 10, 20, colour.lit('#aebbbd', '#c2a06a')),
    rect(x + 21, GROUND - 54, 10, 20, colour.lit('#aebbbd', '#c2a06a')),
    rect(x - 8, GROUND - 4, 54, 5, colour.of('#cfc5b3')),
  ]);
}
