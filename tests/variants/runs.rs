//! What the variants are tried on.

use boxstep::iou::Kind;
use boxstep::nms::{Boundary, NmsOptions};
use boxstep::variants::{
    AdaptiveOptions, MatrixDecay, MatrixNmsOptions, OverlapNumbers, Suppression, Variant,
    VariantOptions,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::cases::{BOUNDARIES, NmsCase, nms_case};

/// The options of greedy NMS that a variant has as well.
pub fn shared(options: &NmsOptions) -> VariantOptions {
    VariantOptions {
        threshold: options.threshold,
        boundary: options.boundary,
        extent: options.extent,
        ties: options.ties,
        per_class: options.per_class,
        score_threshold: options.score_threshold,
        max_output: options.max_output,
    }
}

/// Greedy NMS with the options of a variant.
pub fn greedy(options: &VariantOptions) -> NmsOptions {
    NmsOptions {
        threshold: options.threshold,
        boundary: options.boundary,
        extent: options.extent,
        ties: options.ties,
        per_class: options.per_class,
        score_threshold: options.score_threshold,
        max_output: options.max_output,
        ..NmsOptions::default()
    }
}

/// A case of NMS by IoU, with one of all combinations of options.
fn iou_run() -> impl Strategy<Value = (NmsCase, VariantOptions)> {
    (nms_case(), 0..16usize).prop_map(|(case, choice)| {
        let case = NmsCase { measure: Kind::Iou, top_k: None, ..case };
        let options = shared(&case.all_options()[choice]);
        (case, options)
    })
}

/// A case of NMS with one of all combinations of the options of Matrix NMS.
pub fn matrix_run() -> impl Strategy<Value = (NmsCase, MatrixNmsOptions)> {
    (
        iou_run(),
        select(vec![MatrixDecay::Linear, MatrixDecay::Gaussian]),
        select(vec![0.0, 0.5, 2.0, 100.0]),
        select(vec![-1.0, 0.0, 0.05, 0.25, 0.5]),
        select(BOUNDARIES.to_vec()),
    )
        .prop_map(|((case, nms), method, sigma, post_threshold, post_boundary)| {
            let options = MatrixNmsOptions {
                method,
                sigma,
                post_threshold,
                post_boundary,
                extent: nms.extent,
                ties: nms.ties,
                per_class: nms.per_class,
                score_threshold: nms.score_threshold,
                max_output: nms.max_output,
            };
            (case, options)
        })
}

/// Boxes in a row of which each overlaps the next, or some, in any order of scores: chains, on which
/// the variants differ.
fn chain_run() -> impl Strategy<Value = (NmsCase, VariantOptions)> {
    (
        prop::collection::vec((1..=4u32, 0..4u32, 0..2u32), 0..=30),
        select(vec![0.1, 1.0 / 3.0, 0.4, 0.6]),
        any::<[bool; 3]>(),
        prop::option::of(0..8u32),
    )
        .prop_map(|(links, threshold, [strict, per_class, falls], max_output)| {
            let mut x = 0.0;
            let boxes = links.iter().map(|&(step, _, _)| {
                x += f64::from(step) * 2.0;
                [x, 0.0, x + 10.0, 10.0]
            });
            let boxes = boxes.collect();
            let score = |(rank, &(_, drawn, _)): (u32, &(u32, u32, u32))| {
                if falls { 1.0 - f64::from(rank) / 64.0 } else { f64::from(drawn) / 4.0 }
            };
            let case = NmsCase {
                boxes,
                scores: (0..).zip(&links).map(score).collect(),
                classes: links.iter().map(|link| link.2).collect(),
                score_threshold: None,
                top_k: None,
                max_output,
                touching: None,
                threshold,
                measure: Kind::Iou,
                exponent: 1.0,
            };
            let boundary = if strict { Boundary::Greater } else { Boundary::GreaterOrEqual };
            let options = VariantOptions {
                threshold,
                boundary,
                per_class,
                max_output,
                ..VariantOptions::default()
            };
            (case, options)
        })
}

/// Any case: some with chains.
pub fn plain_run() -> impl Strategy<Value = (NmsCase, VariantOptions)> {
    prop_oneof![3 => iou_run(), 1 => chain_run()]
}

/// Any case, with one of all combinations of the options of adaptive NMS.
pub fn adaptive_run() -> impl Strategy<Value = (NmsCase, AdaptiveOptions)> {
    (
        plain_run(),
        select(vec![0.01, 0.5, 0.9, 1.0]),
        select(vec![OverlapNumbers::Double, OverlapNumbers::Single]),
        prop::option::weighted(0.3, 0..20u32),
        prop::option::of(select(vec![0.6, 0.8, 0.95])),
    )
        .prop_map(|((case, plain), eta, numbers, top_k, high)| {
            let options = AdaptiveOptions {
                threshold: high.unwrap_or(plain.threshold),
                eta,
                numbers,
                boundary: plain.boundary,
                extent: plain.extent,
                ties: plain.ties,
                per_class: plain.per_class,
                score_threshold: plain.score_threshold,
                top_k,
                max_output: plain.max_output,
            };
            (case, options)
        })
}

pub fn lab<V: Variant>(case: &NmsCase, variant: V) -> Suppression<V> {
    Suppression::new(&case.flat(), &case.scores, Some(&case.classes), variant)
        .expect("the case is valid")
}
