import type { Preset } from '../presets';
import type { GreedyOptions } from './lab';

/** Libraries whose way of suppressing is known; `text.ts` says what is not reproduced. */
export type NmsPresetId =
  | 'torchvision'
  | 'batched'
  | 'pyNms'
  | 'cpuNms'
  | 'mmcv'
  | 'opencv'
  | 'tensorflow'
  | 'tfjs'
  | 'ultralytics'
  | 'darknet'
  | 'ensemble'
  | 'onnx';

/** What libraries decide; thresholds are set where the library has a default. */
type Conventions = Omit<GreedyOptions, 'threshold'> & Partial<Pick<GreedyOptions, 'threshold'>>;

const plain: Conventions = {
  measure: 'iou',
  exponent: 1,
  extent: 'exclusive',
  boundary: 'greater',
  ties: 'lowest-index',
  perClass: false,
  scoreThreshold: null,
  topK: null,
  maxOutput: null,
};

export const NMS_PRESETS: readonly (Preset<GreedyOptions> & { readonly id: NmsPresetId })[] = [
  // torchvision/ops/boxes.py: nms, since the stable sort of 0.12
  { id: 'torchvision', name: 'torchvision 0.29 nms', options: plain },
  // the same file: batched_nms
  { id: 'batched', name: 'torchvision 0.29 batched_nms', options: { ...plain, perClass: true } },
  // py-faster-rcnn, lib/nms/py_cpu_nms.py
  {
    id: 'pyNms',
    name: 'py_cpu_nms.py',
    options: { ...plain, extent: 'inclusive', ties: 'highest-index' },
  },
  // py-faster-rcnn, lib/nms/cpu_nms.pyx
  {
    id: 'cpuNms',
    name: 'cpu_nms.pyx',
    options: {
      ...plain,
      extent: 'inclusive',
      ties: 'highest-index',
      boundary: 'greater-or-equal',
    },
  },
  // mmcv/ops/nms.py: batched_nms with offset 0
  {
    id: 'mmcv',
    name: 'mmcv 2 nms',
    options: { ...plain, perClass: true, scoreThreshold: 0 },
  },
  // opencv, modules/dnn/src/nms.inl.hpp: NMSFast_ with eta 1
  { id: 'opencv', name: 'OpenCV 5 NMSBoxes', options: plain },
  // tensorflow/core/kernels/image/non_max_suppression_op.cc
  { id: 'tensorflow', name: 'TensorFlow 2', options: { ...plain, threshold: 0.5 } },
  // tfjs-core/src/backends/non_max_suppression_impl.ts
  {
    id: 'tfjs',
    name: 'TensorFlow.js 4',
    options: { ...plain, threshold: 0.5, boundary: 'greater-or-equal', ties: 'highest-index' },
  },
  // ultralytics/utils/nms.py: non_max_suppression as `predict` calls it
  {
    id: 'ultralytics',
    name: 'Ultralytics 8',
    options: {
      ...plain,
      threshold: 0.7,
      perClass: true,
      scoreThreshold: 0.25,
      topK: 30_000,
      maxOutput: 300,
    },
  },
  // AlexeyAB/darknet, src/box.c: diou_nms_sort, as yolov4.cfg asks for it with nms_kind=greedynms
  {
    id: 'darknet',
    name: 'darknet greedynms',
    options: {
      ...plain,
      threshold: 0.45,
      measure: 'diou',
      exponent: 0.6,
      perClass: true,
      scoreThreshold: 0,
    },
  },
  // ZFTurbo/Weighted-Boxes-Fusion, ensemble_boxes_nms.py: nms
  {
    id: 'ensemble',
    name: 'ensemble-boxes 1.0.9 nms',
    options: { ...plain, threshold: 0.5, ties: 'highest-index', perClass: true },
  },
  // onnxruntime/core/providers/cpu/object_detection/non_max_suppression.cc
  { id: 'onnx', name: 'ONNX Runtime 1', options: { ...plain, perClass: true } },
];
