import type { Scene } from './scene';
import shelfDark from './shelf-dark.svg?url';
import shelfLight from './shelf-light.svg?url';
import streetDark from './street-dark.svg?url';
import streetLight from './street-light.svg?url';

/**
 * The street as a detector might see it: of each thing one good box and some that are a little off,
 * and four boxes around what is no person, or two cars at once. Class 0 is a person, 1 a car, 2 a
 * bicycle.
 */
export const street: Scene = {
  id: 'street',
  lab: 'nms',
  size: [1280, 720],
  picture: { light: streetLight, dark: streetDark },
  classNames: ['person', 'car', 'bicycle'],
  boxes: [
    // The couple at the left, she in front, and who walks ahead of them.
    [52, 414, 170, 709, 0.71, 0],
    [87, 404, 210, 700, 0.91, 0],
    [57, 420, 175, 706, 0.96, 0],
    [80, 410, 202, 703, 0.63, 0],
    [66, 432, 181, 700, 0.58, 0],
    [183, 411, 300, 698, 0.89, 0],
    [176, 418, 296, 704, 0.66, 0],
    // The blue car, its driver, the parked car behind it, and both cars as one.
    [254, 424, 622, 566, 0.74, 1],
    [262, 429, 630, 562, 0.95, 1],
    [455, 434, 494, 474, 0.35, 0],
    [560, 399, 865, 522, 0.86, 1],
    [632, 398, 868, 520, 0.61, 1],
    [258, 396, 868, 566, 0.33, 1],
    // Who walks behind the cars, and a figure in the shop window.
    [443, 297, 511, 452, 0.77, 0],
    [629, 351, 658, 402, 0.31, 0],
    // The rider and the bicycle.
    [788, 371, 956, 628, 0.93, 0],
    [766, 470, 980, 631, 0.84, 2],
    [798, 366, 948, 622, 0.68, 0],
    [770, 460, 982, 628, 0.56, 2],
    [804, 378, 936, 616, 0.45, 0],
    // A pillar box, the two who talk, and the bicycle that stands at the lamp.
    [885, 366, 927, 457, 0.27, 0],
    [939, 289, 977, 457, 0.8, 0],
    [966, 287, 1005, 460, 0.75, 0],
    [954, 290, 1000, 457, 0.47, 0],
    [1066, 384, 1197, 461, 0.78, 2],
    [1060, 380, 1190, 464, 0.43, 2],
    // The woman, and her dog.
    [1054, 414, 1174, 706, 0.94, 0],
    [1060, 420, 1182, 702, 0.65, 0],
    [1115, 607, 1272, 704, 0.22, 0],
  ],
  options: { threshold: 0.5, perClass: true },
};

/** The shelf. Class 0 is a bottle, 1 a can, 2 a carton. */
export const shelf: Scene = {
  id: 'shelf',
  lab: 'nms',
  size: [1280, 720],
  picture: { light: shelfLight, dark: shelfDark },
  classNames: ['bottle', 'can', 'carton'],
  boxes: [
    // Above: bottles with a narrow neck, the middle one behind the others.
    [34, 76, 126, 346, 0.95, 0],
    [39, 82, 131, 342, 0.67, 0],
    [86, 67, 178, 337, 0.72, 0],
    [155, 70, 250, 350, 0.62, 0],
    [160, 76, 252, 346, 0.94, 0],
    // Juice, the second one behind.
    [276, 102, 376, 346, 0.93, 0],
    [282, 98, 380, 344, 0.55, 0],
    [326, 93, 426, 337, 0.69, 0],
    [402, 102, 502, 346, 0.91, 0],
    [512, 102, 612, 346, 0.96, 0],
    // Milk: one in front, one behind, both as one; and another.
    [632, 98, 804, 348, 0.49, 2],
    [634, 108, 750, 346, 0.92, 2],
    [686, 99, 802, 337, 0.66, 2],
    [770, 108, 886, 346, 0.89, 2],
    // Large boxes, the middle one behind.
    [906, 84, 1060, 350, 0.7, 2],
    [900, 77, 1068, 346, 0.97, 2],
    [966, 80, 1134, 337, 0.51, 2],
    [1086, 89, 1254, 346, 0.9, 2],
    [1080, 95, 1250, 350, 0.58, 2],
    // Below: the pile of cans, and all of it as one.
    [80, 418, 184, 553, 0.85, 1],
    [192, 418, 296, 553, 0.82, 1],
    [188, 424, 292, 556, 0.39, 1],
    [26, 542, 130, 677, 0.86, 1],
    [136, 542, 240, 677, 0.83, 1],
    [131, 548, 238, 680, 0.44, 1],
    [246, 542, 350, 677, 0.88, 1],
    [24, 416, 352, 678, 0.21, 1],
    // Sauces, the middle one behind.
    [382, 446, 474, 676, 0.87, 0],
    [430, 437, 522, 667, 0.63, 0],
    [494, 446, 586, 676, 0.84, 0],
    // Three small cartons.
    [599, 542, 717, 676, 0.79, 2],
    [725, 542, 843, 676, 0.8, 2],
    [730, 538, 846, 674, 0.48, 2],
    [657, 414, 775, 548, 0.81, 2],
    // Slim cans, the middle one behind; one of them was taken for a bottle too.
    [861, 512, 935, 677, 0.76, 1],
    [878, 508, 952, 674, 0.71, 1],
    [899, 503, 973, 668, 0.59, 1],
    [947, 512, 1021, 677, 0.77, 1],
    [944, 508, 1023, 680, 0.56, 0],
    // Two boxes of tea, and a price tag.
    [1067, 453, 1217, 568, 0.74, 2],
    [1079, 561, 1229, 676, 0.75, 2],
    [879, 354, 945, 374, 0.18, 2],
  ],
  options: { threshold: 0.5, perClass: false },
};

/** The scenes that have a picture. */
export const pictured: readonly Scene[] = [street, shelf];
