//! NMS by an index against the textbook (law 5): the same boxes kept, the same fates, the same
//! overlaps to the bit, on whatever boxes and options.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use boxstep::geometry::Extent;
use boxstep::iou::{Kind, iou};
use boxstep::nms::{Answer, Boundary, Nms, NmsOptions, Ties, nms, nms_keep};
use boxstep::watch::run;
use common::cases::{config, nms_case};
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

/// Sides and edges at every scale, from below what is indexed to the largest.
fn scale() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => Just(1.0),
        2 => (-8..=8_i32).prop_map(|power| 2.0_f64.powi(power)),
        1 => select(vec![1e-300, 1e-152, 1e-150, 1e-149, 1e-30, 1e30, 1e90]),
    ]
}

/// Boxes around a few others, most of which overlap a lot, at one or several scales.
fn crowd() -> impl Strategy<Value = Vec<f64>> {
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

fn score() -> impl Strategy<Value = f64> {
    prop_oneof![select(vec![0.0, -0.0, 0.3, 0.5, -1e300, 5e-324]), 0.0..1.0_f64]
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
    let mut seed = 7_u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    for (objects, each, jitter, thin) in
        [(40, 50, 0.15, 1.0), (2000, 1, 0.0, 1.0), (1, 2000, 0.4, 1.0), (60, 30, 0.1, 1e-4)]
    {
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
        let classes: Vec<u32> = (0..scores.len()).map(|item| item as u32 % 3).collect();
        for threshold in [0.05, 0.3, 0.5, 0.9] {
            for per_class in [false, true] {
                let options = NmsOptions { threshold, per_class, ..NmsOptions::default() };
                same(&flat, &scores, &classes, &options).expect("the answers are the same");
            }
        }
    }
}
