# Greedy NMS by hand. What stands between the markers is shown on the page; a test runs this file
# on many boxes and options and compares it with the engine.
import json
import sys
from math import atan2, inf, pi
from operator import ge, gt


# listing: nms.python
def nms(boxes, scores, classes, threshold=0.5, one=0, exceeds=gt, last_first=False,
        per_class=False, min_score=-inf, top_k=None, max_output=inf, measure=None):
    order = [i for i in range(len(boxes))
             if scores[i] > min_score]  # @filter
    order.sort(key=lambda i: (scores[i], i if last_first else -i),
               reverse=True)  # @sort
    order = order[:top_k]  # @topK
    measure = measure or iou
    keep = []
    while order and len(keep) < max_output:
        best = order.pop(0)
        keep.append(best)  # @pick
        live = []
        for i in order:
            if per_class and classes[i] != classes[best]:
                live.append(i)  # @otherClass
                continue
            overlap = measure(boxes[best], boxes[i], one)  # @compare measure
            if exceeds(overlap, threshold):  # @compare measure
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


# listing: nms-measures.python
def enclosing(a, b, one):
    return (max(a[2], b[2]) - min(a[0], b[0]) + one,
            max(a[3], b[3]) - min(a[1], b[1]) + one)


def giou(a, b, one):
    width = max(min(a[2], b[2]) - max(a[0], b[0]) + one, 0)
    height = max(min(a[3], b[3]) - max(a[1], b[1]) + one, 0)
    area_a = (a[2] - a[0] + one) * (a[3] - a[1] + one)
    area_b = (b[2] - b[0] + one) * (b[3] - b[1] + one)
    union = area_a + area_b - width * height
    w, h = enclosing(a, b, one)
    return iou(a, b, one) - ((w * h - union) / (w * h) if w * h > 0 else 0)  # @measure


def diou(a, b, one, exponent=1):
    w, h = enclosing(a, b, one)
    dx = (b[0] + b[2]) / 2 - (a[0] + a[2]) / 2
    dy = (b[1] + b[3]) / 2 - (a[1] + a[3]) / 2
    diagonal = w * w + h * h
    ratio = (dx * dx + dy * dy) / diagonal if diagonal > 0 else 0
    return iou(a, b, one) - ratio ** exponent  # @measure


def ciou(a, b, one, exponent=1):
    angle = [atan2(c[2] - c[0] + one, c[3] - c[1] + one) for c in (a, b)]
    v = 4 / pi ** 2 * (angle[0] - angle[1]) ** 2
    rest = 1 - iou(a, b, one) + v
    alpha = v / rest if rest > 0 else 0
    return diou(a, b, one, exponent) - alpha * v  # @measure
# end listing


if __name__ == "__main__":
    answers = []
    for case in json.load(sys.stdin):
        case["exceeds"] = ge if case["exceeds"] == "ge" else gt
        kind, exponent = case.pop("measure"), case.pop("exponent")
        case["measure"] = {
            "iou": iou,
            "giou": giou,
            "diou": lambda a, b, one, exponent=exponent: diou(a, b, one, exponent),
            "ciou": lambda a, b, one, exponent=exponent: ciou(a, b, one, exponent),
        }[kind]
        answers.append(nms(**case))
    json.dump(answers, sys.stdout)
