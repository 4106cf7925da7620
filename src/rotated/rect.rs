//! Rotated boxes that cannot be invalid.

use crate::Problem;
use crate::geometry::{MAX_COORDINATE, Rect, corners_of, rects_of};
use crate::problem::one_each;

/// x and y.
pub type Point = [f64; 2];

/// A box turned about its centre. Every number is finite; no side is negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RotatedRect {
    centre: Point,
    width: f64,
    height: f64,
    angle: f64,
    sin: f64,
    cos: f64,
}

impl RotatedRect {
    /// An upright box, turned about its centre by `angle` radians, clockwise on the screen. `None`
    /// if the angle is not finite.
    #[must_use]
    pub fn from_rect(rect: &Rect, angle: f64) -> Option<Self> {
        let [x1, y1, x2, y2] = rect.corners();
        Self::at([(x1 + x2) / 2.0, (y1 + y2) / 2.0], x2 - x1, y2 - y1, angle)
    }

    fn at(centre: Point, width: f64, height: f64, angle: f64) -> Option<Self> {
        let (sin, cos) = libm::sincos(angle);
        angle.is_finite().then_some(Self { centre, width, height, angle, sin, cos })
    }

    /// The point that the box is turned about.
    #[must_use]
    pub fn centre(&self) -> Point {
        self.centre
    }

    /// The length of the sides that lie along x if the angle is 0.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The length of the other two.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.height
    }

    /// In radians, clockwise on the screen, as it was given.
    #[must_use]
    pub fn angle(&self) -> f64 {
        self.angle
    }

    /// Sine and cosine of the angle.
    #[must_use]
    pub fn sin_cos(&self) -> (f64, f64) {
        (self.sin, self.cos)
    }

    /// Width times height.
    #[must_use]
    pub fn area(&self) -> f64 {
        self.width * self.height
    }

    /// From the centre to each corner as if the box were upright: top left, top right, bottom right,
    /// bottom left, which is clockwise on the screen.
    #[must_use]
    pub fn arms(&self) -> [Point; 4] {
        let (x, y) = (self.width / 2.0, self.height / 2.0);
        [[-x, -y], [x, -y], [x, y], [-x, y]]
    }
}

/// A flat list `cx, cy, w, h, angle, ...` as boxes.
///
/// # Errors
/// [`Problem::NotFiveNumbers`], or [`Problem::BadCoordinate`], [`Problem::BadSide`] or
/// [`Problem::BadAngle`] for the first unusable number.
pub fn rotated_rects_of(flat: &[f64]) -> Result<Vec<RotatedRect>, Problem> {
    let (boxes, []) = flat.as_chunks() else {
        return Err(Problem::NotFiveNumbers { length: flat.len() });
    };
    let rect = |(index, &[x, y, width, height, angle]): (usize, &[f64; 5])| {
        if let Some(bad) = [x, y].iter().find(|v| !(0.0..=MAX_COORDINATE).contains(&v.abs())) {
            return Err(Problem::BadCoordinate { index, value: bad.to_string() });
        }
        if let Some(bad) = [width, height].iter().find(|v| !(0.0..=MAX_COORDINATE).contains(*v)) {
            return Err(Problem::BadSide { index, value: bad.to_string() });
        }
        RotatedRect::at([x, y], width, height, angle)
            .ok_or_else(|| Problem::BadAngle { index, value: angle.to_string() })
    };
    boxes.iter().enumerate().map(rect).collect()
}

/// A flat list `x1, y1, x2, y2, ...` of upright boxes, corners in any order, each turned about its
/// centre by its angle. No angles at all are 0 each.
///
/// # Errors
/// Those of [`rects_of`]; [`Problem::WrongLength`] if there is not one angle for each box;
/// [`Problem::BadAngle`] for the first that is not finite.
pub fn rotated_rects_of_corners(flat: &[f64], angles: &[f64]) -> Result<Vec<RotatedRect>, Problem> {
    if !angles.is_empty() {
        one_each("angles", angles, corners_of(flat)?.len())?;
    }
    let angles = angles.iter().copied().chain(std::iter::repeat(0.0));
    let turned = |(index, (rect, angle)): (usize, (&Rect, f64))| {
        RotatedRect::from_rect(rect, angle)
            .ok_or_else(|| Problem::BadAngle { index, value: angle.to_string() })
    };
    rects_of(flat)?.iter().zip(angles).enumerate().map(turned).collect()
}
