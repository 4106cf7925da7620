//! Intersection over union of two boxes, and its relatives.
//!
//! | kind | value | range | source |
//! |---|---|---|---|
//! | IoU | I / U | 0 to 1 | Jaccard 1901 |
//! | GIoU | IoU - (C - U) / C, C the area of the smallest enclosing box | -1 to 1 | Rezatofighi et al. 2019 |
//! | DIoU | IoU - d² / c², d between centres, c the enclosing box's diagonal | -1 to 1 | Zheng et al. 2020 |
//! | CIoU | DIoU - αv, v from the aspect ratios | | Zheng et al. 2020 |
//!
//! Under [`Extent::Inclusive`] every side, the enclosing box's too, is one longer. Where a
//! denominator is 0 (two boxes without area) the quotient counts as 0, as TensorFlow has it;
//! torchvision and NumPy code answer NaN there.

mod as_written;
mod event;
mod lab;
mod landscape;
mod overlay;
mod steps;

pub use as_written::{AsWritten, overlap_as_written};
pub use event::{IouEvent, Operands, Quantity, Verdict};
pub use lab::{IouDetail, IouOptions, IouPair, IouSummary};
pub use landscape::{Landscape, View};
pub use overlay::Overlay;
pub use steps::{IouSteps, Stage, Values};

use serde::{Deserialize, Serialize};

use crate::geometry::{Extent, Rect, larger_xy, smaller_xy};
use crate::watch::run;

/// Which measure of overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Kind {
    /// Intersection over union.
    #[default]
    Iou,
    /// Generalized IoU.
    Giou,
    /// Distance IoU.
    Diou,
    /// Complete IoU.
    Ciou,
}

/// The overlap of two boxes, by the very steps that the IoU lab shows.
#[must_use]
pub fn iou(a: &Rect, b: &Rect, extent: Extent, kind: Kind) -> f64 {
    values(a, b, extent, kind).answer(kind)
}

/// All numbers on the way to the overlap of two boxes.
// Called, not inlined: the steps are long.
#[inline(never)]
#[must_use]
pub fn values(a: &Rect, b: &Rect, extent: Extent, kind: Kind) -> Values {
    run(&IouSteps { a: *a, b: *b, extent, kind })
}

/// The overlap of each `a` with each `b`: row-major, `a.len()` rows and `b.len()` columns.
#[must_use]
pub fn iou_matrix(a: &[Rect], b: &[Rect], extent: Extent, kind: Kind) -> Vec<f64> {
    let mut matrix = Vec::with_capacity(a.len().saturating_mul(b.len()));
    for row in a {
        matrix.extend(b.iter().map(|column| match kind {
            Kind::Iou => Shared::of(row, column, extent).iou(row.area(extent), column.area(extent)),
            _ => iou(row, column, extent, kind),
        }));
    }
    matrix
}

/// What two boxes share, as the inner loop of NMS computes it: see [`IouSteps`] for the same
/// numbers one at a time. A property test holds the two equal to the bit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shared {
    /// The larger of the left edges.
    pub left: f64,
    /// The larger of the top edges.
    pub top: f64,
    /// The smaller of the right edges.
    pub right: f64,
    /// The smaller of the bottom edges.
    pub bottom: f64,
    /// Overlap on x, clamped at 0.
    pub width: f64,
    /// Overlap on y, clamped at 0.
    pub height: f64,
    /// Width times height.
    pub intersection: f64,
}

impl Shared {
    /// Edges, sides and area of the intersection of two boxes.
    #[inline]
    #[must_use]
    pub fn of(a: &Rect, b: &Rect, extent: Extent) -> Self {
        let one = extent.one();
        let [left, top] = larger_xy([a.x1(), a.y1()], [b.x1(), b.y1()]);
        let [right, bottom] = smaller_xy([a.x2(), a.y2()], [b.x2(), b.y2()]);
        let [width, height] = larger_xy([right - left + one, bottom - top + one], [0.0, 0.0]);
        Self { left, top, right, bottom, width, height, intersection: width * height }
    }

    /// The union of boxes with these areas.
    #[inline]
    #[must_use]
    pub fn union(&self, area_a: f64, area_b: f64) -> f64 {
        area_a + area_b - self.intersection
    }

    /// Intersection over union of boxes with these areas; 0 if neither has an area. Most pairs do
    /// not meet, and for those nothing is divided.
    #[inline]
    #[must_use]
    pub fn iou(&self, area_a: f64, area_b: f64) -> f64 {
        if self.intersection > 0.0 { self.intersection / self.union(area_a, area_b) } else { 0.0 }
    }
}

/// `a / b`, and 0 where b is not positive.
#[inline]
fn quotient(a: f64, b: f64) -> f64 {
    if b > 0.0 { a / b } else { 0.0 }
}
