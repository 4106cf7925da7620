//! What the property tests of rotated boxes are tried on.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use boxstep::rotated::{
    RotatedIouOptions, RotatedNms, RotatedNmsOptions, RotatedPair, rotated_rects_of_corners,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::common::cases::{NmsCase, boxes, nms_run};

/// Angles at which sides become parallel, and others.
pub fn angle() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => select(vec![0.0, -0.0, FRAC_PI_2, -FRAC_PI_2, PI, FRAC_PI_4, 5.0 * PI]),
        3 => -4.0..4.0,
        1 => select(vec![1e-9, 1e-300, 1e9, -1e300]),
    ]
}

/// A pair, which may be one box twice.
pub fn pair_run() -> impl Strategy<Value = (Vec<[f64; 4]>, RotatedIouOptions)> {
    (boxes(1..=4), any::<(Index, Index)>(), any::<bool>())
        .prop_flat_map(|(boxes, pair, turned)| {
            let angles = prop::collection::vec(angle(), if turned { boxes.len() } else { 0 });
            (Just(boxes), Just(pair), angles)
        })
        .prop_map(|(boxes, (a, b), angles)| {
            let pair = (a.index(boxes.len()), b.index(boxes.len()));
            (boxes, RotatedIouOptions { pair, angles })
        })
}

pub fn pair_lab() -> impl Strategy<Value = RotatedPair> {
    pair_run().prop_map(|(boxes, options)| {
        RotatedPair::new(&boxes.concat(), &options).expect("the case is valid")
    })
}

/// A case of NMS, an angle for each box, and one of all combinations of options.
pub fn rotated_run() -> impl Strategy<Value = (NmsCase, Vec<f64>, RotatedNmsOptions)> {
    nms_run().prop_flat_map(|(case, nms)| {
        let options = RotatedNmsOptions {
            threshold: nms.threshold,
            boundary: nms.boundary,
            ties: nms.ties,
            per_class: nms.per_class,
            score_threshold: nms.score_threshold,
            max_output: nms.max_output,
        };
        let angles = prop::collection::vec(angle(), case.boxes.len());
        (Just(case), angles, Just(options))
    })
}

pub fn nms_lab(case: &NmsCase, angles: &[f64], options: &RotatedNmsOptions) -> RotatedNms {
    let rects = rotated_rects_of_corners(&case.flat(), angles).expect("the case is valid");
    RotatedNms::new(rects, &case.scores, Some(&case.classes), options).expect("the case is valid")
}
