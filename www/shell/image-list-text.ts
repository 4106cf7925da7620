import { count } from '../text/numbers';
import { texts } from '../text/text';

export const imageListText = texts(
  {
    title: 'All images',
    search: 'Find an image by name',
    close: 'Close',
    found: (n: string, of: string) => `${n} of ${of} images`,
    boxes: (n: number) => (n === 1 ? '1 box' : `${count(n)} boxes`),
    filter: 'Filter boxes',
    minScore: 'Score at least',
    minScoreHint: 'Boxes without a score, such as ground truths, stay.',
    classes: 'Any of the classes',
    searchClass: 'Find a class',
    clear: 'Clear filter',
  },
  {
    title: '全部图像',
    search: '按名称查找图像',
    close: '关闭',
    found: (n: string, of: string) => `${of} 张图像中的 ${n} 张`,
    boxes: (n: number) => `${count(n)} 个框`,
    filter: '筛选框',
    minScore: '得分不低于',
    minScoreHint: '没有得分的框（如真实框）会保留。',
    classes: '任一类别',
    searchClass: '查找类别',
    clear: '清除筛选',
  },
);
