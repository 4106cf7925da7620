//! What code that trusts its input computes for boxes as they are written.

use serde::Serialize;

use crate::geometry::{Extent, larger, smaller};

/// The numbers of `py_nms` (py-faster-rcnn's `py_cpu_nms.py`) for one pair, corners not ordered and
/// areas not checked: an inverted box gets a side, and so an area, that can be negative.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct AsWritten {
    /// (x2 - x1 + one) x (y2 - y1 + one) of the first box.
    pub area_a: f64,
    /// The same of the second.
    pub area_b: f64,
    /// Overlap on x, clamped at 0.
    pub width: f64,
    /// Overlap on y, clamped at 0.
    pub height: f64,
    /// Width times height.
    pub intersection: f64,
    /// intersection / (area A + area B - intersection); not finite where that denominator is 0.
    pub overlap: f64,
}

/// The overlap of two boxes as `py_nms` computes it from corners as written.
#[must_use]
pub fn overlap_as_written(a: [f64; 4], b: [f64; 4], extent: Extent) -> AsWritten {
    let one = extent.one();
    let area = |[x1, y1, x2, y2]: [f64; 4]| (x2 - x1 + one) * (y2 - y1 + one);
    let width = larger(smaller(a[2], b[2]) - larger(a[0], b[0]) + one, 0.0);
    let height = larger(smaller(a[3], b[3]) - larger(a[1], b[1]) + one, 0.0);
    let (area_a, area_b, intersection) = (area(a), area(b), width * height);
    let overlap = intersection / (area_a + area_b - intersection);
    AsWritten { area_a, area_b, width, height, intersection, overlap }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverted_box_of_the_py_nms_example_has_a_negative_area() {
        let seen = overlap_as_written(
            [30.0, 20.0, 230.0, 200.0],
            [210.0, 30.0, 420.0, 5.0],
            Extent::Inclusive,
        );
        assert_eq!(seen.area_b, 211.0 * -24.0);
        assert_eq!(seen.height, 0.0);
        assert_eq!(seen.overlap, 0.0);
    }
}
