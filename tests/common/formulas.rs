//! The formulas once more, written for the tests alone: nothing here calls the core.

use boxstep::iou::AsWritten;

/// Corners in order.
pub fn ordered([x1, y1, x2, y2]: [f64; 4]) -> [f64; 4] {
    [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)]
}

/// Whether the corners are in another order.
pub fn is_inverted(corners: [f64; 4]) -> bool {
    corners != ordered(corners)
}

/// Area of ordered corners, each side `one` longer.
pub fn area([x1, y1, x2, y2]: [f64; 4], one: f64) -> f64 {
    (x2 - x1 + one) * (y2 - y1 + one)
}

/// Intersection over union of boxes with corners in any order; 0 where neither has an area.
pub fn overlap(a: [f64; 4], b: [f64; 4], one: f64) -> f64 {
    let (a, b) = (ordered(a), ordered(b));
    let across = (a[2].min(b[2]) - a[0].max(b[0]) + one).max(0.0);
    let down = (a[3].min(b[3]) - a[1].max(b[1]) + one).max(0.0);
    let intersection = across * down;
    let union = area(a, one) + area(b, one) - intersection;
    if union == 0.0 { 0.0 } else { intersection / union }
}

/// What py_nms computes for corners as written, as text because it may be NaN.
pub fn as_written(a: [f64; 4], b: [f64; 4], one: f64) -> String {
    let width = (a[2].min(b[2]) - a[0].max(b[0]) + one).max(0.0);
    let height = (a[3].min(b[3]) - a[1].max(b[1]) + one).max(0.0);
    let (area_a, area_b, intersection) = (area(a, one), area(b, one), width * height);
    let overlap = intersection / (area_a + area_b - intersection);
    format!("{:?}", Some(AsWritten { area_a, area_b, width, height, intersection, overlap }))
}
