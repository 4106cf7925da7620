import type { AnchorsLabOptions } from './lab';

/** Scripts whose way of clustering is known. */
export type PresetName = 'genAnchors' | 'calcAnchors' | 'lars76' | 'yolov5';

type Preset = Pick<
  AnchorsLabOptions,
  'initMethod' | 'distance' | 'update' | 'emptyCluster' | 'zeroAssignment' | 'unit'
>;

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  // AlexeyAB/darknet, scripts/gen_anchors.py
  genAnchors: {
    initMethod: 'random-rows',
    distance: 'iou',
    update: 'mean',
    emptyCluster: 'nan',
    zeroAssignment: false,
    unit: 'normalised',
  },
  // AlexeyAB/darknet, `detector calc_anchors`; it multiplies by the network's input size, which
  // changes no overlap.
  calcAnchors: {
    initMethod: 'distinct-rows',
    distance: 'iou',
    update: 'mean',
    emptyCluster: 'keep',
    zeroAssignment: false,
    unit: 'normalised',
  },
  // lars76/kmeans-anchor-boxes, kmeans.py
  lars76: {
    initMethod: 'distinct-rows',
    distance: 'iou',
    update: 'median',
    emptyCluster: 'nan',
    zeroAssignment: true,
    unit: 'normalised',
  },
  // ultralytics/yolov5, utils/autoanchor.py, up to its genetic search
  yolov5: {
    initMethod: 'distinct-rows',
    distance: 'euclidean-whitened',
    update: 'mean',
    emptyCluster: 'keep',
    zeroAssignment: false,
    unit: 'pixels',
  },
};

export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

/** The script that the options are those of, if of any. */
export function presetOf(options: AnchorsLabOptions): PresetName | null {
  if (options.init !== null) return null;
  const isSame = (preset: Preset) =>
    (Object.keys(preset) as (keyof Preset)[]).every((key) => preset[key] === options[key]);
  return PRESET_NAMES.find((name) => isSame(PRESETS[name])) ?? null;
}
