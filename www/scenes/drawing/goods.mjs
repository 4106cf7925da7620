import { circle, d, ellipse, line, mix, path, place, rect } from './svg.mjs';

/** Goods on a shelf, each standing on y = 0 around x = 0. Labels have pictures, never words. */

const INK = '#20222c';

/** Emblems of labels, about 40 units wide around (0, 0). */
const emblems = {
  leaf: (c) =>
    path('M-18 14C-20-10-4-20 18-18C20 4 6 18-18 14ZM-18 14L6-6', c, {
      stroke: c,
      'stroke-width': 2,
    }),
  sun: (c) => [
    circle(0, 0, 10, c),
    line(
      'M0-20V-14M0 14V20M-20 0H-14M14 0H20M-14-14L-10-10M10 10L14 14M-14 14L-10 10M10-10L14-14',
      c,
      3,
    ),
  ],
  fruit: (c, d2) => [
    circle(-6, 5, 11, c),
    circle(9, 2, 10, mix(c, INK, 0.12)),
    path('M-4-6C0-16 8-18 16-16C12-8 6-6-4-6Z', d2),
  ],
  wave: (c) => line('M-22-6Q-11-18 0-6T22-6M-22 8Q-11-4 0 8T22 8', c, 5),
  drop: (c) => path('M0-20C10-6 15 2 15 8A15 15 0 0 1-15 8C-15 2-10-6 0-20Z', c),
  peak: (c, d2) => path('M-22 16L-6-12L4 4L10-4L22 16Z', c) + path('M-6-12L-11-3L-6 0L-2-4Z', d2),
  fish: (c) => path('M-20 0C-12-12 6-12 12-2L22-10L20 8L12 2C4 12-12 12-20 0Z', c),
  splash: (c) => path('M-20-6Q-8-18 2-8T20-10Q24 6 10 6T-8 14T-20-6Z', c),
};

const sheen = (colour, data) => path(data, '#ffffff', { opacity: colour.lit(0.22, 0.1) });
const dim = (data, amount = 0.13) => path(data, INK, { opacity: amount });

/** A tall glass bottle with a paper label: 92 wide, 270 high. */
export function wine(colour, at, { glass, foil, label, emblem, ink }) {
  const body =
    'M-44 0C-46-4-46-8-46-14L-46-150C-46-184-18-186-16-214L-16-258L16-258L16-214C18-186 46-184 46-150L46-14C46-8 46-4 44 0Z';
  return place(
    at,
    path(body, colour.of(glass)),
    dim('M22-172C38-168 46-164 46-150L46-14C46-8 46-4 44 0L24 0Z'),
    sheen(colour, 'M-36-148C-36-164-22-172-14-186L-14-170C-22-160-28-156-28-146L-28-6L-36-6Z'),
    path('M-17-270L17-270L17-222L-17-222Z', colour.of(foil)),
    rect(-19, -258, 38, 5, mix(colour.of(foil), INK, 0.25)),
    rect(-46, -122, 92, 84, colour.of(label)),
    dim('M26-122H46V-38H26Z', 0.08),
    place({ x: 0, y: -88 }, emblems[emblem](colour.of(ink), colour.of(foil))),
    line('M-26-56H26M-18-48H18', mix(colour.of(label), INK, 0.3), 3),
  );
}

/** A juice bottle with a waist and a wide cap: 100 wide, 244 high. */
export function juice(colour, at, { liquid, cap, label, emblem, ink }) {
  const body =
    'M-46 0C-50-6-50-12-50-20L-50-62C-50-76-43-80-43-92C-43-104-50-108-50-122L-50-150C-50-184-22-190-20-216L20-216C22-190 50-184 50-150L50-122C50-108 43-104 43-92C43-80 50-76 50-62L50-20C50-12 50-6 46 0Z';
  const tone = colour.of(liquid);
  return place(
    at,
    path(body, tone),
    path(
      'M-33-186C-24-194-21-202-20-216L20-216C21-202 24-194 33-186Z',
      mix(tone, '#ffffff', colour.lit(0.4, 0.1)),
    ),
    dim(
      'M24-186C42-176 50-166 50-150L50-122C50-108 43-104 43-92C43-80 50-76 50-62L50-20C50-12 50-6 46 0L26 0Z',
    ),
    rect(-24, -244, 48, 28, colour.of(cap), { rx: 4 }),
    line(
      'M-16-242V-218M-8-242V-218M0-242V-218M8-242V-218M16-242V-218',
      mix(colour.of(cap), INK, 0.18),
      2,
    ),
    path(
      'M-50-146L50-146L50-122C50-108 43-104 43-92C43-80 50-76 50-62L-50-62C-50-76-43-80-43-92C-43-104-50-108-50-122Z',
      colour.of(label),
    ),
    dim('M26-146L50-146L50-122C50-108 43-104 43-92C43-80 50-76 50-62L26-62Z', 0.09),
    place({ x: -2, y: -104 }, emblems[emblem](colour.of(ink), colour.of('#7f9973'))),
    sheen(colour, 'M-40-150C-40-166-30-172-24-180L-24-168C-30-162-32-158-32-148L-32-8L-40-8Z'),
  );
}

/** A sauce bottle that narrows to a nozzle: 92 wide, 230 high. */
export function sauce(colour, at, { liquid, cap, label, emblem, ink }) {
  return place(
    at,
    path('M-20-180L-12-222Q0-238 12-222L20-180Z', colour.of(cap)),
    rect(-24, -186, 48, 12, mix(colour.of(cap), INK, 0.2), { rx: 3 }),
    path(
      'M-42 0C-46-6-46-12-46-20L-44-122C-42-154-24-156-22-174L22-174C24-156 42-154 44-122L46-20C46-12 46-6 42 0Z',
      colour.of(liquid),
    ),
    dim('M22-164C36-156 43-146 44-122L46-20C46-12 46-6 42 0L24 0Z'),
    path('M-34-128Q0-146 34-128L36-44Q0-28-36-44Z', colour.of(label)),
    place({ x: 0, y: -88 }, emblems[emblem](colour.of(ink), colour.of('#7f9973'))),
    sheen(colour, 'M-38-120C-36-138-30-146-24-154L-24-140C-28-134-30-128-30-118L-32-8L-40-8Z'),
  );
}

/** A tin or a drink can, w wide and h high, its lid seen from a little above. */
export function can(colour, at, { w, h, body, band, emblem, ink }) {
  const [r, tone, metal] = [w / 2, colour.of(body), colour.of('#c6cbd1')];
  return place(
    at,
    path(d`M${-r} ${-h + 8}V-8Q0 10 ${r} -8V${-h + 8}Z`, metal),
    path(d`M${-r} ${-h + 18}Q0 ${-h + 34} ${r} ${-h + 18}V-16Q0 2 ${-r} -16Z`, tone),
    path(
      d`M${-r} ${-h * 0.66}Q0 ${-h * 0.66 + 16} ${r} ${-h * 0.66}V${-h * 0.28}Q0 ${-h * 0.28 + 16} ${-r} ${-h * 0.28}Z`,
      colour.of(band),
    ),
    place(
      { x: 0, y: -h * 0.47 + 12, scale: Math.min(1, w / 84) },
      emblems[emblem](colour.of(ink), colour.of('#7f9973')),
    ),
    dim(d`M${r * 0.5} ${-h + 8}H${r}V-8Q${r * 0.8} -2 ${r * 0.5} 0Z`),
    sheen(colour, d`M${-r * 0.78} ${-h + 16}H${-r * 0.56}V-3L${-r * 0.78} -5Z`),
    ellipse(0, -h + 8, r, 8, metal),
    ellipse(0, -h + 8, r - 6, 5, mix(metal, INK, 0.16)),
  );
}

/** A milk carton with a gable: 116 wide, 238 high, its side seen at the right. */
export function milk(colour, at, { paper, band, emblem, ink }) {
  const face = colour.of(paper);
  const side = mix(face, INK, 0.12);
  return place(
    at,
    path('M-58-172L36-172L58-178L58-6L36 0L-58 0Z', face),
    path('M36-172L58-178L58-6L36 0Z', side),
    path('M-58-172L-46-222L34-222L36-172Z', mix(face, INK, 0.05)),
    path('M36-172L34-222L44-224L58-178Z', mix(face, INK, 0.2)),
    path('M-47-238L40-238L44-224L34-220L-47-220Z', colour.of(band)),
    path('M-58-70Q-30-86-10-68T36-74L58-80L58-6L36 0L-58 0Z', colour.of(band)),
    path('M36-74L58-80L58-6L36 0Z', mix(colour.of(band), INK, 0.14)),
    place({ x: -11, y: -122, scale: 1.3 }, emblems[emblem](colour.of(ink), colour.of('#7f9973'))),
    circle(-8, -196, 11, colour.of(ink)),
    circle(-8, -197, 8, mix(colour.of(ink), '#ffffff', colour.lit(0.25, 0.1))),
  );
}

/** A box of board, w wide and h high, its side seen at the right. */
export function box(colour, at, { w, h, paper, band, emblem, ink, size = 1.6 }) {
  const [x, face, depth] = [-w / 2, colour.of(paper), Math.min(24, w * 0.16)];
  const front = w - depth;
  return place(
    at,
    rect(x, -h, front, h, face),
    path(
      d`M${x + front} ${-h}l${depth} ${-depth * 0.3}V${-depth * 0.3}L${x + front} 0Z`,
      mix(face, INK, 0.2),
    ),
    path(
      d`M${x} ${-h}l${depth} ${-depth * 0.3}H${x + w}l${-depth} ${depth * 0.3}Z`,
      mix(face, '#ffffff', colour.lit(0.3, 0.08)),
    ),
    path(
      d`M${x} ${-h * 0.34}Q${x + front * 0.3} ${-h * 0.48} ${x + front * 0.6} ${-h * 0.36}T${x + front} ${-h * 0.4}V0H${x}Z`,
      colour.of(band),
    ),
    circle(
      x + front / 2,
      -h * 0.6,
      Math.min(front, h) * 0.29,
      mix(face, '#ffffff', colour.lit(0.6, 0.2)),
    ),
    place(
      { x: x + front / 2, y: -h * 0.6, scale: size },
      emblems[emblem](colour.of(ink), colour.of('#7f9973')),
    ),
    rect(x + 8, -h + 8, front * 0.42, 5, mix(face, INK, 0.22)),
  );
}
