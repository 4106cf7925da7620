//! Timelines of PCA as a single number, which every target must arrive at.

use boxstep::pca::{Divisor, Feature, Pca, PcaLabOptions, PcaOptions, Sign};
use boxstep::watch::Timeline;

use super::shown::serialised;
use super::snapshot::{boxes, fnv, scores};

/// What [`hash`] gave when this was last looked at.
pub const EXPECTED: &str = "f28c48fa818448a9";

/// Few options and all.
pub fn variants() -> [PcaLabOptions; 3] {
    let few = vec![Feature::CentreX, Feature::Width, Feature::Height, Feature::Score];
    let others = vec![Feature::CentreY, Feature::Area, Feature::Aspect];
    let all = PcaOptions {
        divisor: Divisor::Population,
        standardize: true,
        sign: Sign::Raw,
        components: Some(2),
        max_sweeps: 2,
    };
    [
        PcaLabOptions::of_boxes(few, &PcaOptions::default()),
        PcaLabOptions::of_boxes(others, &all),
        PcaLabOptions::of_table(6, &PcaOptions::default()),
    ]
}

/// FNV-1a, 64 bits, of the timelines as text, in hexadecimal.
pub fn hash() -> String {
    let mut text = String::new();
    for options in variants() {
        let lab = Pca::open(&boxes(), &scores(), &options).expect("fixed and valid");
        text += &serialised(&Timeline::record(lab));
    }
    fnv(&text)
}
