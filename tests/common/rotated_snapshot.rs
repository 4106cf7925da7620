//! Timelines of rotated boxes as a single number, which every target must arrive at.

use boxstep::nms::{Boundary, Ties};
use boxstep::rotated::{
    RotatedIouOptions, RotatedNms, RotatedNmsOptions, RotatedPair, rotated_rects_of_corners,
};
use boxstep::watch::Timeline;

use super::shown::serialised;
use super::snapshot::{boxes, classes, fnv, scores};

/// What [`hash`] gave when this was last looked at.
pub const EXPECTED: &str = "224ca97d28742d61";

/// An angle for each of the fixed boxes.
pub fn angles() -> Vec<f64> {
    (0..24).map(|i: u32| f64::from(i * 11 % 17) / 3.0 - 2.0).collect()
}

/// The options of the runs of NMS: few and all.
pub fn variants() -> [RotatedNmsOptions; 2] {
    [
        RotatedNmsOptions { threshold: 0.2, ..RotatedNmsOptions::default() },
        RotatedNmsOptions {
            threshold: 0.1,
            boundary: Boundary::GreaterOrEqual,
            ties: Ties::HighestIndex,
            per_class: true,
            score_threshold: Some(0.1),
            max_output: Some(5),
        },
    ]
}

/// NMS on the fixed boxes.
pub fn nms(options: &RotatedNmsOptions) -> RotatedNms {
    let rects = rotated_rects_of_corners(&boxes(), &angles()).expect("fixed and valid");
    RotatedNms::new(rects, &scores(), Some(&classes()), options).expect("fixed and valid")
}

/// FNV-1a, 64 bits, of the timelines as text, in hexadecimal.
pub fn hash() -> String {
    let mut text = String::new();
    for pair in [(3, 8), (8, 3), (5, 5), (0, 1), (2, 20)] {
        let lab = RotatedPair::new(&boxes(), &RotatedIouOptions { pair, angles: angles() });
        text += &serialised(&Timeline::record(lab.expect("fixed and valid")));
    }
    for options in variants() {
        text += &serialised(&Timeline::record(nms(&options)));
    }
    fnv(&text)
}
