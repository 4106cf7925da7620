import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function DuelLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'Why it matters',
      body: [
        'A model is trained with one library, exported, and run with another. Its boxes are the same to the last bit, and yet the numbers differ, because the NMS after it is not the same. Nobody has to be wrong for that: NMS leaves five things open, and each library closed them its own way.',
      ],
    },
    {
      title: 'The five things',
      body: [
        'How long is a side: x2 − x1, or x2 − x1 + 1 where coordinates are pixels? Is an overlap of exactly the threshold too much? Which of two equal scores comes first? Do classes suppress each other? And what is cut off, before or after: by score, by number, by both?',
      ],
    },
    {
      title: 'How the two are kept in step',
      body: [
        'Both sides run at once, on the same boxes. What they do about the same box stands side by side, whatever order each goes through them in. They part at the first event where one lets a box live and the other does not, or where they pick different boxes; numbers that differ and decide the same are no parting. What comes after that is mostly its consequence.',
      ],
    },
    {
      title: 'What to do about it',
      body: [
        'Write the conventions down beside the model, and compare kept indices on a few hundred boxes with ties, touching boxes and boxes of one pixel before you trust an export. If they must differ, put the threshold where no overlap lies.',
      ],
    },
    {
      title: 'In an interview',
      body: [
        'Name the open points before you write the code, and say which you choose: exclusive sides, >, the lower index first, per class. Then say what changes if the other person chose otherwise. That is what separates having written NMS from having used it.',
      ],
    },
  ],
  [
    {
      title: '为什么重要',
      body: [
        '模型用一个库训练，导出后用另一个库运行。框一模一样，指标却对不上，因为后面的 NMS 不同。这不一定是谁写错了：NMS 的定义留下了五个空白，每个库各按自己的方式填。',
      ],
    },
    {
      title: '五个空白',
      body: [
        '边长是 x2 − x1，还是把坐标当像素的 x2 − x1 + 1？重叠度恰好等于阈值算不算过多？同分时谁在前？不同类别是否互相抑制？之前、之后又截掉什么：按得分、按数量，还是都截？',
      ],
    },
    {
      title: '两边如何同步',
      body: [
        '两边在同样的框上同时运行。对同一个框做的事并排显示，不管各自的先后。一边让框留下而另一边没有，或两边选中的框不同，就是分歧；数值不同但判断相同，不算分歧。第一处分歧之后的不同，大多只是它的后果。',
      ],
    },
    {
      title: '该怎么办',
      body: [
        '把这些约定和模型写在一起；信任一次导出之前，先用几百个含同分、相接和一像素的框比较保留的索引。如果约定只能不同，就把阈值放在没有重叠度取到的地方。',
      ],
    },
    {
      title: '面试要点',
      body: [
        '写代码之前先说出这些空白和你的选择：边长不加一、用大于、索引小者在前、按类别。再说如果对方选择不同，结果会怎样变。这正是写过 NMS 与用过 NMS 的区别。',
      ],
    },
  ],
);
