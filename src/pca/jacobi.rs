//! Jacobi's method: a symmetric matrix is made diagonal by turning two axes at a time.
//!
//! It is the slowest of the usual methods and the only one that can be watched: each rotation makes
//! one pair of elements 0. It also finds the small variances of columns of very different sizes (a
//! score beside an area) to their last digits, where methods that reduce the whole matrix at once
//! lose them in the rounding of the largest.

use super::sum;
use crate::geometry::larger;

/// The rotation of the axes p and q by which the element between them becomes 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rotation {
    /// (aqq - app) / (2 apq): the cotangent of twice the angle.
    pub theta: f64,
    /// The tangent of the angle, the smaller of the two solutions of t² + 2 theta t - 1 = 0.
    pub t: f64,
    /// Its cosine.
    pub c: f64,
    /// Its sine.
    pub s: f64,
}

impl Rotation {
    /// The rotation that removes `apq`, which is not 0.
    // listing: pca-rotation.rust
    #[must_use]
    pub fn removing(apq: f64, app: f64, aqq: f64) -> Self {
        let theta = (aqq - app) / (2.0 * apq); // @theta
        let size = 1.0 / (theta.abs() + (theta * theta + 1.0).sqrt()); // @tangent
        let t = if theta < 0.0 { -size } else { size }; // @tangent
        let c = 1.0 / (t * t + 1.0).sqrt(); // @cosine
        let s = t * c; // @sine
        Self { theta, t, c, s }
    }
    // end listing
}

/// Turns the axes p < q of a symmetric `n` x `n` matrix, and the same two of `vectors`, in whose
/// rows the axes are.
// listing: pca-rotation.rust
pub(super) fn rotate(
    matrix: &mut [f64],
    vectors: &mut [f64],
    n: usize,
    (p, q): (usize, usize),
    &Rotation { t, c, s, .. }: &Rotation,
) {
    let apq = matrix[p * n + q];
    for r in (0..n).filter(|&r| r != p && r != q) {
        let (arp, arq) = (matrix[r * n + p], matrix[r * n + q]);
        let (rp, rq) = (c * arp - s * arq, s * arp + c * arq); // @turn
        (matrix[r * n + p], matrix[p * n + r]) = (rp, rp);
        (matrix[r * n + q], matrix[q * n + r]) = (rq, rq);
    }
    matrix[p * n + p] -= t * apq; // @diagonal
    matrix[q * n + q] += t * apq; // @diagonal
    (matrix[p * n + q], matrix[q * n + p]) = (0.0, 0.0); // @removed
    for r in 0..n {
        let (vp, vq) = (vectors[p * n + r], vectors[q * n + r]);
        vectors[p * n + r] = c * vp - s * vq; // @axes
        vectors[q * n + r] = s * vp + c * vq; // @axes
    }
}
// end listing

/// The largest size of an element that counts as 0: the two axes are then uncorrelated as far as
/// `f64` can tell, since `apq / sqrt(app x aqq)` is a correlation. `largest` is the largest element
/// of the matrix; an element that is to it as the rounding of a rounding is 0 anyway, which is what
/// ends the sweeps where variances are 0.
#[must_use]
pub fn negligible(app: f64, aqq: f64, largest: f64) -> f64 {
    let rounding = f64::EPSILON * (app.abs().sqrt() * aqq.abs().sqrt());
    let floor = f64::EPSILON * f64::EPSILON * largest;
    larger(rounding, floor)
}

/// What lies off the diagonal of a row-major `n` x `n` matrix: the square root of the sum of its
/// squares. Taken relative to the largest element, so that no square overflows or vanishes.
#[must_use]
pub fn off_diagonal(matrix: &[f64], n: usize) -> f64 {
    let off = |&(at, _): &(usize, &f64)| at / n != at % n;
    let sizes = || matrix.iter().enumerate().filter(off).map(|(_, element)| element.abs());
    let largest = sizes().fold(0.0, larger);
    if largest > 0.0 {
        let squares = sum(sizes().map(|size| (size / largest) * (size / largest)));
        largest * squares.sqrt()
    } else {
        0.0
    }
}

/// How many pairs of axes are still correlated.
pub(super) fn remaining(matrix: &[f64], n: usize, largest: f64) -> usize {
    let is_left = |&(p, q): &(usize, usize)| {
        matrix[p * n + q].abs() > negligible(matrix[p * n + p], matrix[q * n + q], largest)
    };
    pairs(n).filter(is_left).count()
}

/// The pairs of a sweep, row by row.
pub(super) fn pairs(n: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(move |p| (p + 1..n).map(move |q| (p, q)))
}
