/** Anchors that models are published with. */
export type PresetName = 'yolov5' | 'yolov3' | 'tiny';

interface Preset {
  /** Width and height each, in pixels of the input. */
  readonly anchors: readonly number[];
  /** The size of the input that they are meant for. */
  readonly input: number;
}

/** AlexeyAB/darknet, cfg/yolov3.cfg: k-means on COCO. */
const COCO = [10, 13, 16, 30, 33, 23, 30, 61, 62, 45, 59, 119, 116, 90, 156, 198, 373, 326];

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  // ultralytics/yolov5, models/yolov5s.yaml: those of YOLOv3, though the input is larger.
  yolov5: { anchors: COCO, input: 640 },
  yolov3: { anchors: COCO, input: 416 },
  // AlexeyAB/darknet, cfg/yolov3-tiny.cfg
  tiny: { anchors: [10, 14, 23, 27, 37, 58, 81, 82, 135, 169, 344, 319], input: 416 },
};

export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];
