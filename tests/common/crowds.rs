//! Boxes that overlap a lot, for what finds overlapping ones by their place.

use proptest::prelude::*;
use proptest::sample::select;

/// Sides and edges at every scale, from below what is indexed to the largest.
fn scale() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => Just(1.0),
        2 => (-8..=8_i32).prop_map(|power| 2.0_f64.powi(power)),
        1 => select(vec![1e-300, 1e-152, 1e-150, 1e-149, 1e-30, 1e30, 1e90]),
    ]
}

/// Boxes around a few others, most of which overlap a lot, at one or several scales.
pub fn crowd() -> impl Strategy<Value = Vec<f64>> {
    let near = (-1.0..1.0_f64, -1.0..1.0_f64, -1.0..1.0_f64, -1.0..1.0_f64);
    let object = (scale(), scale(), 0.0..4.0_f64, 0.0..4.0_f64, 0.2..3.0_f64, 0.2..3.0_f64);
    let jitter = select(vec![0.0, 1e-12, 0.05, 0.2, 0.6]);
    let place = select(vec![0.0, 1e6, 1e15, -1e16]);
    let group = (object, prop::collection::vec(near, 1..12), jitter, place);
    prop::collection::vec(group, 1..6).prop_map(|groups| {
        let mut flat = Vec::new();
        for ((sx, sy, x, y, w, h), each, jitter, place) in groups {
            for (a, b, c, d) in each {
                let (left, top) = (x + jitter * a, y + jitter * b);
                let (right, bottom) = (x + w + jitter * c, y + h + jitter * d);
                flat.extend([place + left * sx, top * sy, place + right * sx, bottom * sy]);
            }
        }
        flat
    })
}

pub fn score() -> impl Strategy<Value = f64> {
    prop_oneof![select(vec![0.0, -0.0, 0.3, 0.5, -1e300, 5e-324]), 0.0..1.0_f64]
}

/// Boxes, x1, y1, x2, y2 each, and their scores, some of them equal.
pub struct Many {
    pub flat: Vec<f64>,
    pub scores: Vec<f64>,
}

/// Objects with as many detections each, whose edges are moved by up to half of `jitter` sides.
/// Heights are multiplied by `thin`.
pub fn many(objects: usize, each: usize, jitter: f64, thin: f64) -> Many {
    let mut seed = 7_u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    let (mut flat, mut scores) = (Vec::new(), Vec::new());
    for _ in 0..objects {
        let (x, y) = (1000.0 * random(), 1000.0 * random());
        let (w, h) = (20.0 + 100.0 * random(), thin * (20.0 + 100.0 * random()));
        for _ in 0..each {
            let mut moved = |at: f64, side: f64| at + side * jitter * (random() - 0.5);
            flat.extend([moved(x, w), moved(y, h), moved(x + w, w), moved(y + h, h)]);
            scores.push((random() * 500.0).floor() / 500.0);
        }
    }
    Many { flat, scores }
}
