import type { FusionLabOptions } from './lab';

/** The functions of ensemble-boxes, with their defaults. */
export type PresetName = 'wbf' | 'nmw';

/** All but which boxes are fused, and the weights: those are the person's. */
type Preset = Omit<FusionLabOptions, 'models' | 'weights'>;

const wbf: Preset = {
  method: 'wbf',
  threshold: 0.55,
  scoreThreshold: 0,
  confidence: 'average',
  allowsOverflow: false,
  clipToUnit: false,
  ties: 'lowest-index',
};

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  // ZFTurbo/Weighted-Boxes-Fusion, weighted_boxes_fusion
  wbf,
  // ZFTurbo/Weighted-Boxes-Fusion, non_maximum_weighted
  nmw: { ...wbf, method: 'nmw', threshold: 0.5 },
};
