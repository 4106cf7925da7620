import type { RotatedNmsDetail, RotatedNmsSummary } from 'boxstep-rotated';
import type { LabFrame } from '../lab';
import type { NmsLabOptions } from '../nms/lab';

/** Those of NMS that make sense for turned boxes: there are no pixels to count in. */
export type RotatedNmsLabOptions = Pick<
  NmsLabOptions,
  'threshold' | 'boundary' | 'ties' | 'perClass' | 'scoreThreshold' | 'maxOutput'
>;

export type RotatedNmsFrame = LabFrame<RotatedNmsLabOptions, RotatedNmsDetail, RotatedNmsSummary>;
