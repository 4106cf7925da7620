# Average precision by hand. What stands between the markers is shown on the page; a test runs this
# file on many boxes and options and compares it with the engine.
import json
import sys
from collections import Counter
from math import inf
from operator import ge, gt


# listing: ap.python
def average_precision(truths, found, threshold=0.5, coco=False, exceeds=ge,
                      one=0, levels=(), most=inf, areas=(0, inf)):
    """One class. truths: image, box, kind; found: image, box, score."""
    def counts(box):
        return areas[0] <= area(box, one) <= areas[1]

    def ignored(t):
        return truths[t][2] != "truth" or not counts(truths[t][1])

    bar = min(threshold, 1 - 1e-10)
    positives = sum(not ignored(t) for t in range(len(truths)))
    order = sorted(range(len(found)), key=lambda d: (
        -found[d][2], found[d][0] if coco else d))  # @sort
    seen, taken, curve = Counter(), set(), []
    tp = fp = 0
    for d in order:
        image, box, score = found[d]  # @next
        seen[image] += 1
        if seen[image] > most:
            continue
        here = [t for t in range(len(truths)) if truths[t][0] == image]
        if coco:
            here.sort(key=ignored)
        leader = best = None
        for t in here:
            if coco and ignored(t) and leader is not None and not ignored(leader):
                break
            crowd = coco and truths[t][2] == "crowd"
            overlap = share(box, truths[t][1], one, crowd)  # @overlap crowd
            if coco and t in taken and not crowd:
                continue  # @passed
            if coco:
                leads = overlap >= (bar if best is None else best)  # @behind
            else:
                leads = best is None or overlap > best  # @behind
            if leads:
                leader, best = t, overlap  # @leads
        matches = best is not None and (coco or exceeds(best, threshold))
        if matches and ignored(leader):
            taken.add(leader)  # @ignoredTruth
            continue
        if matches and leader not in taken:
            taken.add(leader)  # @found
            tp += 1  # @found
        elif not counts(box):
            continue  # @otherArea
        else:
            fp += 1  # @noTruth tooLittle duplicate
        recall = tp / positives if positives else 0  # @point
        curve.append((recall, tp / (tp + fp)))  # @point

    envelope = [precision for _, precision in curve]
    for i in reversed(range(len(curve) - 1)):
        envelope[i] = max(envelope[i], envelope[i + 1])  # @raise
    if positives == 0:
        return None  # @areaNone
    total = last = 0
    for level in levels:
        reached = [e for (r, _), e in zip(curve, envelope) if r >= level]
        total += reached[0] if reached else 0  # @level
    if levels:
        return total / len(levels)  # @areaLevels
    for (recall, _), height in zip(curve, envelope):
        total += (recall - last) * height  # @step
        last = recall
    return total  # @areaWhole


def mean(aps):
    read = [ap for ap in aps if ap is not None]
    return sum(read) / len(read) if read else None  # @mean


def share(a, b, one, crowd):
    """IoU; of a crowd b the part of a that lies in it."""
    width = max(min(a[2], b[2]) - max(a[0], b[0]) + one, 0)
    height = max(min(a[3], b[3]) - max(a[1], b[1]) + one, 0)
    inter = width * height
    whole = area(a, one) if crowd else area(a, one) + area(b, one) - inter
    return inter / whole if whole > 0 else 0


def area(box, one):
    return (box[2] - box[0] + one) * (box[3] - box[1] + one)
# end listing


if __name__ == "__main__":
    answers = []
    for case in json.load(sys.stdin):
        names = {"average_precision": average_precision, "mean": mean, "gt": gt,
                 "classes": case["classes"]}
        answers.append(eval(case["call"], names))
    json.dump(answers, sys.stdout)
