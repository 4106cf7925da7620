//! Timelines of adaptive, Fast, Cluster and Matrix NMS as a single number, which every target must arrive at.

use boxstep::geometry::Extent;
use boxstep::nms::{Boundary, Ties};
use boxstep::variants::{
    Adaptive, AdaptiveOptions, Cluster, Fast, Matrix, MatrixDecay, MatrixNmsOptions,
    OverlapNumbers, Suppression, Variant, VariantOptions,
};
use boxstep::watch::Timeline;

use super::shown::serialised;
use super::snapshot::{boxes, classes, fnv, scores};

/// What [`hash`] gave when this was last looked at.
pub const EXPECTED: &str = "2f22bae686ebb2e2";

/// The options of the runs of Fast and Cluster-NMS: few and all.
pub fn plain_variants() -> [VariantOptions; 2] {
    [
        VariantOptions { threshold: 0.2, ..VariantOptions::default() },
        VariantOptions {
            threshold: 0.1,
            boundary: Boundary::GreaterOrEqual,
            extent: Extent::Inclusive,
            ties: Ties::HighestIndex,
            per_class: true,
            score_threshold: Some(0.1),
            max_output: Some(5),
        },
    ]
}

/// The options of the runs of adaptive NMS: few and all.
pub fn adaptive_variants() -> [AdaptiveOptions; 2] {
    [
        AdaptiveOptions { threshold: 0.8, eta: 0.9, ..AdaptiveOptions::default() },
        AdaptiveOptions {
            threshold: 0.7,
            eta: 0.6,
            numbers: OverlapNumbers::Single,
            boundary: Boundary::GreaterOrEqual,
            extent: Extent::Inclusive,
            ties: Ties::HighestIndex,
            per_class: true,
            score_threshold: Some(0.1),
            top_k: Some(15),
            max_output: Some(5),
        },
    ]
}

/// The options of the runs of Matrix NMS: few, linear, and all.
pub fn matrix_variants() -> [MatrixNmsOptions; 3] {
    [
        MatrixNmsOptions::default(),
        MatrixNmsOptions { method: MatrixDecay::Linear, ..MatrixNmsOptions::default() },
        MatrixNmsOptions {
            method: MatrixDecay::Gaussian,
            sigma: 3.0,
            post_threshold: 0.2,
            post_boundary: Boundary::Greater,
            extent: Extent::Inclusive,
            ties: Ties::HighestIndex,
            per_class: true,
            score_threshold: Some(0.1),
            max_output: Some(5),
        },
    ]
}

fn told<V: Variant>(variant: V) -> String {
    let lab = Suppression::new(&boxes(), &scores(), Some(&classes()), variant);
    serialised(&Timeline::record(lab.expect("fixed and valid")))
}

/// FNV-1a, 64 bits, of the timelines as text, in hexadecimal.
pub fn hash() -> String {
    let mut text = String::new();
    for options in plain_variants() {
        text += &told(Fast(options.clone()));
        text += &told(Cluster(options));
    }
    for options in adaptive_variants() {
        text += &told(Adaptive(options));
    }
    for options in matrix_variants() {
        text += &told(Matrix(options));
    }
    fnv(&text)
}
