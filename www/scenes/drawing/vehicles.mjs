import { person } from './people.mjs';
import { capsule, circle, d, el, ellipse, joint, line, mix, path, place, rect } from './svg.mjs';

/**
 * Cars and bicycles, seen from the side and facing right, the ground at y = 0. A car is 380 units
 * long; a bicycle fits the people, who are 300 units high.
 */

/** A car's wheel, drawn once for all of them: put it into a picture's defs. */
function wheel(colour) {
  const r = 34;
  const spokes = [0, 72, 144, 216, 288].map((turn) => {
    const a = (turn * Math.PI) / 180;
    return d`M0 ${-r}L${r * 0.56 * Math.sin(a)} ${-r - r * 0.56 * Math.cos(a)}`;
  });
  return el(
    'g',
    { id: 'wheel' },
    circle(0, -r, r, colour.of('#34363d', 0.5)),
    circle(0, -r, r * 0.64, colour.of('#b9bdc4')),
    line(spokes.join(''), colour.of('#7f858e'), 4),
    circle(0, -r, r * 0.16, colour.of('#5a5f68')),
  );
}

/** Bodies by name: outline, windows, and where the wheels and lines are. */
const bodies = {
  sedan: {
    outline:
      'M6-28C2-50 4-70 12-78C34-86 62-90 84-92C112-122 140-134 184-134C228-134 256-120 288-92C326-88 356-80 368-66C376-56 376-40 374-28Z',
    windows: ['M98-92C118-115 140-123 172-124L174-92Z', 'M184-124C222-124 244-112 266-92L184-92Z'],
    doors: 'M179-126L179-34M272-92C278-70 272-50 268-38M96-92C92-76 92-62 102-44',
    handles: [150, 240],
    wheels: [82, 300],
    lamp: 'M371-64C362-74 346-78 334-78C338-66 350-58 373-56Z',
    tail: 'M8-72C18-78 26-80 36-80L32-62L6-60Z',
  },
  hatch: {
    outline:
      'M10-28C4-50 6-84 18-100C40-138 66-150 128-150C196-150 224-138 262-98C308-92 344-84 358-66C366-54 366-40 364-28Z',
    windows: ['M40-100C54-126 72-138 118-139L118-100Z', 'M128-139C182-139 206-128 238-98L128-98Z'],
    doors: 'M123-141L123-34M244-98C250-74 246-52 238-38',
    handles: [96, 214],
    wheels: [76, 288],
    lamp: 'M361-62C352-76 338-82 322-84C328-70 342-60 363-54Z',
    tail: 'M16-98C26-96 32-88 30-66L8-64C8-78 10-90 16-98Z',
  },
};

/** A car; `lamps` are on at dusk when it is driving, and someone is then at the wheel. */
export function car(colour, at, kind, paint, driving = true) {
  const body = bodies[kind];
  const coat = colour.of(paint, 0.46);
  const glass = colour.of('#5f7180', 0.62);
  const driver = colour.shade(glass, 0.5);
  const lamp = driving ? colour.lit('#f4ecd6', '#ffeebc') : colour.of('#e9e4d8');
  const tail = driving ? colour.lit('#b05a50', '#e0604e') : colour.of('#a5574e');
  return place(
    at,
    ellipse(190, -3, 196, 9, '#10131c', { opacity: colour.lit(0.2, 0.42) }),
    path(body.outline, coat),
    path(body.outline, mix(coat, '#1c2030', 0.22), { 'clip-path': 'url(#low)' }),
    body.windows.map((window) => path(window, glass)),
    driving
      ? path(
          'M199-92C198-104 204-110 210-111C203-121 211-131 219-128C228-126 227-113 222-110C230-108 234-100 234-92Z',
          driver,
        )
      : '',
    [62, 132].map((x, i) =>
      path(d`M${x}-92l34-44l15 0l-34 44z`, '#ffffff', {
        opacity: colour.lit(0.16, 0.06),
        'clip-path': `url(#${kind}${i})`,
      }),
    ),
    line(body.doors, mix(coat, '#1c2030', 0.3), 2),
    body.handles.map((x) => rect(x, -80, 20, 5, mix(coat, '#1c2030', 0.4), { rx: 2.5 })),
    path('M8-40L372-40L372-28L8-28Z', mix(coat, '#1c2030', 0.45)),
    path(body.lamp, lamp),
    path(body.tail, tail),
    body.wheels.map((x) => [
      path(d`M${x - 39}-27A39 39 0 0 1 ${x + 39}-27Z`, colour.of('#2b2d35', 0.5)),
      el('use', { href: '#wheel', x }),
    ]),
    path('M246-94l14-2l6 10l-18 2z', mix(coat, '#1c2030', 0.3)),
  );
}

/** What the vehicles share; put once into a picture's defs. */
export const vehicleShapes = (colour) => [
  wheel(colour),
  bicycleWheel(colour),
  '<clipPath id="low"><path d="M0-62H380V0H0Z"/></clipPath>',
  Object.entries(bodies).map(([kind, { windows }]) =>
    windows.map((window, i) => `<clipPath id="${kind}${i}"><path d="${window}"/></clipPath>`),
  ),
];

const REAR = [-78, -52];
const FRONT = [84, -52];
const CRANK = [-6, -50];
const SADDLE = [-34, -136];
const GRIP = [54, -152];

function bicycleWheel(colour) {
  const spokes = [0, 30, 60, 90, 120, 150].map((turn) => {
    const a = (turn * Math.PI) / 180;
    const [dx, dy] = [47 * Math.cos(a), 47 * Math.sin(a)];
    return d`M${-dx} ${-dy}L${dx} ${dy}`;
  });
  return el(
    'g',
    { id: 'cycle' },
    line(spokes.join(''), colour.of('#8d939b'), 1),
    circle(0, 0, 49, 'none', { stroke: colour.of('#34363d', 0.5), 'stroke-width': 6 }),
    circle(0, 0, 5, colour.of('#5a5f68')),
  );
}

function frame(colour, paint) {
  const tube = colour.of(paint);
  const dark = colour.of('#3b3e46', 0.5);
  return [
    [REAR, FRONT].map(([x, y]) => el('use', { href: '#cycle', x, y })),
    line('M-78-52L-34-126L-6-50L-78-52M-30-116L52-126M-6-50L56-110', tube, 6, {
      'stroke-linejoin': 'round',
    }),
    line('M60-128L84-124', dark, 4),
    line('M44-146L58-108C64-92 74-74 84-52', tube, 6, { 'stroke-linejoin': 'round' }),
    line('M42-148C50-158 60-154 54-150', dark, 6, { 'stroke-linecap': 'round' }),
    line('M-128-62A52 52 0 0 1-60-101M52-94A53 53 0 0 1 132-74', dark, 4),
    path('M-56-140C-40-144-24-142-12-136C-22-130-30-130-34-126C-46-128-56-132-56-140Z', dark),
    circle(CRANK[0], CRANK[1], 13, 'none', { stroke: dark, 'stroke-width': 5 }),
    // A rack with a bag behind, a basket in front.
    line('M-36-112L-112-112L-80-56', dark, 4),
    rect(-116, -150, 56, 38, colour.of('#a58a63'), { rx: 5 }),
    path('M-116-138L-60-138', 'none', { stroke: colour.of('#7d6748'), 'stroke-width': 3 }),
    path('M66-148L116-148L108-108L72-108Z', colour.of('#b59b74')),
    line('M69-136L113-136M71-122L110-122M82-148L85-108M99-148L97-108', colour.of('#8d7654'), 2),
  ];
}

/** A bicycle that stands by itself. */
export function bicycle(colour, at, paint) {
  return place(
    at,
    ellipse(3, -2, 132, 6, '#10131c', { opacity: colour.lit(0.16, 0.4) }),
    frame(colour, paint),
    line('M-20-50L8-50M-20-54L-12-54', colour.of('#3b3e46', 0.5), 5),
  );
}

/** A person riding: the far leg and arm lie behind the frame, the near ones before it. */
export function cyclist(colour, at, paint, look) {
  const pose = {
    hip: [SADDLE[0] - 2, SADDLE[1] - 22],
    lean: 16,
    feet: [
      [CRANK[0] + 6, CRANK[1] + 16, 4],
      [CRANK[0] + 2, CRANK[1] - 46, 6],
    ],
    hands: [
      [GRIP[0] - 2, GRIP[1] - 4],
      [GRIP[0] + 6, GRIP[1] - 6],
    ],
  };
  const dark = colour.of('#3b3e46', 0.5);
  return place(
    at,
    ellipse(3, -2, 138, 7, '#10131c', { opacity: colour.lit(0.2, 0.42) }),
    frame(colour, paint),
    person(colour, { x: 0, y: 0 }, pose, look),
    line(d`M${CRANK[0]} ${CRANK[1]}L${CRANK[0] + 6} ${CRANK[1] + 28}`, dark, 5),
    line(d`M${CRANK[0] - 6} ${CRANK[1] + 29}L${CRANK[0] + 24} ${CRANK[1] + 29}`, dark, 6),
    colour.dusk ? circle(112, -156, 7, '#fff0c4') : '',
  );
}

/** A dog facing right, 92 units high, and its collar. */
export function dog(colour, at, coat, collar) {
  const near = colour.of(coat, 0.44);
  const far = colour.shade(near, 0.3);
  const hind = joint([-52, -46], [-66, -4], 26, 24, 1);
  return place(
    at,
    ellipse(0, -1, 74, 5, '#10131c', { opacity: colour.lit(0.18, 0.4) }),
    path(capsule([36, -46], 10, [48, -6], 5.5) + capsule([-46, -44], 13, [-50, -6], 5.5), far),
    path('M-62-58C-84-66-92-84-88-98C-80-96-76-80-56-70Z', near),
    path(
      'M-68-52C-66-72-50-74-30-72C-6-70 14-78 32-80L52-96L70-82C62-66 54-46 44-38C26-32-6-40-32-36C-52-32-68-36-68-52Z',
      near,
    ),
    path(
      capsule([28, -46], 12, [24, -6], 6) +
        capsule([-52, -48], 15, hind, 9) +
        capsule(hind, 8, [-66, -5], 6),
      near,
    ),
    path('M24-1L38-1C38-7 32-9 24-8ZM-66-1L-52-1C-52-7-58-9-66-8Z', near),
    path('M44-104C52-114 68-114 76-106L94-96C96-88 90-82 80-82C66-80 50-84 44-104Z', near),
    path('M50-108C40-108 36-92 42-80C52-80 58-94 60-106Z', colour.shade(near, 0.35)),
    circle(93, -95, 4, colour.of('#2f2c2d', 0.4)),
    circle(72, -101, 2.4, colour.of('#2f2c2d', 0.4)),
    line('M42-76L58-66', colour.of(collar), 6),
  );
}
