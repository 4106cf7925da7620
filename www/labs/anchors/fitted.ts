import type { AnchorsLabOptions } from './lab';

/** The options as a run on so many shapes can have them: no more clusters than shapes. */
export function fitted(options: AnchorsLabOptions, shapes: number): AnchorsLabOptions {
  const k = Math.min(options.k, shapes);
  return { ...options, k, init: options.init?.slice(0, 2 * k) ?? null };
}
