/** Why something was not done; the words for it are in `text.ts`. */
export type Refusal =
  | 'notFinite' // a coordinate, score or size is NaN, infinite or (a size) not positive
  | 'unknownBox'
  | 'unknownClass'
  | 'unknownImage'
  | 'emptyName'
  | 'nameTaken'
  | 'nothingToImport'
  | 'notAPicture';

export interface Refused {
  readonly ok: false;
  readonly reason: Refusal;
}

/** Done, or refused with everything left as it was. */
export type Outcome = { readonly ok: true } | Refused;

/** Done with a result, or refused with everything left as it was. */
export type OutcomeOf<T> = { readonly ok: true; readonly value: T } | Refused;

export const done: Outcome = { ok: true };

export function refused(reason: Refusal): Refused {
  return { ok: false, reason };
}
