# YOLOv5's genetic search by hand. What stands between the markers is shown on the page; a test runs
# this file on what the engine drew by chance and compares it with the engine.
import json
import sys
from random import gauss, random


# listing: evolution.python
def evolve(shapes, anchors, draws, ratio=4, sigma=0.1, min_side=2):
    best = sorted(anchors, key=lambda a: a[0] * a[1])
    before = fitness(shapes, best, ratio)  # @begin
    for strength, normals in draws:  # @mutate
        candidate = [
            [max(side * factor(normal, strength, sigma), min_side)  # @mutate
             for side, normal in zip(anchor, pair)]
            for anchor, pair in zip(best, normals)]
        after = fitness(shapes, candidate, ratio)  # @judge
        if after > before:  # @judge
            best, before = candidate, after  # @accepted
    return best  # @done


def factor(normal, strength, sigma):
    return min(max(normal * strength * sigma + 1, 0.3), 3)  # @mutate


def fitness(shapes, anchors, ratio):
    total = 0
    for shape in shapes:
        best = max(side_ratio(shape, anchor) for anchor in anchors)
        total += best if best > 1 / ratio else 0
    return total / len(shapes)


def side_ratio(shape, anchor):
    return min(min(a, b) / max(a, b) for a, b in zip(shape, anchor))


def draws(generations, count, probability=0.9):
    for _ in range(generations):
        normals = []
        while not any(map(any, normals)):  # something has to change
            strength = random()
            normals = [
                [gauss(0, 1) if random() < probability else 0
                 for side in range(2)]
                for anchor in range(count)]
        yield strength, normals
# end listing


if __name__ == "__main__":
    json.dump([evolve(**case) for case in json.load(sys.stdin)], sys.stdout)
