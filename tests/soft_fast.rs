//! Soft-NMS by a grid against the textbook (law 5): the same boxes kept, in the same order, with the
//! same scores to the bit, on whatever boxes and options.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use boxstep::geometry::Extent;
use boxstep::iou::{Kind, iou};
use boxstep::nms::{Boundary, Ties};
use boxstep::soft::{Decay, SigmaMeaning, SoftNms, SoftNmsOptions, soft_nms};
use boxstep::watch::run;
use common::cases::{config, nms_case};
use common::crowds::{crowd, score};
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn same(
    flat: &[f64],
    scores: &[f64],
    classes: &[u32],
    options: &SoftNmsOptions,
) -> Result<(), TestCaseError> {
    let textbook = SoftNms::new(flat, scores, Some(classes), options).expect("the case is valid");
    let state = run(&textbook);
    let bits = |score: f64| score.to_bits();
    let expected: Vec<(u32, u64)> =
        state.kept().iter().map(|&item| (item, bits(state.scores()[item as usize]))).collect();
    let answer = soft_nms(flat, scores, Some(classes), options).expect("the case is valid");
    let found: Vec<(u32, u64)> =
        answer.keep.into_iter().zip(answer.scores.into_iter().map(bits)).collect();
    prop_assert_eq!(found, expected);
    Ok(())
}

prop_compose! {
    fn options()(
        method in select(vec![Decay::Linear, Decay::Gaussian, Decay::Hard]),
        threshold in prop_oneof![select(vec![-0.5, 0.0, 0.3, 0.5, 1.0]), 0.0..1.0_f64],
        boundary in select(vec![Boundary::Greater, Boundary::GreaterOrEqual]),
        sigma in select(vec![1e-6, 0.1, 0.5, 20.0, 1e6]),
        sigma_meaning in select(vec![SigmaMeaning::Paper, SigmaMeaning::Tensorflow]),
        hard_cut in any::<bool>(),
        score_threshold in select(vec![0.0, 0.001, 0.3]),
        score_boundary in select(vec![Boundary::Greater, Boundary::GreaterOrEqual]),
        extent in select(vec![Extent::Exclusive, Extent::Inclusive]),
        ties in select(vec![Ties::LowestIndex, Ties::HighestIndex]),
        per_class in any::<bool>(),
        max_output in select(vec![None, None, Some(0), Some(2), Some(9)]),
    ) -> SoftNmsOptions {
        SoftNmsOptions {
            method, threshold, boundary, sigma, sigma_meaning, hard_cut, score_threshold,
            score_boundary, extent, ties, per_class, max_output,
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn equals_the_textbook_in_crowds(
        flat in crowd(),
        scores in prop::collection::vec(score(), 60),
        classes in prop::collection::vec(0..3_u32, 60),
        options in options(),
    ) {
        let count = flat.len() / 4;
        same(&flat, &scores[..count], &classes[..count], &options)?;
    }

    #[test]
    fn equals_the_textbook_on_integers_and_degenerate_boxes(case in nms_case(), options in options()) {
        same(&case.flat(), &case.scores, &case.classes, &options)?;
    }

    #[test]
    fn equals_the_textbook_at_a_threshold_that_is_attained(
        flat in crowd(),
        scores in prop::collection::vec(score(), 60),
        pair: (Index, Index),
        options in options(),
    ) {
        let count = flat.len() / 4;
        let rects = boxstep::geometry::rects_of(&flat).expect("the case is valid");
        let (a, b) = (pair.0.get(&rects), pair.1.get(&rects));
        let threshold = iou(a, b, options.extent, Kind::Iou);
        let options = SoftNmsOptions { threshold, ..options };
        same(&flat, &scores[..count], &vec![0; count], &options)?;
    }
}

/// What a random generator would be too slow for in a property test: a thousand boxes and more.
#[test]
fn equals_the_textbook_on_many_boxes() {
    for (objects, each, jitter, thin) in
        [(40, 50, 0.15, 1.0), (2000, 1, 0.0, 1.0), (1, 2000, 0.4, 1.0), (60, 30, 0.1, 1e-4)]
    {
        let common::crowds::Many { flat, scores } =
            common::crowds::many(objects, each, jitter, thin);
        let classes: Vec<u32> = (0..scores.len()).map(|item| item as u32 % 3).collect();
        for method in [Decay::Linear, Decay::Gaussian, Decay::Hard] {
            for per_class in [false, true] {
                let options = SoftNmsOptions { method, per_class, ..SoftNmsOptions::default() };
                same(&flat, &scores, &classes, &options).expect("the answers are the same");
            }
        }
    }
}

/// Boxes of so many sizes that there is no grid for them.
#[test]
fn equals_the_textbook_on_boxes_of_all_sizes() {
    let side = |at: i32| 2.0_f64.powi(at - 150);
    let flat: Vec<f64> = (0..300).flat_map(|at| [0.0, 0.0, side(at), side(299 - at)]).collect();
    let scores: Vec<f64> = (0..300).map(|at| 1.0 - f64::from(at % 7) / 8.0).collect();
    same(&flat, &scores, &vec![0; 300], &SoftNmsOptions::default()).expect("the same answer");
}
