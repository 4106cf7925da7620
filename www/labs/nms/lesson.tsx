import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function NmsLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'What it is for',
      body: [
        'A detector finds the same object many times, a little shifted. Non-maximum suppression keeps the best box of each heap: it takes the highest score, throws out everything that overlaps it too much, and repeats with what is left.',
      ],
    },
    {
      title: 'Step by step',
      body: [
        'Sort by score. Pick the first: it is kept for good. Compare it with each that remains; whoever overlaps it by more than the threshold is suppressed. The next pick is the best of those that remain. With n boxes that is up to n (n − 1) / 2 comparisons.',
      ],
    },
    {
      title: 'It is greedy',
      body: [
        'A suppressed box suppresses nobody. In a chain A – B – C, where A and C hardly touch, A removes B, and so C survives. Fast NMS, which compares all pairs at once, would lose C as well. It is not a bug: it is the definition.',
      ],
    },
    {
      title: 'No two libraries agree',
      body: [
        'Sides x2 − x1 or + 1; overlap > or ≥ threshold; of equal scores the lowest or the highest index; all classes together or each on its own. Each choice can change the answer near the threshold. Switch them while you stand on a comparison and watch the verdict flip.',
      ],
    },
    {
      title: 'Choosing the threshold',
      body: [
        'Low: crowded objects lose their boxes to their neighbours. High: duplicates survive. 0.5 is the usual start for separate objects, 0.3 for faces, 0.7 for proposals.',
      ],
    },
    {
      title: 'In an interview',
      body: [
        'Say which order ties take, whether the threshold itself suppresses, and what happens to an empty list. Clamp the overlap at 0. Name the cost: O(n²) comparisons in the worst case, O(k n) for k kept boxes.',
      ],
    },
  ],
  [
    {
      title: '它用来做什么',
      body: [
        '检测器会多次找到同一个物体，位置略有偏移。非极大值抑制（NMS）只保留每一堆里最好的框：取得分最高者，去掉与它重叠过多的框，再对剩下的框重复。',
      ],
    },
    {
      title: '逐步说明',
      body: [
        '按得分排序。选出第一个：它一定被保留。把它与剩余的每个框比较，重叠超过阈值的被抑制。下一个选中的是剩余框中得分最高的。n 个框最多比较 n (n − 1) / 2 次。',
      ],
    },
    {
      title: '它是贪心的',
      body: [
        '被抑制的框不会再抑制别人。在链 A – B – C 中，A 与 C 几乎不重叠：A 抑制了 B，于是 C 幸存。一次比较所有框对的 Fast NMS 则会连 C 一起去掉。这不是 bug，而是定义如此。',
      ],
    },
    {
      title: '各家库的约定都不同',
      body: [
        '边长取 x2 − x1 还是 + 1；IoU > 阈值还是 ≥ 阈值；同分时索引小者还是大者在前；所有类别一起做还是各类分别做。在阈值附近，每个选择都可能改变结果。停在某次比较上切换选项，看结论如何翻转。',
      ],
    },
    {
      title: '如何选阈值',
      body: [
        '过低：拥挤的物体会被邻居抑制。过高：重复框会留下。相互分开的物体通常从 0.5 开始，人脸用 0.3，候选区域（proposal）用 0.7。',
      ],
    },
    {
      title: '面试要点',
      body: [
        '说清同分时的顺序、恰好等于阈值时是否抑制、输入为空时怎么办。重叠长度要截断到 0。说出复杂度：最坏 O(n²) 次比较；若保留 k 个框，则为 O(k n)。',
      ],
    },
  ],
);
