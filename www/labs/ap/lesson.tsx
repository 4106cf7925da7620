import { LessonView } from '../lesson';

/** What average precision measures, and why two programs give two numbers. */
export function ApLesson() {
  return (
    <LessonView
      lesson={{
        en: [
          {
            title: 'What it measures',
            body: [
              'A detector gives boxes with scores. Lower the score from which on you believe it, and it finds more objects (recall rises) but is also wrong more often (precision may fall). Average precision is one number for the whole trade: the precision, averaged over recall.',
              'Here a box with a score is a detection, and a box without one is a ground truth: what is really there. All images of the document count together, class by class.',
            ],
          },
          {
            title: 'True or false',
            body: [
              'The detections of a class are taken by falling score, over all images at once. Each is matched with a ground truth of its image. If their IoU reaches the threshold and no better detection has that ground truth, it is a true positive; otherwise a false one. A ground truth is found once: the second detection of it is a duplicate, and false.',
              'VOC lets a detection look only at the ground truth that it overlaps most. COCO lets it take the best that is still free. So the same second detection can be a duplicate for VOC and a true positive for COCO.',
              'What is difficult (VOC) or a crowd (COCO) need not be found: it is not among the ground truths that recall counts, and a detection that matches it counts as nothing. A crowd can be matched again and again, by the part of the detection that lies in it.',
            ],
          },
          {
            title: 'The curve',
            body: [
              'After each detection there is a point: recall is TP / ground truths, precision is TP / (TP + FP). Recall never falls. Precision goes up and down, in a zigzag that says little: so at each point the envelope takes the highest precision from there on to the right.',
            ],
          },
          {
            title: 'One curve, three readings',
            body: [
              '11 points (VOC 2007): the mean of the envelope at recall 0, 0.1, … 1. All points (VOC from 2010 on): the area below the envelope. 101 points (COCO): the mean at recall 0, 0.01, … 1. A recall that is not reached is read as 0. The three differ most where there are few ground truths.',
              'mAP is the mean over classes; mAP@[.5:.95] also over the ten IoU thresholds .50, .55, … .95. A class without ground truths has no average precision. That is not 0: it is left out.',
            ],
          },
          {
            title: 'When two programs disagree',
            body: [
              'Ask which matching, which reading, which threshold and whether it is ≥ or >, whether sides are x2 − x1 or one pixel more, how many detections of an image count, and what becomes of difficult boxes. Each is an option here, and each preset names the program whose choice it is.',
            ],
          },
        ],
        zh: [
          {
            title: '它衡量什么',
            body: [
              '检测器给出带得分的框。把采信的得分门槛降低，能检出更多目标（召回率上升），但也更常出错（精确率可能下降）。平均精度（AP）用一个数概括这整个取舍：精确率在召回率上的平均。',
              '这里，有得分的框是检测框，没有得分的框是真实框（GT），即图中真正存在的目标。文档中的所有图像一起计算，逐类进行。',
            ],
          },
          {
            title: '真还是假',
            body: [
              '一类的所有检测框（不分图像）按得分从高到低逐个处理，各自与所在图像的真实框匹配。若 IoU 达到阈值，且该真实框还没有被得分更高的检测框检出，就是真阳性（TP），否则是假阳性（FP）。一个真实框只能被检出一次：第二次就是重复检测，算假阳性。',
              'VOC 的检测框只看与自己重叠最大的那个真实框；COCO 则取尚未占用的真实框中重叠最大的。因此同一个检测框，可能在 VOC 中是重复检测，在 COCO 中却是真阳性。',
              '困难目标（VOC 的 difficult）和群体框（COCO 的 iscrowd）不要求检出：召回率的分母不含它们，匹配到它们的检测框也不计入。群体框可以被反复匹配，依据是检测框有多大部分落在其中。',
            ],
          },
          {
            title: '曲线',
            body: [
              '每处理一个检测框就得到一个点：召回率 = TP / 真实框数，精确率 = TP / (TP + FP)。召回率不会下降；精确率忽高忽低，这种锯齿意义不大。因此在每一点，包络取它及其右边各点中最高的精确率。',
            ],
          },
          {
            title: '一条曲线，三种读法',
            body: [
              '11 点（VOC 2007）：包络在召回率 0、0.1、… 1 处的平均。全部点（VOC 2010 起）：包络下的面积。101 点（COCO）：在召回率 0、0.01、… 1 处的平均。达不到的召回率读作 0。真实框越少，三者相差越大。',
              'mAP 是各类别的平均；mAP@[.5:.95] 还对 .50、.55、… .95 这十个 IoU 阈值求平均。没有真实框的类别没有 AP：不是 0，而是不参与平均。',
            ],
          },
          {
            title: '两个程序结果不同时',
            body: [
              '请核对：用哪种匹配，哪种读法，阈值是多少、取 ≥ 还是 >，边长是 x2 − x1 还是再加一个像素，每张图像计入多少检测框，困难目标如何处理。这些在这里都是选项，每个预设都写明是哪个程序的做法。',
            ],
          },
        ],
      }}
    />
  );
}
