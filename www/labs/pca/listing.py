# PCA by hand, without NumPy. What stands between the markers is shown on the page; a test runs this
# file on many tables and options and compares it with the engine.
import json
import sys
from math import sqrt


# listing: pca.python
def pca(rows, less=1, standardize=False, flip=True, k=None):
    m, n = len(rows), len(rows[0])
    divisor = m - less
    columns = list(zip(*rows))
    mean = [c[0] if min(c) == max(c) else sum(c) / m  # @mean constant
            for c in columns]  # @mean
    columns = [[x - mu for x in c] for c, mu in zip(columns, mean)]  # @centre
    scale = [1] * n
    if standardize:
        for j, c in enumerate(columns):
            deviation = sqrt(quotient(dot(c, c), divisor))  # @deviation
            scale[j] = deviation if deviation > 0 else 1  # @scale
    columns = [[x / s for x in c]  # @adjusted scale
               for c, s in zip(columns, scale)]  # @adjusted scale
    covariance = [[quotient(dot(a, b), divisor)  # @covariance
                   for b in columns] for a in columns]  # @covariance
    values, axes = eigen(covariance)
    order = sorted(range(n), key=lambda i: -values[i])  # @sort
    axes = [axes[i] for i in order]  # @sort
    variances = [max(values[i], 0) for i in order]  # @variances
    if flip:
        for axis in axes:
            at = first_of_the_largest(axis)  # @sign
            if axis[at] < 0:  # @sign
                axis[:] = [-v for v in axis]  # @flip
    total = sum(covariance[i][i] for i in range(n))
    components, ratio, lost = axes[:k], [], []
    scores = [[] for _ in rows]
    missing = [c[:] for c in columns]
    for axis, variance in zip(components, variances):
        for i in range(m):
            scores[i].append(dot(axis, [c[i] for c in columns]))  # @project
        ratio.append(quotient(variance, total))  # @ratio
    for which, axis in enumerate(components):
        for j in range(n):
            for i in range(m):
                missing[j][i] -= scores[i][which] * axis[j]  # @rebuild
        lost.append(sum(dot(c, c) for c in missing))  # @lost
    return {"mean": mean, "scale": scale, "covariance": covariance,
            "variances": variances, "components": components,
            "ratio": ratio, "scores": scores, "lost": lost}  # @done


def eigen(covariance, max_sweeps=50):
    n = len(covariance)
    a = [row[:] for row in covariance]
    axes = [[float(i == j) for j in range(n)] for i in range(n)]
    largest = max(abs(x) for row in a for x in row)
    pairs = [(p, q) for p in range(n) for q in range(p + 1, n)]
    for _ in range(max_sweeps):
        for p, q in pairs:
            if negligible(a, p, q, largest):
                continue  # @skip
            rotate(a, axes, p, q)  # @rotate
        if all(negligible(a, p, q, largest) for p, q in pairs):
            break  # @swept
    return [a[i][i] for i in range(n)], axes


def rotate(a, axes, p, q):
    theta = (a[q][q] - a[p][p]) / (2 * a[p][q])  # @theta
    t = 1 / (abs(theta) + sqrt(theta * theta + 1))  # @tangent
    t = -t if theta < 0 else t  # @tangent
    c = 1 / sqrt(t * t + 1)  # @cosine
    s = t * c  # @sine
    for r in range(len(a)):
        if r != p and r != q:
            x, y = a[r][p], a[r][q]
            a[r][p] = a[p][r] = c * x - s * y  # @turn
            a[r][q] = a[q][r] = s * x + c * y  # @turn
    a[p][p] -= t * a[p][q]  # @diagonal
    a[q][q] += t * a[p][q]  # @diagonal
    a[p][q] = a[q][p] = 0.0  # @removed
    for r in range(len(a)):
        x, y = axes[p][r], axes[q][r]
        axes[p][r] = c * x - s * y  # @axes
        axes[q][r] = s * x + c * y  # @axes


def negligible(a, p, q, largest, eps=2.0 ** -52):
    rounding = eps * sqrt(abs(a[p][p])) * sqrt(abs(a[q][q]))
    return abs(a[p][q]) <= max(rounding, eps * eps * largest)


def first_of_the_largest(axis):
    largest = max(abs(v) for v in axis)
    return next(j for j, v in enumerate(axis)
                if abs(v) >= largest * (1 - 1e-12))


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def quotient(a, b):
    return a / b if b > 0 else 0
# end listing


if __name__ == "__main__":
    json.dump([pca(**case) for case in json.load(sys.stdin)], sys.stdout)
