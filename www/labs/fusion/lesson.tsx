import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function FusionLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'What it is for',
      body: [
        'Several models, or one model on several crops and flips of a picture, find the same object with boxes that differ a little. NMS keeps one of them and throws the others out. Fusion uses them all: the box lies where they lie on average, weighted by their scores, and its score says how many models agree.',
      ],
    },
    {
      title: 'Weighted Boxes Fusion, step by step',
      body: [
        'All boxes of all models in one list, best first, class by class. Take one. Compare it with each fused box there is, as it lies now. It joins the one that it overlaps most, if by more than the threshold, and that one moves: each corner becomes Σ weight · corner / Σ weight. If there is none, it founds a fused box of its own.',
        'At the end each fused box gets a score: the mean of its members, times min(boxes, models) / models. An object that only one of three models saw ends with a third of its score.',
      ],
    },
    {
      title: 'Non-maximum weighted',
      body: [
        'The older relative: a box is compared with the first box of each cluster, which does not move, and weighs its score times that IoU. The score of the fused box is that of its first box, whoever agrees. ensemble-boxes multiplies it by the weight of its model twice and divides by the sum of weights, so with several models its scores come out low; only their order matters.',
      ],
    },
    {
      title: 'Scores above 1',
      body: [
        'With allows_overflow the factor is boxes / models without the min. Five boxes of two models that agree on one object then have more than a full vote, and the fused score can exceed 1. Without it a model that repeats itself gains nothing.',
      ],
    },
    {
      title: 'Not in place of NMS',
      body: [
        'On one model, WBF is often worse than NMS: users report mAP 0.453 against 0.491. The duplicates of one detector are worse boxes with lower scores; averaging them in moves the good box away and pulls its score down, and it may then rank below a lone false one. Run NMS in each model first, and fuse what is left.',
      ],
    },
    {
      title: 'In an interview',
      body: [
        'Say what a new box is compared with: the running fused box in WBF, the best box in NMW and in NMS. Say that the order matters, since the fused box moves. Write the score and say what it punishes: models that did not see the object. Know that ensemble-boxes wants coordinates from 0 to 1 and clips them. Be ready for: what if one model has better calibrated scores? (Weights, or calibrate first.) What does it cost? (Each box meets each fused box of its class.)',
      ],
    },
  ],
  [
    {
      title: '它用来做什么',
      body: [
        '多个模型，或同一模型在多种裁剪、翻转上，会用略有差别的框找到同一个物体。NMS 只留一个，其余丢掉。融合则全都用上：框落在它们按得分加权的平均位置，得分反映有多少模型同意。',
      ],
    },
    {
      title: '加权框融合（WBF）逐步说明',
      body: [
        '把所有模型的框放进一个列表，逐个类别，得分高者在前。取出一个，与现有的每个融合框（以其当前位置）比较。若与其中重叠最多者的 IoU 超过阈值，就加入它，它随之移动：每个角点变为 Σ 权重 · 角点 / Σ 权重。否则自成一个融合框。',
        '最后每个融合框得到得分：成员得分的均值乘以 min(框数, 模型数) / 模型数。三个模型中只有一个看到的物体，得分只剩三分之一。',
      ],
    },
    {
      title: '非极大值加权（NMW）',
      body: [
        '更早的近亲：框与每个簇的首框比较，首框不动；权重是得分乘以这个 IoU。融合框的得分就是首框的得分，不管有谁同意。ensemble-boxes 把它乘两次模型权重，再除以权重总和，所以模型多时得分偏低；要紧的只是次序。',
      ],
    },
    {
      title: '得分超过 1',
      body: [
        '打开 allows_overflow 后，系数是框数 / 模型数，不再取 min。两个模型的五个框都指向同一物体时，票数超过满票，融合得分可能大于 1。关闭时，自我重复的模型得不到任何好处。',
      ],
    },
    {
      title: '不能代替 NMS',
      body: [
        '在单个模型上，WBF 常常不如 NMS：有用户报告 mAP 为 0.453 对 0.491。同一检测器的重复框更差、得分更低；把它们平均进来，好框被带偏，得分也被拉低，甚至会排到一个孤立的误检之后。应先在各模型内做 NMS，再融合剩下的框。',
      ],
    },
    {
      title: '面试要点',
      body: [
        '说清新来的框与什么比较：WBF 是当前的融合框，NMW 与 NMS 是最好的框。指出顺序有影响，因为融合框会移动。写出得分公式，说明它惩罚什么：没有看到物体的模型。知道 ensemble-boxes 要求坐标在 0 到 1，并会裁剪。常见追问：某个模型的得分校准得更好怎么办？（加权重，或先校准。）代价如何？（每个框都要与同类的每个融合框比较。）',
      ],
    },
  ],
);
