import { texts } from '../../text/text';
import { LessonView } from '../lesson';

export function SoftLesson() {
  return <LessonView lesson={lesson} />;
}

const lesson = texts(
  [
    {
      title: 'What it is for',
      body: [
        'Greedy NMS decides yes or no: a box that overlaps a better one by more than the threshold is gone, even if it is another person standing behind. Soft-NMS (Bodla et al., 2017) only lowers its score, the more the two overlap. Who is really there keeps enough of it.',
      ],
    },
    {
      title: 'Step by step',
      body: [
        'Take the box with the best score and keep it. Multiply the score of every other box by a weight that depends on its IoU with the one picked. Drop whoever falls below the score threshold. Look for the best score again, since the order may have changed, and repeat.',
        'The bar in each box is its score: filled is what is left, hatched what it has lost.',
      ],
    },
    {
      title: 'Linear, Gaussian, hard',
      body: [
        'Linear: × (1 − IoU) above the threshold, × 1 below. It jumps at the threshold. Gaussian: × exp(−IoU² / sigma), smooth, with no threshold at all; even a touch costs a little. Hard: × 0 above the threshold, which is greedy NMS. All three are one loop with another weight.',
      ],
    },
    {
      title: 'Two meanings of sigma',
      body: [
        'The paper, OpenCV and mmcv compute exp(−IoU² / sigma), TensorFlow and TensorFlow.js exp(−0.5 · IoU² / sigma). At IoU 0.7 and sigma 0.5 the weights are 0.3753 and 0.6126. To get the paper’s 0.5 from TensorFlow, pass 0.25. TensorFlow.js also cuts every box at or above the IoU threshold, so there “soft” acts below it only.',
      ],
    },
    {
      title: 'What it costs',
      body: [
        'Nothing is thrown out early, so there are up to n (n − 1) / 2 comparisons however many boxes overlap, and sorting once is not enough. The scores that come out are not those of the detector: choose the threshold for showing boxes anew. Duplicates stay in the list with low scores; AP forgives that, a person who looks at the picture may not.',
      ],
    },
    {
      title: 'In an interview',
      body: [
        'Say why it helps where things stand close together: recall. Write both weights. Say that a box may be lowered many times, by each box picked before it. Say what drops a box (the score threshold) and that it comes before the next pick. Be ready for: why not sort once? What happens at IoU 1? (Linear gives 0, the paper’s Gaussian with sigma 0.5 gives 0.135.) Why is no training needed?',
      ],
    },
  ],
  [
    {
      title: '它用来做什么',
      body: [
        '贪心 NMS 非此即彼：与更高分框的重叠超过阈值就被去掉，哪怕那是站在后面的另一个人。Soft-NMS（Bodla 等，2017）只降低它的得分，重叠越多降得越多。真实存在的目标仍会留下足够的得分。',
      ],
    },
    {
      title: '逐步说明',
      body: [
        '取得分最高的框并保留。其余每个框的得分乘以一个权重，权重由它与选中框的 IoU 决定。得分低于得分阈值的丢弃。顺序可能已改变，所以重新找最高分，如此重复。',
        '每个框里的条就是它的得分：实心是剩下的，斜线是失去的。',
      ],
    },
    {
      title: '线性、高斯、硬抑制',
      body: [
        '线性：超过阈值乘以 (1 − IoU)，否则乘以 1，在阈值处有跳变。高斯：乘以 exp(−IoU² / sigma)，光滑，完全没有阈值，稍有重叠也会降一点。硬抑制：超过阈值乘以 0，就是贪心 NMS。三者是同一个循环，只是权重不同。',
      ],
    },
    {
      title: 'sigma 的两种定义',
      body: [
        '论文、OpenCV、mmcv 计算 exp(−IoU² / sigma)，TensorFlow 与 TensorFlow.js 计算 exp(−0.5 · IoU² / sigma)。IoU 为 0.7、sigma 为 0.5 时，权重分别是 0.3753 和 0.6126。要在 TensorFlow 中得到论文的 0.5，应传入 0.25。TensorFlow.js 还会截断 IoU 达到阈值的框，所以在那里“软”只作用于阈值以下。',
      ],
    },
    {
      title: '代价',
      body: [
        '没有框会被早早去掉，所以无论重叠多少，最多都要比较 n (n − 1) / 2 次，而且只排一次序不够。输出的得分不再是检测器的得分：显示用的阈值要重新选。重复框以低分留在结果里；AP 不太在意，看图的人却可能在意。',
      ],
    },
    {
      title: '面试要点',
      body: [
        '说清它为什么对密集目标有用：召回率。写出两种权重。指出一个框可能被先选中的每个框各降一次。说明什么会丢弃一个框（得分阈值），并且发生在下一次选取之前。常见追问：为什么不能只排序一次？IoU 为 1 时如何？（线性得 0，论文高斯 sigma 0.5 得 0.135。）为什么不需要重新训练？',
      ],
    },
  ],
);
