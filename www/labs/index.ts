import { iouLab } from './iou';
import type { Lab } from './lab';
import { nmsLab } from './nms';

/**
 * A lab whose options, events and summary are opaque: from here on they go back to no one but the
 * lab they came from.
 */
export type AnyLab = Lab<object, unknown, unknown>;

function opaque<O extends object, D, A>(lab: Lab<O, D, A>): AnyLab {
  return lab as unknown as AnyLab;
}

/** The labs, in the order of their tabs. A new one is one more line. */
export const labs: readonly [AnyLab, ...AnyLab[]] = [opaque(iouLab), opaque(nmsLab)];

export function labOf(id: string): AnyLab {
  return labs.find((lab) => lab.id === id) ?? labs[0];
}
