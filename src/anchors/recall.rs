//! How well anchors fit shapes, as YOLOv5 measures it.

use super::shapes::{Shape, Shapes};
use crate::geometry::{larger, smaller};

/// How many times larger or smaller a side may be, unless said otherwise: YOLOv5's `anchor_t`.
pub const RATIO: f64 = 4.0;

/// How alike the sides of two shapes are: min(r, 1 / r) of the ratio r of the widths and of that of
/// the heights, whichever is smaller. 1 for equal shapes. A shape can be learnt from an anchor where
/// this is more than 1 / 4.
#[inline]
#[must_use]
// listing: evolution-fitness.rust
pub fn side_ratio(shape: Shape, anchor: Shape) -> f64 {
    let of = |a: f64, b: f64| smaller(a, b) / larger(a, b);
    smaller(of(shape[0], anchor[0]), of(shape[1], anchor[1]))
}
// end listing

/// The largest [`side_ratio`] of a shape with any of the anchors; 0 without anchors. Anchors that
/// are NaN fit nothing.
#[inline]
// listing: evolution-fitness.rust
fn best_ratio(shape: Shape, anchors: &[Shape]) -> f64 {
    let mut best = 0.0;
    for &anchor in anchors {
        let ratio = side_ratio(shape, anchor);
        best = if ratio > best { ratio } else { best };
    }
    best
}
// end listing

/// The share of the shapes that some anchor could learn: those with a side ratio of more than
/// 1 / `ratio`. 0 without shapes.
#[must_use]
pub fn best_possible_recall(shapes: &Shapes, anchors: &[Shape], ratio: f64) -> f64 {
    let reached = |shape: &Shape| best_ratio(*shape, anchors) > 1.0 / ratio;
    mean(shapes, shapes.iter().filter(reached).count() as f64)
}

/// What YOLOv5's genetic search maximises: the mean over all shapes of the best side ratio, counted
/// as 0 where it is not more than 1 / `ratio`. 0 without shapes.
#[must_use]
// listing: evolution-fitness.rust
pub fn fitness(shapes: &Shapes, anchors: &[Shape], ratio: f64) -> f64 {
    let mut sum = 0.0;
    for shape in shapes.iter() {
        let best = best_ratio(shape, anchors);
        sum += if best > 1.0 / ratio { best } else { 0.0 };
    }
    mean(shapes, sum)
}
// end listing

/// How many anchors a shape has on average with a side ratio of more than 1 / `ratio`: YOLOv5's
/// 'anchors past threshold'. 0 without shapes.
#[must_use]
pub fn anchors_past_threshold(shapes: &Shapes, anchors: &[Shape], ratio: f64) -> f64 {
    let past = |shape| anchors.iter().filter(|&&a| side_ratio(shape, a) > 1.0 / ratio).count();
    mean(shapes, shapes.iter().map(past).sum::<usize>() as f64)
}

fn mean(shapes: &Shapes, sum: f64) -> f64 {
    if shapes.is_empty() { 0.0 } else { sum / shapes.len() as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_of_exactly_the_ratio_is_not_reached() {
        let shapes = Shapes::new(&[10.0, 10.0, 40.0, 10.0, 39.0, 10.0, 5.0, 20.0]).expect("valid");
        let anchors = [[10.0, 10.0]];
        assert_eq!(best_possible_recall(&shapes, &anchors, RATIO), 0.75);
        assert_eq!(anchors_past_threshold(&shapes, &anchors, RATIO), 0.75);
        assert_eq!(fitness(&shapes, &anchors, RATIO), (1.0 + 10.0 / 39.0 + 0.5) / 4.0);
        let twice = [anchors[0], [f64::NAN; 2], anchors[0]];
        assert_eq!(best_possible_recall(&shapes, &twice, RATIO), 0.75);
        assert_eq!(anchors_past_threshold(&shapes, &twice, RATIO), 1.5);
        assert_eq!(side_ratio([2.0, 3.0], [4.0, 3.0]), 0.5);
    }

    #[test]
    fn nothing_fits_nothing() {
        let none = Shapes::default();
        let one = Shapes::new(&[1.0, 1.0]).expect("valid");
        for (shapes, anchors) in [(&none, &[[1.0, 1.0]][..]), (&one, &[])] {
            assert_eq!(best_possible_recall(shapes, anchors, RATIO), 0.0);
            assert_eq!(anchors_past_threshold(shapes, anchors, RATIO), 0.0);
            assert_eq!(fitness(shapes, anchors, RATIO), 0.0);
        }
    }
}
