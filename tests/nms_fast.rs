//! NMS by an index against the textbook (law 5): the same boxes kept, the same fates, the same
//! overlaps to the bit, on whatever boxes and options.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use boxstep::geometry::Extent;
use boxstep::iou::{Kind, iou};
use boxstep::nms::{Answer, Boundary, Nms, NmsOptions, Ties, nms, nms_keep};
use boxstep::watch::run;
use common::cases::{config, nms_case};
use common::crowds::{Many, crowd, many, score};
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn textbook(flat: &[f64], scores: &[f64], classes: &[u32], options: &NmsOptions) -> Answer {
    let run = run(&Nms::new(flat, scores, Some(classes), options).expect("the case is valid"));
    Answer { keep: run.kept().to_vec(), fates: run.fates().to_vec() }
}

fn same(
    flat: &[f64],
    scores: &[f64],
    classes: &[u32],
    options: &NmsOptions,
) -> Result<(), TestCaseError> {
    let expected = textbook(flat, scores, classes, options);
    let answer = nms(flat, scores, Some(classes), options).expect("the case is valid");
    prop_assert_eq!(&answer, &expected);
    let keep = nms_keep(flat, scores, Some(classes), options).expect("the case is valid");
    prop_assert_eq!(keep, expected.keep);
    Ok(())
}

fn threshold() -> impl Strategy<Value = f64> {
    prop_oneof![
        select(vec![-1.0, 0.0, 1e-9, 0.019, 0.02, 0.05, 0.25, 0.3, 0.5, 0.75, 1.0, 1.5]),
        0.0..1.0_f64,
    ]
}

prop_compose! {
    fn options()(
        threshold in threshold(),
        measure in select(vec![Kind::Iou, Kind::Iou, Kind::Giou, Kind::Diou, Kind::Ciou]),
        exponent in select(vec![1.0, 0.6, 0.01, 4.0]),
        extent in select(vec![Extent::Exclusive, Extent::Inclusive]),
        boundary in select(vec![Boundary::Greater, Boundary::GreaterOrEqual]),
        ties in select(vec![Ties::LowestIndex, Ties::HighestIndex]),
        per_class in any::<bool>(),
        score_threshold in select(vec![None, None, Some(0.3), Some(0.0), Some(-0.0)]),
        top_k in select(vec![None, None, Some(0), Some(3), Some(20)]),
        max_output in select(vec![None, None, Some(0), Some(2), Some(9)]),
    ) -> NmsOptions {
        NmsOptions {
            threshold, measure, exponent, extent, boundary, ties, per_class, score_threshold, top_k,
            max_output,
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
        let threshold = iou(a, b, options.extent, options.measure);
        let options = NmsOptions { threshold, ..options };
        same(&flat, &scores[..count], &vec![0; count], &options)?;
    }
}

/// What a random generator would be too slow for in a property test: a thousand boxes and more.
#[test]
fn equals_the_textbook_on_many_boxes() {
    for (objects, each, jitter, thin) in
        [(40, 50, 0.15, 1.0), (2000, 1, 0.0, 1.0), (1, 2000, 0.4, 1.0), (60, 30, 0.1, 1e-4)]
    {
        let Many { flat, scores } = many(objects, each, jitter, thin);
        let classes: Vec<u32> = (0..scores.len()).map(|item| item as u32 % 3).collect();
        for threshold in [0.05, 0.3, 0.5, 0.9] {
            for per_class in [false, true] {
                let options = NmsOptions { threshold, per_class, ..NmsOptions::default() };
                same(&flat, &scores, &classes, &options).expect("the answers are the same");
            }
        }
    }
}
