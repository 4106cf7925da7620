//! Which centroid is nearest.

use super::ShapeDistance;
use super::shapes::{Block, LANES, Shape, overlap};
use crate::geometry::smaller_xy;

/// A way of measuring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metric {
    distance: ShapeDistance,
    /// What differences of width and height are divided by.
    unit: Shape,
}

/// The nearest centroid of each lane of a block.
pub(super) struct Nearest {
    /// As numbers of the lanes' own size, so that a lane never needs another lane's instruction.
    cluster: [f64; LANES],
    pub distance: [f64; LANES],
    /// The largest overlap with any centroid, those that are NaN left out.
    pub best: [f64; LANES],
}

impl Nearest {
    #[inline]
    pub fn cluster(&self, lane: usize) -> u32 {
        self.cluster[lane] as u32
    }
}

impl Metric {
    /// `spread` is the standard deviation of all widths and of all heights
    /// ([`super::Shapes::spread`]), which matters where distances are whitened.
    #[must_use]
    pub fn new(distance: ShapeDistance, spread: Shape) -> Self {
        let whitened = distance == ShapeDistance::EuclideanWhitened;
        Self { distance, unit: if whitened { spread } else { [1.0, 1.0] } }
    }

    /// How far a shape is from a centroid; NaN if the centroid is NaN.
    #[inline]
    #[must_use]
    pub fn distance(&self, shape: Shape, centroid: Shape) -> f64 {
        self.measured(shape, centroid, overlap(shape, centroid))
    }

    /// The same of two shapes whose overlap is known.
    #[inline]
    pub(super) fn measured(&self, shape: Shape, centroid: Shape, overlap: f64) -> f64 {
        if self.is_euclidean() { euclidean(shape, centroid, self.unit) } else { 1.0 - overlap }
    }

    pub(super) fn is_euclidean(&self) -> bool {
        self.distance != ShapeDistance::Iou
    }

    /// The nearest centroid of each shape of a block; of several, the first.
    pub(super) fn nearest(&self, block: &Block, centroids: &[Shape]) -> Nearest {
        match self.distance {
            ShapeDistance::Iou => nearest_by(block, centroids, |_, _, overlap| 1.0 - overlap),
            ShapeDistance::Euclidean | ShapeDistance::EuclideanWhitened => {
                let unit = self.unit;
                nearest_by(block, centroids, |shape, centroid, _| euclidean(shape, centroid, unit))
            }
        }
    }
}

/// [`overlap`], width and height in one instruction where there is one.
#[inline]
pub(super) fn overlap_xy(shape: Shape, anchor: Shape) -> f64 {
    let sides = smaller_xy(shape, anchor);
    let intersection = sides[0] * sides[1];
    intersection / (shape[0] * shape[1] + anchor[0] * anchor[1] - intersection)
}

#[inline]
fn euclidean(shape: Shape, centroid: Shape, unit: Shape) -> f64 {
    let (x, y) = ((shape[0] - centroid[0]) / unit[0], (shape[1] - centroid[1]) / unit[1]);
    (x * x + y * y).sqrt()
}

// listing: anchors-metric.rust
/// Of equal distances the first is the smallest, and NaN is smaller than all: NumPy's argmin.
#[inline]
pub(super) fn is_closer(distance: f64, best: f64) -> bool {
    (distance < best) | (distance.is_nan() & !best.is_nan()) // @nearest
}
// end listing

/// Every lane takes the same way, so that a compiler can do several at once.
#[inline]
fn nearest_by(
    block: &Block,
    centroids: &[Shape],
    measure: impl Fn(Shape, Shape, f64) -> f64,
) -> Nearest {
    let mut nearest =
        Nearest { cluster: [0.0; LANES], distance: [f64::INFINITY; LANES], best: [0.0; LANES] };
    let mut cluster = 0.0;
    for &centroid in centroids {
        for lane in 0..LANES {
            let shape = [block.widths[lane], block.heights[lane]];
            let overlap = overlap(shape, centroid);
            let distance = measure(shape, centroid, overlap);
            let closer = is_closer(distance, nearest.distance[lane]);
            nearest.distance[lane] = if closer { distance } else { nearest.distance[lane] };
            nearest.cluster[lane] = if closer { cluster } else { nearest.cluster[lane] };
            let best = nearest.best[lane];
            nearest.best[lane] = if overlap > best { overlap } else { best };
        }
        cluster += 1.0;
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::super::Shapes;
    use super::*;

    const ALL: [ShapeDistance; 3] =
        [ShapeDistance::Iou, ShapeDistance::Euclidean, ShapeDistance::EuclideanWhitened];

    fn winner(distance: ShapeDistance, shape: Shape, centroids: &[Shape]) -> u32 {
        let shapes = Shapes::new(&shape).expect("valid");
        let metric = Metric::new(distance, [2.0, 3.0]);
        let nearest = metric.nearest(&shapes.block(0), centroids);
        let winner = nearest.cluster(0);
        let (carried, alone) =
            (nearest.distance[0], metric.distance(shape, centroids[winner as usize]));
        assert!(carried == alone || (carried.is_nan() && alone.is_nan()));
        winner
    }

    #[test]
    fn of_equal_distances_the_first_is_nearest() {
        for distance in ALL {
            assert_eq!(winner(distance, [4.0, 5.0], &[[9.0, 9.0], [4.0, 4.0], [4.0, 4.0]]), 1);
        }
        // IoU 1/2 with either; Euclidean distance 1 from either.
        assert_eq!(winner(ShapeDistance::Iou, [2.0, 4.0], &[[2.0, 8.0], [2.0, 2.0]]), 0);
        assert_eq!(winner(ShapeDistance::Iou, [2.0, 4.0], &[[2.0, 2.0], [2.0, 8.0]]), 0);
        assert_eq!(winner(ShapeDistance::Euclidean, [2.0, 4.0], &[[3.0, 4.0], [1.0, 4.0]]), 0);
    }

    #[test]
    fn nan_is_nearest_and_the_first_nan_before_another() {
        let nan = [f64::NAN; 2];
        for distance in ALL {
            assert_eq!(winner(distance, [4.0, 5.0], &[[4.0, 5.0], nan, nan]), 1);
            assert_eq!(winner(distance, [4.0, 5.0], &[nan, [4.0, 5.0]]), 0);
        }
    }

    #[test]
    fn distances_disagree_on_what_is_near() {
        let centroids = [[2.0, 2.0], [11.0, 11.0]];
        assert_eq!(winner(ShapeDistance::Euclidean, [6.0, 6.0], &centroids), 0);
        assert_eq!(winner(ShapeDistance::Iou, [6.0, 6.0], &centroids), 1);
        // Divided by 2 and 3, the difference of heights counts less.
        let centroids = [[4.0, 1.0], [1.0, 5.0]];
        assert_eq!(winner(ShapeDistance::Euclidean, [1.0, 1.0], &centroids), 0);
        assert_eq!(winner(ShapeDistance::EuclideanWhitened, [1.0, 1.0], &centroids), 1);
    }
}
