import type { SoftLabOptions } from './lab';

/** Libraries whose Soft-NMS is known. */
export type PresetName =
  | 'authorsLinear'
  | 'authorsGaussian'
  | 'opencv'
  | 'mmcv'
  | 'tensorflow'
  | 'tfjs';

const authors: SoftLabOptions = {
  method: 'linear',
  threshold: 0.3,
  boundary: 'greater',
  sigma: 0.5,
  sigmaMeaning: 'paper',
  hardCut: false,
  scoreThreshold: 0.001,
  scoreBoundary: 'greater-or-equal',
  extent: 'inclusive',
  ties: 'lowest-index',
  perClass: false,
  maxOutput: null,
};

/** Each sets every option; what a library leaves to its caller has a usual value here. */
export const PRESETS: Readonly<Record<PresetName, SoftLabOptions>> = {
  // bharatsingh430/soft-nms, lib/nms/cpu_nms.pyx, cpu_soft_nms with method 1 and 2
  authorsLinear: authors,
  authorsGaussian: { ...authors, method: 'gaussian' },
  // OpenCV, dnn::softNMSBoxes with its defaults; both thresholds are the caller's
  opencv: { ...authors, method: 'gaussian', extent: 'exclusive' },
  // mmcv.ops.soft_nms with its defaults
  mmcv: { ...authors, boundary: 'greater-or-equal', extent: 'exclusive' },
  // tf.image.non_max_suppression_with_scores; sigma is the caller's
  tensorflow: {
    ...authors,
    method: 'gaussian',
    threshold: 0.5,
    sigmaMeaning: 'tensorflow',
    scoreThreshold: 0,
    scoreBoundary: 'greater',
    extent: 'exclusive',
  },
  // tf.image.nonMaxSuppressionWithScore; sigma is the caller's
  tfjs: {
    ...authors,
    method: 'gaussian',
    threshold: 0.5,
    boundary: 'greater-or-equal',
    sigmaMeaning: 'tensorflow',
    hardCut: true,
    scoreThreshold: 0,
    scoreBoundary: 'greater',
    extent: 'exclusive',
    ties: 'highest-index',
  },
};
