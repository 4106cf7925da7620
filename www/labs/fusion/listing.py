# Weighted Boxes Fusion and non-maximum weighted by hand. What stands between the markers is shown on
# the page; a test runs this file on many boxes and options and compares it with the engine.
import json
import sys


# listing: fusion.python
def fuse(boxes, scores, classes, models, weights, method="wbf", threshold=0.55,
         min_score=0, conf="avg", overflow=False, clip=False, last_first=False):
    if clip:
        boxes = [[min(max(v, 0), 1) for v in box] for box in boxes]
    compared = [s * weights[m] / sum(weights) if method == "nmw" else s
                for s, m in zip(scores, models)]
    weight = [c * weights[m] for c, m in zip(compared, models)]
    order = []
    for i, box in enumerate(boxes):
        if compared[i] < min_score:
            continue  # @lowScore
        if (box[2] - box[0]) * (box[3] - box[1]) == 0:
            continue  # @noArea
        if weight[i] < 1e-100:
            continue  # @noWeight
        order.append(i)  # @passes
    seen = list(dict.fromkeys(classes[i] for i in order))
    order.sort(key=lambda i: (seen.index(classes[i]), -weight[i],  # @sort
                              -i if last_first else i))  # @sort
    clusters = []
    for i in order:  # @take
        leader, best = None, threshold
        for c in clusters:
            if c["class"] != classes[i]:
                continue
            overlap = iou(c["target"], boxes[i])  # @overlap
            if overlap > best:  # @leads
                leader, best = c, overlap
        if leader is None:
            clusters.append({  # @found
                "class": classes[i], "members": [i], "target": boxes[i],
                "box": boxes[i], "total": weight[i],
                "sums": [weight[i] * v for v in boxes[i]]})
            continue
        if method == "wbf":
            w = weight[i]  # @weightWbf
        else:
            w = weight[i] * best  # @weightNmw
        leader["members"].append(i)  # @join
        leader["total"] += w
        leader["sums"] = [s + w * v  # @sums
                          for s, v in zip(leader["sums"], boxes[i])]
        leader["box"] = [s / leader["total"] for s in leader["sums"]]  # @fused
        if method == "wbf":
            leader["target"] = leader["box"]
    for c in clusters:
        c["score"] = fused_score(c, weight, models, weights,
                                 method, conf, overflow)
    if last_first:
        clusters.reverse()
    clusters.sort(key=lambda c: -c["score"])  # @done
    return [(c["box"], c["score"], c["members"]) for c in clusters]


def iou(a, b):
    width = max(min(a[2], b[2]) - max(a[0], b[0]), 0)
    height = max(min(a[3], b[3]) - max(a[1], b[1]), 0)
    inter = width * height
    area_a = (a[2] - a[0]) * (a[3] - a[1])
    area_b = (b[2] - b[0]) * (b[3] - b[1])
    union = area_a + area_b - inter
    return inter / union if inter > 0 else 0
# end listing


# listing: fusion-score.python
def fused_score(cluster, weight, models, weights, method, conf, overflow):
    members = cluster["members"]
    if method == "nmw":
        return weight[members[0]]  # @best
    count, mean = len(members), cluster["total"] / len(members)
    own = sum(weights[models[i]] for i in members)
    present = {models[i] for i in members}
    here = sum(w for m, w in enumerate(weights) if m in present)
    absent = sum(w for m, w in enumerate(weights) if m not in present)
    if conf == "avg" and overflow:
        return mean * count / sum(weights)  # @overflow
    if conf == "avg":
        return mean * min(count, len(weights)) / sum(weights)  # @average
    if conf == "max":
        return max(weight[i] for i in members) / max(weights)  # @max
    if conf == "box_and_model_avg":
        return mean * count * here / (own * sum(weights))  # @boxAndModel
    return mean * count / (own + absent)  # @absent
# end listing


if __name__ == "__main__":
    json.dump([fuse(**case) for case in json.load(sys.stdin)], sys.stdout)
