# K-means on shapes by hand. What stands between the markers is shown on the page; a test runs this
# file on many shapes and options and compares it with the engine.
import json
import sys
from math import inf, isnan, nan, sqrt

# listing: anchors.python
# chance.index(n) is one of 0 .. n - 1, chance.share() lies in [0, 1)


def random_rows(shapes, k, chance):
    return [shapes[chance.index(len(shapes))]  # @choose
            for _ in range(k)]  # @choose


def distinct_rows(shapes, k, chance):
    left = list(shapes)
    return [left.pop(chance.index(len(left)))  # @choose
            for _ in range(k)]  # @choose


def plus_plus(shapes, k, chance, distance):
    first = [shapes[chance.index(len(shapes))]]  # @choose
    nearest = [inf] * len(shapes)
    while len(first) < k:
        nearest = [min(d, distance(shape, first[-1]))
                   for d, shape in zip(nearest, shapes)]
        weights = [d * d for d in nearest]
        first.append(shapes[draw(weights, chance)])  # @choose
    return first


def draw(weights, chance):
    total = add(weights)
    if total <= 0:
        return chance.index(len(weights))
    rest = chance.share() * total
    for i, weight in enumerate(weights):
        if weight > 0:
            row = i
            if rest < weight:
                break
            rest -= weight
    return row


def kmeans(shapes, first, distance, update, empty,
           most=1000, before=None):
    centroids = list(first)  # @place
    cluster = [before] * len(shapes)
    averages, seen = [], set()
    while True:
        changed, best = 0, []
        for i, shape in enumerate(shapes):
            nearest = argmin([distance(shape, c)  # @nearest
                              for c in centroids])  # @nearest
            changed += nearest != cluster[i]  # @changed
            cluster[i] = nearest  # @assign
            best.append(max(0, *[overlap(shape, c)  # @average
                                 for c in centroids]))  # @average
        averages.append(add(best) / len(shapes))  # @average
        if (changed == 0 or str(centroids) in seen  # @stops
                or len(averages) == most):  # @stops
            return centroids, cluster, averages  # @done
        seen.add(str(centroids))

        far = iter(farthest(shapes, cluster, centroids, distance))
        for j in range(len(centroids)):
            members = [s for s, c in zip(shapes, cluster) if c == j]
            if members:
                centroids[j] = update(members)  # @mean median
            elif empty == "nan":  # @empty
                centroids[j] = (nan, nan)  # @empty
            elif empty == "reseed":  # @empty
                centroids[j] = next(far)  # @empty


def argmin(distances):  # as NumPy's: NaN is the smallest
    best = 0
    for j, d in enumerate(distances):
        if d < distances[best] or isnan(d) > isnan(distances[best]):
            best = j  # @nearest
    return best


def mean(members):
    return tuple(add(side) / len(side)  # @mean
                 for side in zip(*members))  # @mean


def median(members):
    half, odd = divmod(len(members), 2)
    columns = [sorted(side) for side in zip(*members)]
    return tuple((side[half + odd - 1] + side[half]) / 2  # @median
                 for side in columns)  # @median


def farthest(shapes, cluster, centroids, distance):
    pairs = zip(shapes, cluster)
    far = [(-distance(shape, centroids[j]), i)
           for i, (shape, j) in enumerate(pairs)]
    return [shapes[i] for _, i in sorted(far)]


def overlap(a, b):
    inter = min(a[0], b[0]) * min(a[1], b[1])  # @overlap
    union = a[0] * a[1] + b[0] * b[1] - inter  # @overlap
    return inter / union  # @overlap


def one_minus_iou(a, b):
    return 1 - overlap(a, b)


def euclidean(a, b, unit=(1, 1)):
    x, y = (a[0] - b[0]) / unit[0], (a[1] - b[1]) / unit[1]
    return sqrt(x * x + y * y)


def whitened(shapes):
    unit = [spread(side) for side in zip(*shapes)]
    return lambda a, b: euclidean(a, b, unit)


def spread(side):
    middle = add(side) / len(side)
    squares = add([(x - middle) * (x - middle) for x in side])
    return sqrt(squares / len(side)) or 1


def add(numbers):
    total = 0
    for number in numbers:
        total += number
    return total
# end listing


class Chance:
    """The engine's source of chance: PCG XSH RR 64/32, two draws to a number."""

    def __init__(self, seed):
        self.increment = (0x0A02BDBF7BB3C0A7 << 1 | 1) % 2**64
        self.state = (seed + self.increment) % 2**64
        self.draw()

    def draw(self):
        state = self.state
        self.state = (state * 6364136223846793005 + self.increment) % 2**64
        mixed, turn = ((state >> 18 ^ state) >> 27) % 2**32, state >> 59
        return (mixed >> turn | mixed << (32 - turn)) % 2**32

    def number(self):
        low = self.draw()
        return self.draw() << 32 | low

    def index(self, count):
        return self.number() * count >> 64

    def share(self):
        return (self.number() >> 11) / 2**53


if __name__ == "__main__":
    answers = []
    for case in json.load(sys.stdin):
        shapes = [tuple(shape) for shape in case["shapes"]]
        answers.append(eval(case["call"]))
    # NaN is no JSON.
    print(json.dumps(answers).replace("NaN", "null"))
