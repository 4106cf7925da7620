use serde::Serialize;

use super::Shared;
use crate::geometry::{Extent, Rect};

/// Two boxes laid over each other: every number on the way to their IoU.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Overlay {
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
    /// Area of the first box.
    pub area_a: f64,
    /// Area of the second box.
    pub area_b: f64,
    /// The sum of both areas less the intersection.
    pub union: f64,
    /// Intersection / union, and 0 where there is no intersection.
    pub iou: f64,
}

impl Overlay {
    /// Lays `b` over `a`.
    #[inline]
    #[must_use]
    pub fn of(a: &Rect, b: &Rect, extent: Extent) -> Self {
        let shared = Shared::of(a, b, extent);
        let (area_a, area_b) = (a.area(extent), b.area(extent));
        Self {
            left: shared.left,
            top: shared.top,
            right: shared.right,
            bottom: shared.bottom,
            width: shared.width,
            height: shared.height,
            intersection: shared.intersection,
            area_a,
            area_b,
            union: shared.union(area_a, area_b),
            iou: shared.iou(area_a, area_b),
        }
    }
}
