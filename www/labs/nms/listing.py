# Greedy NMS by hand. What stands between the markers is shown on the page; a test runs this file
# on many boxes and options and compares it with the engine.
import json
import sys
from math import inf
from operator import ge, gt


# listing: nms.python
def nms(boxes, scores, classes, threshold=0.5, one=0, exceeds=gt,
        last_first=False, per_class=False, min_score=-inf, max_output=inf):
    order = [i for i in range(len(boxes))
             if scores[i] > min_score]  # @filter
    order.sort(key=lambda i: (scores[i], i if last_first else -i),
               reverse=True)  # @sort
    keep = []
    while order and len(keep) < max_output:
        best = order.pop(0)
        keep.append(best)  # @pick
        live = []
        for i in order:
            if per_class and classes[i] != classes[best]:
                live.append(i)  # @otherClass
                continue
            overlap = iou(boxes[best], boxes[i], one)  # @compare
            if exceeds(overlap, threshold):  # @compare
                continue  # @suppressed
            live.append(i)  # @lives
        order = live
    return keep  # @limit done


def iou(a, b, one):
    width = max(min(a[2], b[2]) - max(a[0], b[0]) + one, 0)
    height = max(min(a[3], b[3]) - max(a[1], b[1]) + one, 0)
    inter = width * height
    area_a = (a[2] - a[0] + one) * (a[3] - a[1] + one)
    area_b = (b[2] - b[0] + one) * (b[3] - b[1] + one)
    union = area_a + area_b - inter
    return inter / union if union > 0 else 0
# end listing


if __name__ == "__main__":
    answers = []
    for case in json.load(sys.stdin):
        case["exceeds"] = ge if case["exceeds"] == "ge" else gt
        answers.append(nms(**case))
    json.dump(answers, sys.stdout)
