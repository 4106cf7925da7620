import { texts } from '../text/text';
import type { SceneText } from './scene';

type ApScene = 'second-best' | 'three-readings' | 'difficult';

/** Every number here is computed again by `tests/unit/scenes-ap.test.ts`. */
export const apSceneTexts = texts<Record<ApScene, SceneText>>(
  {
    'second-best': {
      title: 'Only the best match',
      about:
        'The detection with score 0.8 overlaps the left person by 0.82 and the right one by 0.67. The left one is taken (0.9): for VOC it is a duplicate, and AP is 0.5. Set matching to COCO: it takes the right one, and AP is 1.',
    },
    'three-readings': {
      title: 'Three readings',
      about:
        'Three cups, two of them found, with a false positive between. The same curve gives 0.5455 at 11 points, 0.5556 at all points and 0.5545 at 101 points.',
    },
    difficult: {
      title: 'A difficult car',
      about:
        'The far car is marked difficult: the detections of it (0.95 and 0.6) count as nothing, and AP is 1. Make it an ordinary ground truth in the table of boxes: its second detection is a duplicate, and AP is 0.9167.',
    },
  },
  {
    'second-best': {
      title: '只看最佳匹配',
      about:
        '得分 0.8 的检测框与左边的人重叠 0.82，与右边的人重叠 0.67。左边的已被占用（0.9）：按 VOC 它是重复检测，AP 为 0.5。把匹配改成 COCO：它取右边的人，AP 为 1。',
    },
    'three-readings': {
      title: '三种读法',
      about:
        '三只杯子检出两只，中间夹着一个假阳性。同一条曲线，11 点读得 0.5455，全部点 0.5556，101 点 0.5545。',
    },
    difficult: {
      title: '困难的车',
      about:
        '远处的车标为困难：它的两个检测框（0.95 和 0.6）都不计，AP 为 1。在框列表中把它改成普通真实框：第二个检测框成了重复检测，AP 为 0.9167。',
    },
  },
);
