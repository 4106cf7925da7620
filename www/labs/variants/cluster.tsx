import own from 'virtual:listings/cluster-nms';
import judge from 'virtual:listings/judge';
import shared from 'virtual:listings/variants';
import { texts } from '../../text/text';
import { variantLab } from './make';
import { plain, plainCall } from './plain';

/** Cluster-NMS, pass by pass. */
export const clusterLab = variantLab({
  ...plain,
  id: 'cluster-nms',
  rounds: 'passes',
  presets: [
    {
      // Zzh-tju/CIoU, layers/functions/detection.py: E = maxA <= iou_threshold, class by class
      name: 'CIoU',
      options: {
        threshold: 0.5,
        boundary: 'greater',
        extent: 'exclusive',
        perClass: true,
        scoreThreshold: 0.01,
        maxOutput: 100,
      },
    },
  ],
  fell: texts(
    'That it is itself suppressed by now counts only from the next pass on.',
    '它在这一遍中已被抑制，但要到下一遍才算数。',
  ),
  listings: [shared, judge, own],
  call: plainCall({ python: 'cluster_nms', rust: 'Cluster', javascript: 'clusterNms' }),
  lesson: texts(
    [
      {
        title: 'What it is for',
        body: [
          'Fast NMS is quick, since all columns of the matrix are judged at once, and loses boxes, since the suppressed still suppress. Cluster-NMS (2020) repairs the second and keeps the first: it repeats Fast NMS and takes away, each time, the say of those that fell the time before.',
        ],
      },
      {
        title: 'Step by step',
        body: [
          'Pass 1 is Fast NMS. Then the rows of the boxes that fell are set to 0, all others are as they were at first, and every column is judged again: a box that only a fallen one had suppressed comes back. Repeat until a pass changes nothing.',
        ],
      },
      {
        title: 'Why it ends, and with the answer of greedy NMS',
        body: [
          'The verdict on a box depends on better boxes alone. The best box is always kept, so after pass 1 the verdict on the second is right, after pass 2 that on the third, and so on: after pass t the best t + 1 are final, and what no pass changes any more is what greedy NMS says. A property test of this page holds the two equal on every option.',
        ],
      },
      {
        title: 'How many passes',
        body: [
          'Not as many as there are boxes, but as many as the longest chain of boxes that suppress one another has: boxes far apart are settled side by side, cluster by cluster, which is where the name comes from. In a real picture that is a handful. The authors’ code gives up after 200.',
        ],
      },
      {
        title: 'In an interview',
        body: [
          'Why does Cluster-NMS equal greedy NMS? By induction along the order of scores, as above. What does it cost? A matrix of n² numbers and one pass over it for each link of the longest chain. What if verdicts took effect within a pass, column after column? Then one pass would do, and it would be greedy NMS itself, with its waiting.',
        ],
      },
    ],
    [
      {
        title: '它用来做什么',
        body: [
          'Fast NMS 快，是因为矩阵各列同时判断；会多删，是因为被抑制者照样抑制别人。Cluster-NMS（2020）保住前者，修正后者：反复做 Fast NMS，每一遍都取消上一遍被抑制者的发言权。',
        ],
      },
      {
        title: '逐步说明',
        body: [
          '第 1 遍就是 Fast NMS。然后把被抑制框所在的行置 0，其余各行恢复原样，再判断每一列：只被出局者抑制的框就回来了。如此反复，直到某一遍什么都不改变。',
        ],
      },
      {
        title: '为什么会停，而且等于贪心 NMS',
        body: [
          '一个框的结论只取决于得分更高的框。得分最高的框总被保留，所以第 1 遍之后第二个框的结论是对的，第 2 遍之后第三个框也对……第 t 遍之后，前 t + 1 个框不再改变；不再改变的结论就是贪心 NMS 的结论。本页有一个性质测试，在所有选项下验证两者相等。',
        ],
      },
      {
        title: '要做多少遍',
        body: [
          '不是框的个数，而是互相抑制的最长链的长度：相距很远的框各自成簇（cluster），同时得到结论，名字由此而来。真实图片里只要几遍。作者的代码最多做 200 遍。',
        ],
      },
      {
        title: '面试要点',
        body: [
          'Cluster-NMS 为什么等于贪心 NMS？按得分顺序归纳，如上。代价是什么？n² 个数的矩阵，最长链每多一环就多一遍。如果结论在同一遍内逐列立即生效呢？那一遍就够了，但那正是贪心 NMS，又要互相等待。',
        ],
      },
    ],
  ),
});
