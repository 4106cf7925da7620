import { texts } from '../text/text';

export const savingText = texts(
  {
    title: 'Share and save',
    close: 'Close',
    ways: 'What to take along',
  },
  {
    title: '分享与保存',
    close: '关闭',
    ways: '要带走什么',
  },
);
