//! The formulas once more, written for the tests alone: nothing here calls the core.

use boxstep::iou::{AsWritten, Kind};

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

fn quotient(a: f64, b: f64) -> f64 {
    if b > 0.0 { a / b } else { 0.0 }
}

/// The measure of overlap that NMS compares, DIoU's distance raised to `exponent`.
pub fn measured(a: [f64; 4], b: [f64; 4], one: f64, kind: Kind, exponent: f64) -> f64 {
    let iou = overlap(a, b, one);
    let (a, b) = (ordered(a), ordered(b));
    let wide = a[2].max(b[2]) - a[0].min(b[0]) + one;
    let high = a[3].max(b[3]) - a[1].min(b[1]) + one;
    let distance = || {
        let dx = (b[0] + b[2]) / 2.0 - (a[0] + a[2]) / 2.0;
        let dy = (b[1] + b[3]) / 2.0 - (a[1] + a[3]) / 2.0;
        let ratio = quotient(dx * dx + dy * dy, wide * wide + high * high);
        if exponent == 1.0 { ratio } else { libm::pow(ratio, exponent) }
    };
    match kind {
        Kind::Iou => iou,
        Kind::Giou => {
            let across = (a[2].min(b[2]) - a[0].max(b[0]) + one).max(0.0);
            let down = (a[3].min(b[3]) - a[1].max(b[1]) + one).max(0.0);
            let union = area(a, one) + area(b, one) - across * down;
            iou - quotient(wide * high - union, wide * high)
        }
        Kind::Diou => iou - distance(),
        Kind::Ciou => {
            let angle = |c: [f64; 4]| libm::atan2(c[2] - c[0] + one, c[3] - c[1] + one);
            let turn = angle(a) - angle(b);
            let v = 4.0 / (std::f64::consts::PI * std::f64::consts::PI) * (turn * turn);
            iou - distance() - quotient(v, 1.0 - iou + v) * v
        }
    }
}
