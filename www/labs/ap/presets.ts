import type { ApLabOptions } from './lab';

/** Programs whose rules are known. */
export type PresetName = 'voc2007' | 'voc2010' | 'coco' | 'cartucho' | 'fasterRcnn';

type Preset = Omit<ApLabOptions, 'class'>;

const voc: Preset = {
  matching: 'voc',
  interpolation: 'all-point',
  thresholds: 0.5,
  boundary: 'greater-or-equal',
  extent: 'inclusive',
  maxDetections: null,
  area: 'all',
};

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  // VOCdevkit 2007, VOCevaldet.m
  voc2007: { ...voc, interpolation: 'eleven-point' },
  // VOCdevkit from 2010 on, VOCevaldet.m
  voc2010: voc,
  // pycocotools 2.0.11, cocoeval.py
  coco: {
    ...voc,
    matching: 'coco',
    interpolation: 'hundred-and-one-point',
    thresholds: 'coco',
    extent: 'exclusive',
    maxDetections: 100,
  },
  // Cartucho/mAP, main.py: the same rules as VOC from 2010 on
  cartucho: voc,
  // py-faster-rcnn, voc_eval.py with use_07_metric
  fasterRcnn: { ...voc, interpolation: 'eleven-point', boundary: 'greater' },
};
