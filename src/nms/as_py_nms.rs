//! The reference `py_nms`, to show beside ours what it makes of inverted boxes.

use crate::geometry::Extent;
use crate::iou::overlap_as_written;

/// What py-faster-rcnn's `py_cpu_nms.py` keeps, given corners as written: side + 1, overlap > threshold
/// suppresses, equal scores highest index first, a NaN overlap (no area at all) drops the box too,
/// since NumPy keeps what is `<=`.
#[must_use]
pub fn keep_as_py_nms(corners: &[[f64; 4]], scores: &[f64], threshold: f64) -> Vec<u32> {
    let mut order: Vec<(usize, f64)> =
        scores.iter().copied().enumerate().take(corners.len()).collect();
    // argsort()[::-1]
    // Adding 0.0 makes -0.0 the equal of 0.0; a total order, so that no NaN can upset the sort.
    order.sort_by(|a, b| (b.1 + 0.0).total_cmp(&(a.1 + 0.0)).then(b.0.cmp(&a.0)));
    let mut keep = Vec::new();
    while let Some(&(picked, _)) = order.first() {
        keep.push(picked as u32);
        order.remove(0);
        order.retain(|&(other, _)| match (corners.get(picked), corners.get(other)) {
            (Some(&a), Some(&b)) => {
                overlap_as_written(a, b, Extent::Inclusive).overlap <= threshold
            }
            _ => false,
        });
    }
    keep
}
