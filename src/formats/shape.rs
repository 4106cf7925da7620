//! Boxes made of what annotation tools draw.

use super::columns::Column;
use super::report::SkipReason;
use crate::geometry::MAX_COORDINATE;

/// Why there is no box, and which part of it is to blame where that is known.
pub(super) type Fault = (SkipReason, Option<Column>);

/// An upright box that may be turned about its centre, by radians clockwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) corners: [f64; 4],
    pub(super) angle: f64,
}

impl Shape {
    /// A box with these corners, turned by degrees.
    pub(super) fn turned(corners: [f64; 4], degrees: f64) -> Result<Self, Fault> {
        // Each value is in bounds; a sum of two may not be.
        if corners.iter().all(|value| value.abs() <= MAX_COORDINATE) {
            Ok(Self { corners, angle: radians(degrees) })
        } else {
            Err((SkipReason::TooLarge, None))
        }
    }

    pub(super) fn upright(corners: [f64; 4]) -> Result<Self, Fault> {
        Self::turned(corners, 0.0)
    }

    /// A box of this width and height that is turned by degrees about its corner at (x, y).
    pub(super) fn about_corner([x, y, w, h]: [f64; 4], degrees: f64) -> Result<Self, Fault> {
        let angle = radians(degrees);
        if angle == 0.0 {
            return Self::upright([x, y, x + w, y + h]);
        }
        let (sin, cos) = (libm::sin(angle), libm::cos(angle));
        let cx = x + (cos * w - sin * h) / 2.0;
        let cy = y + (sin * w + cos * h) / 2.0;
        Self::turned([cx - w / 2.0, cy - h / 2.0, cx + w / 2.0, cy + h / 2.0], degrees)
    }

    /// The smallest upright box around all the points; there is at least one.
    pub(super) fn around(points: &[[f64; 2]]) -> Result<Self, Fault> {
        let mut corners = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for [x, y] in points {
            let [x1, y1, x2, y2] = corners;
            corners = [x1.min(*x), y1.min(*y), x2.max(*x), y2.max(*y)];
        }
        if points.is_empty() {
            Err((SkipReason::TooFewValues, None))
        } else {
            Self::upright(corners)
        }
    }
}

fn radians(degrees: f64) -> f64 {
    // Not `-0.0`, and not more than a whole turn, where the digits would be lost.
    (degrees % 360.0).to_radians() + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::FRAC_PI_2;

    #[test]
    fn a_quarter_turn_about_a_corner() {
        // 20 by 10 at (100, 50), turned clockwise: it hangs down to the left of its corner.
        let Ok(shape) = Shape::about_corner([100.0, 50.0, 20.0, 10.0], 90.0) else {
            unreachable!("in bounds")
        };
        // Its centre is at (95, 60).
        let expected = [85.0, 55.0, 105.0, 65.0];
        for (found, expected) in shape.corners.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{:?}", shape.corners);
        }
        assert_eq!(shape.angle, FRAC_PI_2);
        let whole = Shape::about_corner([1.0, 2.0, 3.0, 4.0], -360.0);
        assert_eq!(whole, Ok(Shape { corners: [1.0, 2.0, 4.0, 6.0], angle: 0.0 }));
    }

    #[test]
    fn what_is_too_large_is_no_box() {
        let huge = MAX_COORDINATE;
        assert_eq!(Shape::about_corner([huge, 0.0, huge, 1.0], 0.0), {
            Err((SkipReason::TooLarge, None))
        });
        assert_eq!(Shape::around(&[]), Err((SkipReason::TooFewValues, None)));
        let around = Shape::around(&[[3.0, 1.0], [1.0, 5.0], [2.0, 0.0]]);
        assert_eq!(around, Shape::upright([1.0, 0.0, 3.0, 5.0]));
    }
}
