# Greedy NMS on rotated boxes by hand. What stands between the markers is shown on the page; a test
# runs this file on many boxes and options and compares it with the engine.
import json
import sys
from math import inf
from operator import ge, gt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "rotated-iou"))
from listing import rotated_iou  # noqa: E402


# listing: rotated-nms.python
def rotated_nms(boxes, scores, classes, threshold=0.5, exceeds=gt,
                last_first=False, per_class=False, min_score=-inf, max_output=inf):
    order = [i for i in range(len(boxes))
             if scores[i] > min_score]  # @filter passes filtered
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
            overlap = rotated_iou(boxes[best], boxes[i])  # @compare
            if exceeds(overlap, threshold):  # @compare
                continue  # @suppressed
            live.append(i)  # @lives
        order = live
    return keep  # @limit done
# end listing


if __name__ == "__main__":
    answers = []
    for case in json.load(sys.stdin):
        case["exceeds"] = ge if case["exceeds"] == "ge" else gt
        answers.append(rotated_nms(**case))
    json.dump(answers, sys.stdout)
