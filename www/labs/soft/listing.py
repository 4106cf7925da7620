# Soft-NMS by hand. What stands between the markers is shown on the page; a test runs this file on
# many boxes and options and compares it with the engine.
import json
import sys
from math import exp, inf
from operator import ge, gt


# listing: soft.python
def soft_nms(boxes, scores, classes, method="gaussian", threshold=0.3, exceeds=gt,
             sigma=0.5, factor=1, hard_cut=False, min_score=0.001, lives=ge,
             one=0, last_first=False, per_class=False, max_output=inf):
    scores = list(scores)
    live = [i for i in range(len(boxes))
            if lives(scores[i], min_score)]  # @filter start
    cuts = method == "hard" or (method == "gaussian" and hard_cut)
    keep = []
    while live and len(keep) < max_output:
        # Not sorted once: the scores change.
        best = max(live, key=lambda i: (scores[i], i if last_first else -i))
        live.remove(best)
        keep.append(best)  # @pick
        others, live = live, []
        for i in others:
            if per_class and classes[i] != classes[best]:
                live.append(i)  # @otherClass
                continue
            overlap = iou(boxes[best], boxes[i], one)  # @overlap
            is_above = exceeds(overlap, threshold)
            weight = 1  # @weightOne
            if is_above and cuts:
                weight = 0  # @weightCut
            elif method == "linear" and is_above:
                weight = 1 - overlap  # @weightLinear
            elif method == "gaussian":
                # TensorFlow: factor 0.5
                weight = exp(-factor * overlap ** 2 / sigma)  # @weightGaussian
            scores[i] *= weight  # @weight lower
            if is_above and cuts:
                continue  # @cut
            if not lives(scores[i], min_score):
                continue  # @faded
            live.append(i)  # @lives
    return [(i, scores[i]) for i in keep]  # @limit done


def iou(a, b, one):
    width = max(min(a[2], b[2]) - max(a[0], b[0]) + one, 0)
    height = max(min(a[3], b[3]) - max(a[1], b[1]) + one, 0)
    inter = width * height
    area_a = (a[2] - a[0] + one) * (a[3] - a[1] + one)
    area_b = (b[2] - b[0] + one) * (b[3] - b[1] + one)
    union = area_a + area_b - inter
    return inter / union if inter > 0 else 0
# end listing


if __name__ == "__main__":
    answers = []
    for case in json.load(sys.stdin):
        for name in ("exceeds", "lives"):
            case[name] = ge if case[name] == "ge" else gt
        answers.append(soft_nms(**case))
    json.dump(answers, sys.stdout)
