import { capsule, circle, d, ellipse, joint, line, mix, path, place, rect } from './svg.mjs';

/**
 * People, drawn flat and facing right, 300 units from sole to crown, the ground at y = 0. A pose
 * says where hip, ankles and hands are; knees and elbows follow from the lengths of the limbs.
 */

const THIGH = 78;
const SHIN = 70;
const UPPER_ARM = 53;
const FOREARM = 48;

/** Poses: the near limb first. A foot is x, y, and its angle. */
export const poses = {
  walk: {
    hip: [0, -156],
    lean: 3,
    feet: [
      [42, -14, -10],
      [-40, -25, 36],
    ],
    hands: [
      [-34, -146],
      [34, -150],
    ],
  },
  stand: {
    hip: [0, -160],
    lean: 0,
    feet: [
      [-8, -12, 0],
      [10, -12, 0],
    ],
    hands: [
      [-2, -138],
      [14, -138],
    ],
  },
};

function shoe([x, y, angle], colour) {
  return path('M-10-6C-13 4-12 12-9 12L25 12C27 7 21 3 13 0L9-6Z', colour, {
    transform: d`translate(${x} ${y})rotate(${angle})`,
  });
}

function leg(hip, foot, look, cloth, skin, shoes) {
  const ankle = [foot[0], foot[1]];
  const knee = joint(hip, ankle, THIGH, SHIN, -1);
  const [top, middle, end] = look.slim ? [20, 12, 7] : [20, 14, 10];
  const upper = capsule(hip, top, knee, middle);
  const lower = capsule(knee, middle - 1, ankle, end);
  if (!look.bareLegs) return shoe(foot, shoes) + path(upper + lower, cloth);
  const short = [0, 1].map((i) => hip[i] + (knee[i] - hip[i]) * 0.72);
  return (
    path(capsule(knee, 11, ankle, 7) + capsule(hip, 16, knee, 11), skin) +
    shoe(foot, shoes) +
    (look.skirt ? '' : path(capsule(hip, 21, short, 17), cloth))
  );
}

function arm(shoulder, hand, cloth, skin, bare) {
  const elbow = joint(shoulder, hand, UPPER_ARM, FOREARM, 1);
  const wrist = [0, 1].map((i) => elbow[i] + (hand[i] - elbow[i]) * 0.86);
  const sleeve = capsule(shoulder, 14, elbow, 10.5);
  const lower = capsule(elbow, bare ? 8.5 : 10.5, wrist, bare ? 6 : 8.5);
  return (
    circle(hand[0], hand[1], 7.5, skin) +
    (bare ? path(lower, skin) + path(sleeve, cloth) : path(sleeve + lower, cloth))
  );
}

/** Hair and hats by name, around the head's centre; `back` is drawn before the face. */
const heads = {
  short: {
    front:
      'M-18 4C-24-18-10-30 6-28C18-27 23-19 19-9C10-10 2-12-5-11C-6-5-9-1-9 6C-11 11-16 10-18 4Z',
  },
  crop: { front: 'M-18 0C-20-20-8-27 5-26C15-25 20-19 19-11C9-14-3-15-9-9L-10 3C-14 6-17 5-18 0Z' },
  bob: {
    back: 'M-19-4C-22-26-6-31 6-28L-2 22C-12 27-24 24-24 16Z',
    front:
      'M-20 14C-26-16-12-31 6-28C18-27 22-18 19-8C10-9 4-13 1-16C-1-6-6 0-6 20C-12 24-19 22-20 14Z',
  },
  tail: {
    back: 'M-14-14C-30-16-38 2-32 34C-26 30-22 10-12 2Z',
    front:
      'M-18 3C-24-18-10-30 6-28C17-27 22-19 19-10C11-10 3-13-1-15C-3-6-8-2-9 7C-13 10-16 8-18 3Z',
  },
  beanie: {
    back: 'M-18-6L-14 12C-10 14-6 10-6 4L-4-6Z',
    hat: 'M-20-7C-22-26-10-34 2-33C15-32 22-22 20-8C8-13-8-13-20-7Z',
  },
  cap: {
    back: 'M-18-8L-15 11C-10 13-8 9-7 2L-4-8Z',
    hat: 'M-20-8C-20-24-10-30 2-29C12-28 18-22 19-14L34-9C34-6 30-6 19-8C6-11-8-11-20-8Z',
  },
  scarf: {
    front:
      'M-22 26C-30-16-14-32 6-30C18-29 22-20 20-12C12-18 4-12 4 0C4 12 9 19 13 22C4 34-12 36-22 26Z',
  },
};

function head(look, skin) {
  const { back, front, hat } = heads[look.hair];
  const face = 'M-16-4C-16-26 18-28 18-6L22 4L18 7C18 15 13 21 5 21C-7 21-16 12-16-4Z';
  return [
    back ? path(back, mix(look.hairColour, '#20222c', 0.15)) : '',
    path(face, skin),
    look.beard
      ? path('M-9 2C-6 10 6 10 18 8C18 17 13 23 5 23C-4 23-9 14-9 2Z', look.hairColour)
      : '',
    look.hair === 'scarf' ? '' : ellipse(-5, 2, 3.4, 5, mix(skin, '#6b4030', 0.16)),
    front ? path(front, look.hairColour) : '',
    hat ? path(hat, look.hatColour) : '',
  ];
}

/** How far below the hip a garment ends. */
const hems = { shirt: 10, jacket: 20, coat: 72 };

function torso(look, cloth) {
  const hem = hems[look.top];
  const flare = look.top === 'coat' ? 7 : 0;
  return path(
    d`M-24 0C-25-28-22-40-26-62C-28-80-18-88-8-91L9-91C22-88 31-78 30-60C29-44 24-30 26 0L${26 + flare} ${hem}Q0 ${hem + 6} ${-25 - flare} ${hem}Z`,
    cloth,
  );
}

const skirt = (cloth) => path('M-24-8L27-8L40 66Q0 73-38 66Z', cloth);

/** Things worn or carried, in the units of the upper body. */
const extras = {
  backpack: (colour) => [
    path('M-24-80C-50-84-52-60-50-30C-50-14-44-10-24-12Z', colour),
    path('M-49-44L-26-46L-26-24L-49-24Z', mix(colour, '#20222c', 0.18)),
  ],
  satchel: (colour) => [
    line('M14-88L-22 4', mix(colour, '#20222c', 0.25), 4),
    rect(-42, -8, 38, 34, colour, { rx: 5 }),
    path('M-42-3Q-42-8-37-8L-9-8Q-4-8-4-3L-4 8L-42 8Z', mix(colour, '#20222c', 0.18)),
  ],
  collar: (colour) => path('M-10-92L14-92L20-78C12-72 0-74-8-80Z', colour),
  scarf: (colour) =>
    path('M-14-94C-4-100 12-100 19-94L20-82C8-76-6-78-15-84ZM10-84L22-84L20-46L9-46Z', colour),
  opening: (colour) => line('M13-90C19-66 15-30 17 10', colour, 2.5),
};

/**
 * A person. `look` names the clothes and their colours; `carry` is drawn in the near hand, its
 * origin in the palm. `colour` is the theme's.
 */
export function person(colour, at, pose, look, carry) {
  const cloth = (hex) => colour.of(hex, 0.42);
  const far = (hex) => colour.shade(cloth(hex), 0.3);
  const { hip, lean, feet, hands } = pose;
  const skin = cloth(look.skin);
  const turn = (lean * Math.PI) / 180;
  const upper = ([x, y]) => [
    hip[0] + x * Math.cos(turn) - y * Math.sin(turn),
    hip[1] + x * Math.sin(turn) + y * Math.cos(turn),
  ];
  const turned = d`translate(${hip[0]} ${hip[1]})rotate(${lean})`;
  const inTorso = (content) =>
    content ? `<g transform="${turned}">${[content].flat(9).join('')}</g>` : '';
  const worn = Object.entries(look.extras ?? {}).map(([name, hex]) => [
    name,
    extras[name](cloth(hex)),
  ]);
  const behind = worn.filter(([name]) => name === 'backpack').map(([, drawn]) => drawn);
  const before = worn.filter(([name]) => name !== 'backpack').map(([, drawn]) => drawn);
  const colours = {
    ...look,
    hairColour: cloth(look.hairColour),
    hatColour: cloth(look.hatColour ?? '#888888'),
  };
  const bare = look.sleeves === 'short';
  return place(
    at,
    arm(upper([8, -74]), hands[1], far(look.topColour), far(look.skin), bare),
    leg(
      [hip[0] + 4, hip[1] + 4],
      feet[1],
      look,
      far(look.bottomColour),
      far(look.skin),
      far(look.shoes),
    ),
    leg([hip[0] - 2, hip[1] + 4], feet[0], look, cloth(look.bottomColour), skin, cloth(look.shoes)),
    inTorso([
      look.skirt ? skirt(cloth(look.bottomColour)) : '',
      behind,
      path('M-8-86L-7-104L9-104L11-86C6-80-4-80-8-86Z', mix(skin, '#6b4030', 0.14)),
      torso(look, cloth(look.topColour)),
      before,
      `<g transform="translate(4 -119)">${head(colours, skin).flat(9).join('')}</g>`,
    ]),
    carry ? `<g transform="${d`translate(${hands[0][0]} ${hands[0][1]})`}">${carry}</g>` : '',
    arm(upper([-3, -74]), hands[0], colour.shade(cloth(look.topColour), 0.1), skin, bare),
  );
}
