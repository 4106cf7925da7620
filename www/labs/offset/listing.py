# NMS by offsets by hand; `nms` is that of ../nms/listing.py. What stands between the markers is shown
# on the page; a test runs this file on many boxes and options and compares it with the engine.
from math import copysign, inf
from struct import pack, unpack


# listing: offset-nms.python
def offset_nms(boxes, scores, classes, offset=None, span=False, held=float, **how):
    boxes = [[held(corner) for corner in box] for box in boxes]
    corners = [corner for box in boxes for corner in box] or [0]
    if offset is None:
        smallest = min(corners) if span else 0
        offset = held(held(max(corners) - smallest) + 1)  # @offset
    moved = []
    for box, c in zip(boxes, classes):
        by = held(held(c) * held(offset))  # @shift
        moved.append([held(corner + by) for corner in box])  # @shift
    return nms(moved, scores, classes, **how)


def single(number):
    return unpack('f', pack('f', number))[0]


def half(number):
    if abs(number) >= 65520:
        return copysign(inf, number)
    return unpack('e', pack('e', number))[0]
# end listing
