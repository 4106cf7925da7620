# IoU and its relatives by hand. What stands between the markers is shown on the page; a test runs
# this file on many boxes and compares it with the engine.
import json
import sys
from math import atan2, pi


# listing: iou.python
def iou(a, b, one=0, kind="iou"):
    left = max(a[0], b[0])  # @left
    right = min(a[2], b[2])  # @right
    width = max(right - left + one, 0)  # @width
    top = max(a[1], b[1])  # @top
    bottom = min(a[3], b[3])  # @bottom
    height = max(bottom - top + one, 0)  # @height
    inter = width * height  # @intersection
    area_a = (a[2] - a[0] + one) * (a[3] - a[1] + one)  # @areaA
    area_b = (b[2] - b[0] + one) * (b[3] - b[1] + one)  # @areaB
    union = area_a + area_b - inter  # @union
    iou = inter / union if union > 0 else 0  # @iou
    if kind == "iou":
        return iou
    # The smallest box around both.
    c_width = max(a[2], b[2]) - min(a[0], b[0]) + one  # @enclosingWidth
    c_height = max(a[3], b[3]) - min(a[1], b[1]) + one  # @enclosingHeight
    if kind == "giou":
        c_area = c_width * c_height  # @enclosingArea
        penalty = (c_area - union) / c_area if c_area > 0 else 0  # @giouPenalty
        return iou - penalty  # @giou
    # How far the centres are apart, against the diagonal of that box.
    dx = (b[0] + b[2]) / 2 - (a[0] + a[2]) / 2  # @centreDx
    dy = (b[1] + b[3]) / 2 - (a[1] + a[3]) / 2  # @centreDy
    distance2 = dx * dx + dy * dy  # @distanceSquared
    diagonal2 = c_width * c_width + c_height * c_height  # @diagonalSquared
    penalty = distance2 / diagonal2 if diagonal2 > 0 else 0  # @diouPenalty
    diou = iou - penalty  # @diou
    if kind == "diou":
        return diou
    # How different the aspect ratios are.
    angle_a = atan2(a[2] - a[0] + one, a[3] - a[1] + one)  # @angleA
    angle_b = atan2(b[2] - b[0] + one, b[3] - b[1] + one)  # @angleB
    v = 4 / pi**2 * (angle_a - angle_b) ** 2  # @aspectTerm
    alpha = v / (1 - iou + v) if 1 - iou + v > 0 else 0  # @alpha
    return diou - alpha * v  # @ciou
# end listing


if __name__ == "__main__":
    json.dump([iou(**case) for case in json.load(sys.stdin)], sys.stdout)
