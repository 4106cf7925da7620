import type { SoftLabOptions } from './lab';

type Decaying = Pick<
  SoftLabOptions,
  'method' | 'threshold' | 'boundary' | 'sigma' | 'sigmaMeaning' | 'hardCut'
>;

/**
 * What a score is multiplied by at an overlap. The curve is drawn with it; events bring their own
 * weight from the engine, and a test holds the two equal.
 */
export function weightAt(overlap: number, options: Decaying): number {
  const { method, threshold, boundary, hardCut } = options;
  const exceeds = boundary === 'greater' ? overlap > threshold : overlap >= threshold;
  if (method === 'linear') return exceeds ? 1 - overlap : 1;
  if (exceeds && (method === 'hard' || hardCut)) return 0;
  return method === 'hard' ? 1 : Math.exp(-gaussianFactor(options) * overlap ** 2);
}

/** What the squared overlap is multiplied by in the exponent, but for its sign. */
function gaussianFactor({ sigma, sigmaMeaning }: Decaying): number {
  return (sigmaMeaning === 'tensorflow' ? 0.5 : 1) / sigma;
}
