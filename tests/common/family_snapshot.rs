//! Timelines of the family around NMS as a single number, which every target must arrive at.

use boxstep::geometry::Extent;
use boxstep::nms::{Boundary, Ties};
use boxstep::soft::{Decay, SigmaMeaning, SoftNms, SoftNmsOptions};
use boxstep::watch::Timeline;

use super::shown::serialised;
use super::snapshot::{boxes, classes, fnv, scores};

/// What [`hash`] gave when this was last looked at.
pub const EXPECTED: &str = "58cc6bada8d7118c";

/// The options of the runs of Soft-NMS: few and all.
pub fn soft_variants() -> [SoftNmsOptions; 3] {
    [
        SoftNmsOptions::default(),
        SoftNmsOptions { method: Decay::Linear, threshold: 0.1, ..SoftNmsOptions::default() },
        SoftNmsOptions {
            method: Decay::Gaussian,
            threshold: 0.2,
            boundary: Boundary::GreaterOrEqual,
            sigma: 0.3,
            sigma_meaning: SigmaMeaning::Tensorflow,
            hard_cut: true,
            score_threshold: 0.2,
            score_boundary: Boundary::Greater,
            extent: Extent::Inclusive,
            ties: Ties::HighestIndex,
            per_class: true,
            max_output: Some(5),
        },
    ]
}

/// FNV-1a, 64 bits, of the timelines as text, in hexadecimal.
pub fn hash() -> String {
    let mut text = String::new();
    for options in soft_variants() {
        let lab = SoftNms::new(&boxes(), &scores(), Some(&classes()), &options);
        text += &serialised(&Timeline::record(lab.expect("fixed and valid")));
    }
    fnv(&text)
}
