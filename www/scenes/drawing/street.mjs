import { doors, GROUND, houses, shops, sky, skyline, windowShapes } from './houses.mjs';
import { person, poses } from './people.mjs';
import { circle, d, el, ellipse, line, mix, path, picture, place, rect, theme } from './svg.mjs';
import { bicycle, car, cyclist, dog, vehicleShapes } from './vehicles.mjs';

/** The street: sky, houses, pavement, road, pavement, from the back to the front. */

const WIDTH = 1280;
const HEIGHT = 720;
const KERB = 470;
const ROAD = 480;
const NEAR_KERB = 640;

function ground(colour) {
  const slab = colour.of('#d8d2c6');
  const joints = [];
  for (let i = 0; i < 22; i++) joints.push(d`M${i * 64 - 20} ${GROUND}l${(i - 10) * 4.5} 52`);
  const near = [];
  for (let i = 0; i < 13; i++) near.push(d`M${i * 112 - 30} 650l${(i - 6) * 9} 70`);
  const dashes = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => d`M${i * 172 - 40} 565h92l3 7h-98z`);
  return [
    rect(0, GROUND, WIDTH, KERB - GROUND, slab),
    rect(0, GROUND, WIDTH, 7, '#20222c', { opacity: 0.12 }),
    line(`${joints.join('')}M0 442H1280`, mix(slab, '#20222c', 0.12), 1.5),
    rect(0, KERB, WIDTH, ROAD - KERB, colour.of('#b9b2a6')),
    rect(0, ROAD, WIDTH, NEAR_KERB - ROAD, 'url(#road)'),
    rect(0, ROAD, WIDTH, 6, '#20222c', { opacity: 0.16 }),
    path(dashes.join(''), colour.of('#ece7db', 0.42)),
    ellipse(612, 606, 34, 7, colour.of('#7c8086')),
    ellipse(612, 605, 28, 5, colour.of('#8e9297')),
    rect(0, NEAR_KERB, WIDTH, 10, colour.of('#c6bfb2')),
    rect(0, NEAR_KERB + 10, WIDTH, 70, colour.of('#dfd9cd')),
    line(`${near.join('')}M0 682H1280`, mix(colour.of('#dfd9cd'), '#20222c', 0.11), 2),
  ];
}

function tree(colour, at, variant) {
  const leaf = ['#93a688', '#a3b292', '#84997f'].map((hex) => colour.of(hex));
  const trunk = colour.of('#8b7764');
  const crowns = [
    'M-92-210C-120-262-78-306-44-298C-34-340 30-346 42-306C82-318 116-270 92-232C108-196 72-168 40-178C16-160-24-160-40-180C-66-170-92-184-92-210Z',
    'M-78-216C-104-250-80-300-40-296C-20-334 44-326 50-288C88-286 100-240 76-216C84-184 48-164 22-178C-6-160-36-168-44-186C-62-184-78-196-78-216Z',
  ];
  return place(
    at,
    ellipse(0, 0, 46, 6, '#10131c', { opacity: colour.lit(0.14, 0.34) }),
    path(
      'M-9 0C-6-60-8-120-6-170L-34-222L-26-226L-2-186L20-232L28-228L8-170C8-120 8-60 12 0Z',
      trunk,
    ),
    path(crowns[variant], leaf[2]),
    path(
      'M-70-222C-84-262-52-286-26-278C-14-312 32-310 36-280C56-284 66-262 58-246C30-262 10-240 14-226C-16-244-46-232-48-212C-58-212-66-214-70-222Z',
      leaf[0],
    ),
    path(
      'M-44-258C-40-276-22-280-10-272C0-292 26-290 28-272C10-276-2-264-4-256C-18-264-36-262-44-258Z',
      leaf[1],
    ),
    path('M-24-166L-34-222L-26-226L-2-186L20-232L28-228L8-170Z', trunk, { opacity: 0.5 }),
  );
}

function lamp(colour, x, y) {
  const iron = colour.of('#565c63', 0.45);
  return place(
    { x, y },
    colour.dusk ? circle(0, -236, 96, 'url(#glow)') : '',
    ellipse(0, 0, 16, 4, '#10131c', { opacity: colour.lit(0.16, 0.34) }),
    path('M-7 0L-4-24L-2.5-214L2.5-214L4-24L7 0Z', iron),
    rect(-12, -216, 24, 4, iron),
    path('M-11-217L-14-250L14-250L11-217Z', colour.lit('#f3ecd9', '#ffe7ad')),
    path('M-17-250Q0-274 17-250ZM-11-217h22l-3 5h-16z', iron),
  );
}

function furniture(colour) {
  const bin = colour.of('#6f7d78');
  const box = colour.of('#a9675c');
  return [
    // A pillar box: about as tall as a child.
    place(
      { x: 906, y: 456 },
      ellipse(0, 0, 24, 4, '#10131c', { opacity: colour.lit(0.16, 0.34) }),
      rect(-17, -80, 34, 80, box, { rx: 3 }),
      path('M-20-78Q0-100 20-78Z', mix(box, '#20222c', 0.16)),
      rect(-11, -66, 22, 5, colour.of('#3c3234')),
      rect(-9, -54, 18, 14, colour.of('#efe8da')),
      rect(-19, -10, 38, 10, mix(box, '#20222c', 0.3)),
    ),
    place(
      { x: 838, y: 452 },
      path('M-15-44L15-44L12 0L-12 0Z', bin),
      rect(-17, -49, 34, 7, mix(bin, '#20222c', 0.25), { rx: 2 }),
    ),
  ];
}

const folk = {
  // The three in front, from the back to the front.
  third: {
    top: 'jacket',
    topColour: '#7d6780',
    bottomColour: '#454d5e',
    skin: '#e3b796',
    hair: 'beanie',
    hairColour: '#6b4a33',
    hatColour: '#b99a62',
    shoes: '#7a5540',
    slim: true,
    extras: { scarf: '#cdbfa8' },
  },
  partner: {
    top: 'jacket',
    topColour: '#5c728c',
    bottomColour: '#54565f',
    skin: '#7d543c',
    hair: 'crop',
    hairColour: '#2c2728',
    shoes: '#74604f',
    beard: true,
    extras: { collar: '#e9e2d4' },
  },
  first: {
    top: 'coat',
    topColour: '#b88672',
    bottomColour: '#474a55',
    skin: '#d6a582',
    hair: 'bob',
    hairColour: '#3b2d2b',
    shoes: '#5a4038',
    slim: true,
    extras: { opening: '#946756', satchel: '#7a5d4b' },
  },
  rider: {
    top: 'jacket',
    topColour: '#8c9a7c',
    bottomColour: '#4c5568',
    skin: '#e0b08f',
    hair: 'cap',
    hairColour: '#4b382f',
    hatColour: '#d8d0bf',
    shoes: '#3b3a40',
  },
  walker: {
    top: 'shirt',
    skirt: true,
    topColour: '#e0d8ca',
    bottomColour: '#74839f',
    bareLegs: true,
    skin: '#a87352',
    hair: 'tail',
    hairColour: '#2d2628',
    shoes: '#6b4c40',
    slim: true,
  },
  shopper: {
    top: 'coat',
    topColour: '#6f8278',
    bottomColour: '#3c3f49',
    skin: '#c89a78',
    hair: 'scarf',
    hairColour: '#bdb0b6',
    shoes: '#3a3436',
    slim: true,
  },
  friend: {
    top: 'jacket',
    topColour: '#c2b08c',
    bottomColour: '#4f5a6c',
    skin: '#e6bfa4',
    hair: 'short',
    hairColour: '#8d857c',
    shoes: '#443a36',
  },
  lone: {
    top: 'shirt',
    topColour: '#8aa3a3',
    bottomColour: '#7e705c',
    skin: '#e3b796',
    hair: 'short',
    sleeves: 'short',
    hairColour: '#5d4030',
    shoes: '#e0dace',
    extras: { backpack: '#a2705f' },
  },
};

/** The street by day or at dusk. */
export function street(dusk) {
  const colour = theme(dusk);
  const shadow = (x, y, rx) =>
    ellipse(x, y, rx, rx / 9, '#10131c', { opacity: colour.lit(0.2, 0.42) });
  const bag = path('M-15 6L15 6L18 46L-18 46ZM-8 6C-8-8 8-8 8 6', colour.of('#d9cbb0'));
  const { gradient, drawn } = sky(colour);
  return picture(
    WIDTH,
    HEIGHT,
    el(
      'defs',
      {},
      gradient,
      `<linearGradient id="road" x2="0" y2="1"><stop stop-color="${colour.of('#95989c')}"/><stop offset="1" stop-color="${colour.of('#a4a6a8')}"/></linearGradient>`,
      `<radialGradient id="glow"><stop stop-color="#ffdf9e" stop-opacity=".55"/><stop offset="1" stop-color="#ffdf9e" stop-opacity="0"/></radialGradient>`,
      vehicleShapes(colour),
      windowShapes(colour),
    ),
    drawn,
    skyline(colour),
    houses(colour),
    shops(colour),
    doors(colour),
    ground(colour),
    tree(colour, { x: 182, y: 452, scale: 1.06 }, 0),
    lamp(colour, 1056, 458),
    bicycle(colour, { x: 1130, y: 462, scale: 0.5 }, '#8d6f86'),
    furniture(colour),
    shadow(480, 458, 30),
    person(colour, { x: 480, y: 458, scale: 0.53, flip: true }, poses.walk, folk.lone),
    shadow(968, 460, 40),
    person(colour, { x: 957, y: 456, scale: 0.54 }, poses.stand, folk.shopper, bag),
    person(colour, { x: 988, y: 460, scale: 0.56, flip: true }, poses.stand, folk.friend),
    tree(colour, { x: 760, y: 456, scale: 0.98 }, 1),
    car(colour, { x: 560, y: 522, scale: 0.82 }, 'hatch', '#b3a492', false),
    car(colour, { x: 262, y: 562, scale: 0.98 }, 'sedan', '#8ea3b3'),
    cyclist(colour, { x: 870, y: 632, scale: 0.86 }, '#7c5f63', folk.rider),
    shadow(170, 704, 120),
    person(colour, { x: 236, y: 698, scale: 0.93 }, poses.walk, folk.third),
    person(colour, { x: 142, y: 700, scale: 0.98 }, poses.walk, folk.partner),
    person(colour, { x: 110, y: 706, scale: 0.94 }, poses.walk, folk.first),
    shadow(1110, 706, 50),
    line('M1134 566Q1176 592 1230 641', colour.of('#6b4c40'), 2.5),
    person(colour, { x: 1108, y: 706, scale: 0.96 }, poses.walk, folk.walker),
    dog(colour, { x: 1190, y: 702, scale: 0.84 }, '#b9966f', '#8d5a50'),
  );
}
