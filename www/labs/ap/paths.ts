/** Where a curve is: recall and precision in 0 to 1, point by point. */
export interface CurveData {
  readonly recall: Float64Array;
  readonly precision: Float64Array;
  readonly envelope: Float64Array;
}

/** From 0 to 1 to where it is drawn. */
export interface Frame01 {
  x(recall: number): number;
  y(precision: number): number;
}

/** The points joined by lines. */
export function curvePath({ recall, precision }: CurveData, at: Frame01): string {
  return Array.from(recall, (r, i) => `${i === 0 ? 'M' : 'L'}${place(at, r, precision[i])}`).join(
    '',
  );
}

/**
 * The steps of the envelope from point `from` on: each reaches from the recall of the point before to
 * its own.
 */
export function envelopePath({ recall, envelope }: CurveData, from: number, at: Frame01): string {
  let path = '';
  for (let i = from; i < envelope.length; i += 1) {
    const left = i === 0 ? 0 : recall[i - 1];
    path += `${i === from ? 'M' : 'L'}${place(at, left, envelope[i])}L${place(at, recall[i], envelope[i])}`;
  }
  return path;
}

/** The area below the envelope from recall 0 to point `upTo`, that one included. */
export function areaPath({ recall, envelope }: CurveData, upTo: number, at: Frame01): string {
  const count = Math.min(envelope.length, upTo + 1);
  if (count === 0) return '';
  const part = { recall, precision: envelope, envelope: envelope.subarray(0, count) };
  const right = recall[count - 1];
  return `${envelopePath(part, 0, at)}L${place(at, right, 0)}L${place(at, 0, 0)}Z`;
}

/** The envelope at a recall: at the first point that reaches it, or 0. For drawing only. */
export function envelopeAt({ recall, envelope }: CurveData, level: number): number {
  const at = recall.findIndex((each) => each >= level);
  return at < 0 ? 0 : (envelope[at] ?? 0);
}

function place(at: Frame01, recall = 0, precision = 0): string {
  return `${round(at.x(recall))} ${round(at.y(precision))}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
