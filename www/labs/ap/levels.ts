import type { Interpolation } from 'boxstep-ap';

/** At which recalls the envelope is read, as the engine has them; none where its area is taken whole. */
export function levelsOf(interpolation: Interpolation): readonly number[] {
  switch (interpolation) {
    case 'eleven-point':
      return Array.from({ length: 11 }, (_, i) => i / 10);
    case 'all-point':
      return [];
    case 'hundred-and-one-point':
      return Array.from({ length: 101 }, (_, i) => i * 0.01);
  }
}
