import { texts } from '../text/text';

export const savingText = texts(
  {
    title: 'Share and save',
    close: 'Close',
    ways: 'What to take along',
    boxes: 'Boxes',
    downloadJson: 'Download Boxstep’s JSON',
    jsonHint: 'All images, boxes, classes and scores, to be opened here again.',
  },
  {
    title: '分享与保存',
    close: '关闭',
    ways: '要带走什么',
    boxes: '框',
    downloadJson: '下载 Boxstep 的 JSON',
    jsonHint: '包含所有图像、框、类别与得分，可在此重新打开。',
  },
);
