//! Adaptive NMS against OpenCV, greedy NMS and its definition, and on what it cannot use.

use boxstep::Problem;
use boxstep::nms::{Boundary, NmsOptions, Ties, nms};
use boxstep::variants::{
    Adaptive, AdaptiveAnswer, AdaptiveOptions, OverlapNumbers, Suppression, VariantEvent,
    adaptive_nms,
};
use proptest::prelude::*;
use serde::Deserialize;

use super::runs::adaptive_run;
use crate::common::cases::{NmsCase, config};
use crate::common::formulas::{area, ordered, overlap};
use crate::common::shown::watch_all;

#[derive(Debug, Deserialize)]
struct Case {
    xywh: Vec<[f64; 4]>,
    scores: Vec<f64>,
    score_threshold: f64,
    threshold: f64,
    eta: f64,
    top_k: u32,
    keep: Vec<u32>,
}

#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

/// The answers of `cv2.dnn.NMSBoxes` of OpenCV 5.0.0: eta 1 and 0.9, `top_k` 0 (no limit) and 10.
#[test]
fn it_keeps_what_opencv_keeps() {
    let text = include_str!("../golden/nms_opencv.json");
    let file: File = serde_json::from_str(text).expect("it is a file of cases");
    assert_eq!(file.cases.len(), 24);
    let mut falls = 0;
    for case in file.cases {
        let flat: Vec<f64> =
            case.xywh.iter().flat_map(|&[x, y, w, h]| [x, y, x + w, y + h]).collect();
        for numbers in [OverlapNumbers::Single, OverlapNumbers::Double] {
            let options = AdaptiveOptions {
                threshold: case.threshold,
                eta: case.eta,
                numbers,
                score_threshold: Some(case.score_threshold),
                top_k: (case.top_k > 0).then_some(case.top_k),
                ..AdaptiveOptions::default()
            };
            let answer = adaptive_nms(&flat, &case.scores, None, &options).expect("valid");
            assert_eq!(answer.keep, case.keep, "{case:?}");
            falls += usize::from(answer.threshold < 0.99 * case.threshold);
        }
    }
    assert_eq!(falls, 12, "the threshold falls in every case with eta 0.9");
}

/// Greedy NMS with the options of adaptive NMS.
fn greedy(options: &AdaptiveOptions) -> NmsOptions {
    NmsOptions {
        threshold: options.threshold,
        boundary: options.boundary,
        extent: options.extent,
        ties: options.ties,
        per_class: options.per_class,
        score_threshold: options.score_threshold,
        top_k: options.top_k,
        max_output: options.max_output,
        ..NmsOptions::default()
    }
}

/// The C++ once more, line by line.
fn by_hand(case: &NmsCase, o: &AdaptiveOptions) -> Vec<u32> {
    let least = o.score_threshold.unwrap_or(f64::NEG_INFINITY);
    let mut queue: Vec<usize> = (0..case.boxes.len()).filter(|&i| case.scores[i] > least).collect();
    if o.ties == Ties::HighestIndex {
        queue.reverse();
    }
    queue.sort_by(|&a, &b| case.scores[b].partial_cmp(&case.scores[a]).expect("finite"));
    queue.truncate(o.top_k.unwrap_or(u32::MAX) as usize);
    let is_single = o.numbers == OverlapNumbers::Single;
    let measure = |a: usize, b: usize| {
        let (a, b, one) = (case.boxes[a], case.boxes[b], o.extent.one());
        let iou = overlap(a, b, one);
        let areas = area(ordered(a), one) + area(ordered(b), one);
        match is_single {
            true if areas <= f64::EPSILON => 1.0,
            true => f64::from(1.0_f32 - (1.0 - iou) as f32),
            false => iou,
        }
    };
    let (mut single, mut double) = (o.threshold as f32, o.threshold);
    let mut indices: Vec<usize> = Vec::new();
    for index in queue {
        let threshold = if is_single { f64::from(single) } else { double };
        let keep = indices.iter().all(|&kept| {
            let overlap = measure(kept, index);
            let apart = o.per_class && case.classes[kept] != case.classes[index];
            apart
                || overlap < threshold
                || (o.boundary == Boundary::Greater && overlap == threshold)
        });
        if keep {
            indices.push(index);
            if o.eta < 1.0 && threshold > 0.5 {
                single *= o.eta as f32;
                double *= o.eta;
            }
        }
    }
    indices.truncate(o.max_output.unwrap_or(u32::MAX) as usize);
    indices.into_iter().map(|index| index as u32).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn it_does_what_the_source_says((case, options) in adaptive_run()) {
        let answer = adaptive_nms(&case.flat(), &case.scores, Some(&case.classes), &options);
        prop_assert_eq!(answer.expect("valid").keep, by_hand(&case, &options));
    }

    #[test]
    fn with_a_threshold_that_stays_it_is_greedy_nms((case, given) in adaptive_run()) {
        for mut options in case.all_options() {
            options.measure = boxstep::iou::Kind::Iou;
            let stays = AdaptiveOptions {
                threshold: options.threshold,
                eta: 1.0,
                numbers: OverlapNumbers::Double,
                boundary: options.boundary,
                extent: options.extent,
                ties: options.ties,
                per_class: options.per_class,
                score_threshold: options.score_threshold,
                top_k: given.top_k,
                max_output: options.max_output,
            };
            let expected = nms(&case.flat(), &case.scores, Some(&case.classes), &greedy(&stays));
            let answer = adaptive_nms(&case.flat(), &case.scores, Some(&case.classes), &stays);
            let (answer, expected) = (answer.expect("valid"), expected.expect("valid"));
            prop_assert_eq!(answer.keep, expected.keep);
            prop_assert_eq!(answer.threshold.to_bits(), stays.threshold.to_bits());
        }
    }
}

/// Three boxes shifted by 1 and 2 of 10: IoU 9/11 and 8/12.
const STAIRS: [f64; 12] = [0.0, 0.0, 10.0, 10.0, 1.0, 0.0, 11.0, 10.0, 2.0, 0.0, 12.0, 10.0];
const SCORES: [f64; 3] = [0.9, 0.8, 0.7];

#[test]
fn the_threshold_falls_until_it_is_no_larger_than_a_half() {
    let at = |threshold, eta| {
        let options = AdaptiveOptions { threshold, eta, ..AdaptiveOptions::default() };
        adaptive_nms(&STAIRS, &SCORES, None, &options).expect("valid")
    };
    assert_eq!(at(0.9, 1.0), AdaptiveAnswer { keep: vec![0, 1, 2], threshold: 0.9 });
    // 0.9 · 0.9 = 0.81 is less than 9/11, and the second is dropped; 8/12 is not above 0.81.
    let answer = at(0.9, 0.9);
    assert_eq!(answer.keep, [0, 2]);
    assert_eq!(answer.threshold, 0.9 * 0.9 * 0.9);
    // Exactly a half does not fall, just above it does, and once.
    assert_eq!(at(0.5, 0.5), AdaptiveAnswer { keep: vec![0], threshold: 0.5 });
    assert_eq!(at(0.75, 0.5), AdaptiveAnswer { keep: vec![0], threshold: 0.375 });
}

/// A box that is dropped is not compared with those kept after the one that drops it.
#[test]
fn the_first_overlap_that_is_too_much_ends_the_comparing() {
    let options = AdaptiveOptions { threshold: 0.81, ..AdaptiveOptions::default() };
    let flat = [STAIRS.as_slice(), &STAIRS[..4]].concat();
    let variant = Adaptive(options);
    let lab = Suppression::new(&flat, &[0.9, 0.8, 0.7, 0.6], None, variant).expect("valid");
    let (rounds, _) = watch_all(&lab, |_, event| event.clone());
    let met = |round: &[VariantEvent]| {
        let pairs = round.iter().filter_map(|event| match *event {
            VariantEvent::Compare { better, other, .. } => Some((better, other)),
            _ => None,
        });
        pairs.collect::<Vec<_>>()
    };
    assert_eq!(met(&rounds[2]), [(0, 1)]);
    // The second was dropped, so nobody asks it.
    assert_eq!(met(&rounds[3]), [(0, 2)]);
    // The third was kept, but the first already drops the fourth.
    assert_eq!(met(&rounds[4]), [(0, 3)]);
}

/// An IoU of exactly 0.35 is not above 0.35 in double precision. OpenCV computes 1 - 0.65 in single,
/// which is.
#[test]
fn single_precision_decides_otherwise_at_the_threshold() {
    let flat = [0.0, 0.0, 13.5, 1.0, 6.5, 0.0, 20.0, 1.0];
    let keep = |numbers| {
        let options = AdaptiveOptions { threshold: 0.35, numbers, ..AdaptiveOptions::default() };
        adaptive_nms(&flat, &[0.9, 0.8], None, &options).expect("valid").keep
    };
    assert_eq!(keep(OverlapNumbers::Double), [0, 1]);
    assert_eq!(keep(OverlapNumbers::Single), [0]);
}

#[test]
fn two_boxes_without_area_are_the_same_to_opencv() {
    let flat = [5.0, 5.0, 5.0, 5.0, 90.0, 0.0, 90.0, 7.0];
    let keep = |numbers| {
        let options = AdaptiveOptions { numbers, ..AdaptiveOptions::default() };
        adaptive_nms(&flat, &[0.9, 0.8], None, &options).expect("valid").keep
    };
    assert_eq!(keep(OverlapNumbers::Double), [0, 1]);
    assert_eq!(keep(OverlapNumbers::Single), [0]);
}

#[test]
fn what_cannot_be_used_is_named() {
    let refused = |options| match adaptive_nms(&STAIRS, &SCORES, None, &options) {
        Err(Problem::OutOfRange { option, .. }) => option,
        other => unreachable!("{other:?}"),
    };
    for eta in [0.0, -1.0, 1.5, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(AdaptiveOptions { eta, ..AdaptiveOptions::default() }), "eta");
    }
    for threshold in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let options = AdaptiveOptions { threshold, ..AdaptiveOptions::default() };
        assert_eq!(refused(options), "threshold");
    }
    let (threshold, numbers) = (1e39, OverlapNumbers::Single);
    let options = AdaptiveOptions { threshold, numbers, ..AdaptiveOptions::default() };
    assert_eq!(refused(options), "threshold");
    let options = AdaptiveOptions { per_class: true, ..AdaptiveOptions::default() };
    assert_eq!(adaptive_nms(&STAIRS, &SCORES, None, &options), Err(Problem::NoClasses));
    let none = AdaptiveAnswer { keep: vec![], threshold: 0.5 };
    assert_eq!(adaptive_nms(&[], &[], None, &AdaptiveOptions::default()), Ok(none));
    let options = AdaptiveOptions { top_k: Some(0), ..AdaptiveOptions::default() };
    assert_eq!(adaptive_nms(&STAIRS, &SCORES, None, &options).map(|a| a.keep), Ok(vec![]));
}
