//! Boxes that cannot be invalid, and the two ways of counting their extent.

use serde::{Deserialize, Serialize};

use crate::Problem;

/// No coordinate may be larger than this, so that no area or squared distance can overflow.
pub const MAX_COORDINATE: f64 = 1e100;

/// How long a side from `x1` to `x2` is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Extent {
    /// Coordinates are edges: `x2 - x1`. What nearly every library does today.
    #[default]
    Exclusive,
    /// Coordinates name pixels, the last one included: `x2 - x1 + 1`. What py-faster-rcnn and
    /// the code grown from it do.
    Inclusive,
}

impl Extent {
    /// What this way of counting adds to every side: 0 or 1.
    #[inline]
    #[must_use]
    pub fn one(self) -> f64 {
        match self {
            Self::Exclusive => 0.0,
            Self::Inclusive => 1.0,
        }
    }
}

/// An axis-aligned box with `x1 <= x2` and `y1 <= y2`, every coordinate finite and at most
/// [`MAX_COORDINATE`] in size. Zero width or height is allowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    x1: f64,
    y1: f64,
    x2: f64,
    y2: f64,
}

impl Rect {
    /// The box with these two corners, in whichever order they come (as TensorFlow takes them).
    /// `None` if a coordinate is NaN, infinite or too large.
    #[must_use]
    pub fn from_corners([x1, y1, x2, y2]: [f64; 4]) -> Option<Self> {
        let usable = |v: f64| v.abs() <= MAX_COORDINATE;
        (usable(x1) && usable(y1) && usable(x2) && usable(y2)).then(|| Self {
            x1: smaller(x1, x2),
            y1: smaller(y1, y2),
            x2: larger(x1, x2),
            y2: larger(y1, y2),
        })
    }

    /// Left edge.
    #[inline]
    #[must_use]
    pub fn x1(&self) -> f64 {
        self.x1
    }

    /// Top edge.
    #[inline]
    #[must_use]
    pub fn y1(&self) -> f64 {
        self.y1
    }

    /// Right edge, or the last column under [`Extent::Inclusive`].
    #[inline]
    #[must_use]
    pub fn x2(&self) -> f64 {
        self.x2
    }

    /// Bottom edge, or the last row under [`Extent::Inclusive`].
    #[inline]
    #[must_use]
    pub fn y2(&self) -> f64 {
        self.y2
    }

    /// `x1, y1, x2, y2`.
    #[must_use]
    pub fn corners(&self) -> [f64; 4] {
        [self.x1, self.y1, self.x2, self.y2]
    }

    /// Width under `extent`; never negative.
    #[inline]
    #[must_use]
    pub fn width(&self, extent: Extent) -> f64 {
        self.x2 - self.x1 + extent.one()
    }

    /// Height under `extent`; never negative.
    #[inline]
    #[must_use]
    pub fn height(&self, extent: Extent) -> f64 {
        self.y2 - self.y1 + extent.one()
    }

    /// Area under `extent`; never negative.
    #[inline]
    #[must_use]
    pub fn area(&self, extent: Extent) -> f64 {
        self.width(extent) * self.height(extent)
    }
}

/// Whether corners were written the wrong way round: `x2 < x1` or `y2 < y1`.
#[must_use]
pub fn is_inverted([x1, y1, x2, y2]: [f64; 4]) -> bool {
    x2 < x1 || y2 < y1
}

/// A flat list `x1, y1, x2, y2, ...` as corners of each box, in the order written.
///
/// # Errors
/// [`Problem::NotFourNumbers`].
pub fn corners_of(flat: &[f64]) -> Result<&[[f64; 4]], Problem> {
    match flat.as_chunks() {
        (boxes, []) => Ok(boxes),
        _ => Err(Problem::NotFourNumbers { length: flat.len() }),
    }
}

/// A flat list `x1, y1, x2, y2, ...` as boxes with ordered corners.
///
/// # Errors
/// [`Problem::NotFourNumbers`], or [`Problem::BadCoordinate`] for the first unusable number.
pub fn rects_of(flat: &[f64]) -> Result<Vec<Rect>, Problem> {
    let usable = |v: &f64| v.abs() <= MAX_COORDINATE;
    corners_of(flat)?
        .iter()
        .enumerate()
        .map(|(index, &corners)| {
            Rect::from_corners(corners).ok_or_else(|| Problem::BadCoordinate {
                index,
                value: corners.iter().find(|v| !usable(v)).map_or_else(String::new, f64::to_string),
            })
        })
        .collect()
}

/// The larger of two numbers. A comparison, not `f64::max`: that is a function call in WebAssembly,
/// and coordinates are never NaN.
#[inline]
#[must_use]
pub fn larger(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// The smaller of two numbers; see [`larger`].
#[inline]
#[must_use]
pub fn smaller(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// [`larger`] and [`smaller`] of x and y at once. WebAssembly has an instruction that does exactly
/// this for two lanes, where engines make two branches of the scalar one; a quarter of the time.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use core::arch::wasm32::{f64x2, f64x2_extract_lane, f64x2_pmax, f64x2_pmin, v128};

    fn array(lanes: v128) -> [f64; 2] {
        [f64x2_extract_lane::<0>(lanes), f64x2_extract_lane::<1>(lanes)]
    }

    #[inline]
    pub fn larger(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
        array(f64x2_pmax(f64x2(b[0], b[1]), f64x2(a[0], a[1])))
    }

    #[inline]
    pub fn smaller(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
        array(f64x2_pmin(f64x2(b[0], b[1]), f64x2(a[0], a[1])))
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lanes {
    #[inline]
    pub fn larger(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
        [super::larger(a[0], b[0]), super::larger(a[1], b[1])]
    }

    #[inline]
    pub fn smaller(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
        [super::smaller(a[0], b[0]), super::smaller(a[1], b[1])]
    }
}

pub(crate) use lanes::{larger as larger_xy, smaller as smaller_xy};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_ordered_whichever_way_they_come() {
        let upright = Rect::from_corners([210.0, 5.0, 420.0, 30.0]);
        assert_eq!(Rect::from_corners([210.0, 30.0, 420.0, 5.0]), upright);
        assert_eq!(Rect::from_corners([420.0, 30.0, 210.0, 5.0]), upright);
        assert!(is_inverted([210.0, 30.0, 420.0, 5.0]));
        assert!(!is_inverted([1.0, 1.0, 1.0, 1.0]));
    }

    #[test]
    fn unusable_coordinates_name_their_box() {
        for bad in [f64::NAN, f64::INFINITY, -f64::INFINITY, 1e101, f64::MAX] {
            let flat = [0.0, 0.0, 1.0, 1.0, 0.0, bad, 1.0, 1.0];
            assert_eq!(
                rects_of(&flat),
                Err(Problem::BadCoordinate { index: 1, value: bad.to_string() })
            );
        }
        assert_eq!(rects_of(&[1.0; 7]), Err(Problem::NotFourNumbers { length: 7 }));
        assert_eq!(rects_of(&[]), Ok(vec![]));
    }

    #[test]
    fn inclusive_counts_one_more_on_each_side() {
        let r = Rect::from_corners([0.0, 0.0, 10.0, 20.0]);
        assert_eq!(r.map(|r| r.area(Extent::Exclusive)), Some(200.0));
        assert_eq!(r.map(|r| r.area(Extent::Inclusive)), Some(231.0));
    }

    #[test]
    fn the_largest_boxes_have_finite_areas() {
        let m = MAX_COORDINATE;
        let r = Rect::from_corners([-m, -m, m, m]);
        assert!(r.is_some_and(|r| r.area(Extent::Inclusive).is_finite()));
    }
}
