import { texts } from '../text/text';
import type { SceneText } from './scene';

type OffsetScene = 'offset-negative' | 'offset-half' | 'offset-well';

export const offsetSceneTexts = texts<Record<OffsetScene, SceneText>>(
  {
    'offset-negative': {
      title: 'Offset, negative',
      about:
        'Two boxes of different classes, IoU 0.78. The largest coordinate is 5, so the offset is 6, and it moves the second box onto the first: IoU 1. A loop over the classes keeps both.',
    },
    'offset-half': {
      title: 'Offset, half precision',
      about:
        'Twice the same pair, which shares 2 pixels. As class 5 it is moved by 38400, where half precision has every 32nd number, and becomes one box; as class 0 it stays two.',
    },
    'offset-well': {
      title: 'Offset, all well',
      about:
        'The largest coordinate is 66, so class B goes 67 further. It no longer meets class A: of three boxes that overlap, the best of each class is kept.',
    },
  },
  {
    'offset-negative': {
      title: '偏移：负坐标',
      about:
        '两个不同类别的框，IoU 0.78。最大坐标为 5，偏移量为 6，正好把第二个框移到第一个上：IoU 为 1。逐类别循环会保留两个。',
    },
    'offset-half': {
      title: '偏移：半精度',
      about:
        '同样的一对框出现两次，两框只共有 2 个像素宽。作为类别 5，它们平移 38400，那里半精度每 32 个整数才有一个，于是合为一个框；作为类别 0，仍是两个。',
    },
    'offset-well': {
      title: '偏移：正常情况',
      about:
        '最大坐标为 66，所以类别 B 平移 67，不再与类别 A 相遇：三个互相重叠的框中，每个类别保留得分最高的一个。',
    },
  },
);
