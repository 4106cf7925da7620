import type { Quantity, Stage } from 'boxstep-engine';

export interface QuantityName {
  readonly quantity: Quantity;
  readonly stage: Stage;
  /** As formulas call it. */
  readonly name: string;
}

const STAGES: readonly (readonly [Stage, readonly (readonly [Quantity, string])[]])[] = [
  [
    'overlapX',
    [
      ['left', 'left'],
      ['right', 'right'],
      ['width', 'width'],
    ],
  ],
  [
    'overlapY',
    [
      ['top', 'top'],
      ['bottom', 'bottom'],
      ['height', 'height'],
    ],
  ],
  ['intersection', [['intersection', 'I']]],
  [
    'areas',
    [
      ['areaA', 'A'],
      ['areaB', 'B'],
    ],
  ],
  ['union', [['union', 'U']]],
  ['ratio', [['iou', 'IoU']]],
  [
    'enclosing',
    [
      ['enclosingWidth', 'C width'],
      ['enclosingHeight', 'C height'],
    ],
  ],
  [
    'giou',
    [
      ['enclosingArea', 'C'],
      ['giouPenalty', '(C − U) / C'],
      ['giou', 'GIoU'],
    ],
  ],
  [
    'distance',
    [
      ['centreDx', 'dx'],
      ['centreDy', 'dy'],
      ['distanceSquared', 'd²'],
    ],
  ],
  [
    'diou',
    [
      ['diagonalSquared', 'c²'],
      ['diouPenalty', 'd² / c²'],
      ['diou', 'DIoU'],
    ],
  ],
  [
    'ciou',
    [
      ['angleA', 'arctan A'],
      ['angleB', 'arctan B'],
      ['aspectTerm', 'v'],
      ['alpha', 'α'],
      ['ciou', 'CIoU'],
    ],
  ],
];

/** Every number with its round and its name, in the order in which they are computed. */
export const QUANTITIES: readonly QuantityName[] = STAGES.flatMap(([stage, quantities]) =>
  quantities.map(([quantity, name]) => ({ quantity, stage, name })),
);

/** Whether a number has been computed once `now` has. */
export function isReached(quantity: Quantity, now: Quantity): boolean {
  const place = (of: Quantity) => QUANTITIES.findIndex((each) => each.quantity === of);
  return place(quantity) <= place(now);
}
