# IoU of rotated boxes by hand. What stands between the markers is shown on the page; a test runs
# this file on many boxes and compares it with the engine.
import json
import sys
from math import cos, sin


# listing: rotated-iou.python
def rotated_iou(a, b):
    """cx, cy, w, h, and radians clockwise on the screen, of each box."""
    # Measured from the centre of A, so that boxes far away lose no digits.
    sides = corners([0, 0], *a[2:])
    polygon = corners([b[0] - a[0], b[1] - a[1]], *b[2:])
    area_a = a[2] * a[3]  # @area
    area_b = b[2] * b[3]  # @area
    if min(area_a, area_b) == 0:
        polygon = []  # @flat
    for start, end in around(sides):
        clipped = []  # @edge
        for here, ahead in around(polygon):
            s = side_of(start, end, here)  # @side
            t = side_of(start, end, ahead)
            if s >= 0:
                clipped.append(here)  # @inside
            if s < 0 < t or t < 0 < s:
                clipped.append([(t * h - s * n) / (t - s)
                                for h, n in zip(here, ahead)])  # @crossing
        polygon = clipped  # @clipped
    total = 0
    for here, ahead in around(polygon):
        total += here[0] * ahead[1] - ahead[0] * here[1]  # @term
    inter = min(max(total / 2, 0), area_a, area_b)  # @intersection
    union = area_a + area_b - inter  # @union
    return inter / union if inter > 0 else 0  # @iou


def corners(centre, w, h, angle):
    points = []
    for x, y in [-w, -h], [w, -h], [w, h], [-w, h]:
        x, y = x / 2, y / 2
        points.append([centre[0] + (x * cos(angle) - y * sin(angle)),
                       centre[1] + (x * sin(angle) + y * cos(angle))])  # @corner
    return points


def around(points):
    return zip(points, points[1:] + points[:1])


def side_of(start, end, p):
    return ((end[0] - start[0]) * (p[1] - start[1])
            - (end[1] - start[1]) * (p[0] - start[0]))
# end listing


if __name__ == "__main__":
    json.dump([rotated_iou(*case) for case in json.load(sys.stdin)], sys.stdout)
