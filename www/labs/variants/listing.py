# Adaptive, Fast, Cluster and Matrix NMS by hand. What stands between the markers is shown on the page; a
# test runs this file on many boxes and options and compares it with the engine.
from math import exp, inf
from operator import ge, gt
from struct import pack, unpack


# listing: variants.python
def upper(boxes, scores, classes, one=0, last_first=False,
          per_class=False, min_score=-inf):
    order = [i for i in range(len(boxes))
             if scores[i] > min_score]  # @filter
    order.sort(key=lambda i: (scores[i], i if last_first else -i),
               reverse=True)  # @sort
    return order, [
        [None if per_class and classes[i] != classes[j]  # @otherClass
         else iou(boxes[i], boxes[j], one)  # @compare decay
         for i in order[:column]]
        for column, j in enumerate(order)]


def iou(a, b, one):
    width = max(min(a[2], b[2]) - max(a[0], b[0]) + one, 0)
    height = max(min(a[3], b[3]) - max(a[1], b[1]) + one, 0)
    inter = width * height
    area_a = (a[2] - a[0] + one) * (a[3] - a[1] + one)
    area_b = (b[2] - b[0] + one) * (b[3] - b[1] + one)
    union = area_a + area_b - inter
    return inter / union if union > 0 else 0
# end listing


# listing: adaptive-nms.python
def adaptive_nms(boxes, scores, classes, threshold=0.5, eta=1, exceeds=gt,
                 single=False, top_k=None, max_output=None, one=0, **how):
    order, columns = upper(boxes, scores, classes, one, **how)
    held = float32 if single else float
    threshold, eta = held(threshold), held(eta)
    kept = []
    for column, j in enumerate(order[:top_k]):  # @topK
        fell = False
        for row in kept:
            overlap = columns[column][row]
            if overlap is None:
                continue
            if single:
                overlap = in_single(overlap, boxes[order[row]], boxes[j], one)
            fell = exceeds(overlap, threshold)  # @compare judge
            if fell:
                break  # @suppressed
        if not fell:
            kept.append(column)  # @kept
            if eta < 1 and threshold > 0.5:
                threshold = held(threshold * eta)  # @tighten
    return [order[row] for row in kept][:max_output]  # @limit done


def in_single(iou, a, b, one):
    area_a = (a[2] - a[0] + one) * (a[3] - a[1] + one)
    area_b = (b[2] - b[0] + one) * (b[3] - b[1] + one)
    distance = 1 - iou if area_a + area_b > 2 ** -52 else 0
    return float32(1 - float32(distance))


def float32(number):
    return unpack('f', pack('f', number))[0]
# end listing


# listing: fast-nms.python
def fast_nms(boxes, scores, classes, threshold=0.5, exceeds=gt,
             max_output=None, **how):
    order, columns = upper(boxes, scores, classes, **how)
    keep = []
    for j, column in zip(order, columns):
        said = [iou for iou in column if iou is not None]
        if not (said and exceeds(max(said), threshold)):  # @judge suppressed
            keep.append(j)  # @kept
    return keep[:max_output]  # @limit done
# end listing


# listing: cluster-nms.python
def cluster_nms(boxes, scores, classes, threshold=0.5, exceeds=gt,
                max_output=None, **how):
    order, columns = upper(boxes, scores, classes, **how)
    speaks = [True] * len(order)
    while True:
        stands = []
        for column in columns:
            said = [iou for iou, has_say in zip(column, speaks)
                    if has_say and iou is not None]  # @silent
            fell = said and exceeds(max(said), threshold)  # @judge suppressed
            stands.append(not fell)  # @kept
        if stands == speaks:  # @again
            break
        speaks = stands  # @again
    keep = [i for i, stays in zip(order, stands) if stays]
    return keep[:max_output]  # @limit done
# end listing


# listing: matrix-nms.python
def matrix_nms(boxes, scores, classes, linear=False, sigma=2,
               post_threshold=0.05, stands=ge, max_output=None, **how):
    def f(iou):
        return 1 - iou if linear else exp(-sigma * (iou * iou))

    order, columns = upper(boxes, scores, classes, **how)
    peaks = [max((iou for iou in column if iou is not None), default=0)
             for column in columns]
    lowered = []
    for j, column in zip(order, columns):
        ratios = [f(iou) / f(peak) for iou, peak in zip(column, peaks)  # @decay
                  if iou is not None and f(peak) > 0]
        score = scores[j] * min([1, *ratios])  # @lower
        if stands(score, post_threshold):  # @lower suppressed
            lowered.append((j, score))  # @kept
    lowered.sort(key=lambda kept: -kept[1])
    return lowered[:max_output]  # @limit done
# end listing
