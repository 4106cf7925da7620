//! Fusion on cases worked out by hand, and on what it cannot use.

use boxstep::Problem;
use boxstep::fusion::{Confidence, FusionMethod, FusionOptions, fuse_boxes};
use boxstep::geometry::MAX_COORDINATE;

use super::golden::assert_near;

/// Two boxes of two models, one unit apart.
const PAIR: [f64; 8] = [0.0, 0.0, 10.0, 10.0, 1.0, 0.0, 11.0, 10.0];

fn two_models() -> FusionOptions {
    FusionOptions { models: vec![0, 1], ..FusionOptions::default() }
}

#[test]
fn a_fused_box_lies_where_the_weights_say() {
    let answer = fuse_boxes(&PAIR, &[0.75, 0.25], None, &two_models()).expect("valid");
    assert_eq!(answer.boxes, [[0.25, 0.0, 10.25, 10.0]]);
    assert_eq!((answer.scores, answer.classes), (vec![0.5], vec![0]));
    assert_eq!(answer.members, [[0, 1]]);

    // The second box weighs its score times its IoU with the first, 90 / 110.
    let options = FusionOptions { method: FusionMethod::Nmw, ..two_models() };
    let answer = fuse_boxes(&PAIR, &[0.75, 0.25], None, &options).expect("valid");
    let weight = 0.25 * 90.0 / 110.0;
    assert_near(answer.boxes[0][0], weight / (0.75 + weight), 1e-15);
    // Two models of weight 1: every score is halved.
    assert_eq!(answer.scores, [0.375]);
}

#[test]
fn what_the_score_of_a_fused_box_is() {
    let weights = vec![2.0, 1.0, 1.0];
    let score = |confidence, allows_overflow| {
        let options = FusionOptions {
            confidence,
            allows_overflow,
            models: vec![0, 0, 1],
            weights: weights.clone(),
            ..FusionOptions::default()
        };
        let flat = [&PAIR[..4], &PAIR].concat();
        fuse_boxes(&flat, &[0.6, 0.5, 0.4], None, &options).expect("valid").scores[0]
    };
    // Weighted scores 1.2, 1 and 0.4, of weights 2, 2 and 1; all weights together are 4.
    assert_near(score(Confidence::Average, false), 2.6 / 4.0, 1e-15);
    assert_near(score(Confidence::Average, true), 2.6 / 4.0, 1e-15);
    assert_near(score(Confidence::Max, false), 0.6, 1e-15);
    assert_near(score(Confidence::BoxAndModel, false), 2.6 / 5.0 * 3.0 / 4.0, 1e-15);
    assert_near(score(Confidence::AbsentModelAware, false), 2.6 / 6.0, 1e-15);
}

/// ZFTurbo's issues 10, 40 and 43: more boxes than models raise the score beyond 1.
#[test]
fn a_fused_score_overflows_only_if_allowed() {
    let score = |allows_overflow| {
        let options = FusionOptions { allows_overflow, ..FusionOptions::default() };
        fuse_boxes(&PAIR, &[0.9, 0.8], None, &options).expect("valid").scores[0]
    };
    assert_near(score(true), 1.7, 1e-15);
    assert_near(score(false), 0.85, 1e-15);
}

#[test]
fn what_cannot_be_used_is_named() {
    let usual = FusionOptions::default();
    let of = |scores: &[f64], options: &FusionOptions| {
        fuse_boxes(&PAIR, scores, None, options).expect_err("it is refused")
    };
    let bad = Problem::BadScore { index: 1, value: "NaN".to_owned() };
    assert_eq!(of(&[0.5, f64::NAN], &usual), bad);
    let short = FusionOptions { models: vec![0], ..usual.clone() };
    let bad = Problem::WrongLength { what: "models".to_owned(), expected: 2, found: 1 };
    assert_eq!(of(&[0.5, 0.5], &short), bad);
    for (name, options) in [
        ("threshold", FusionOptions { threshold: f64::NAN, ..usual.clone() }),
        ("threshold", FusionOptions { threshold: -0.1, ..usual.clone() }),
        ("scoreThreshold", FusionOptions { score_threshold: -1.0, ..usual.clone() }),
        ("weights", FusionOptions { weights: vec![0.0], ..usual.clone() }),
        ("weights", FusionOptions { weights: vec![1.0; 1001], ..usual.clone() }),
        ("models", FusionOptions { models: vec![0, u32::MAX], ..usual.clone() }),
        ("models", FusionOptions { models: vec![0, 1], weights: vec![1.0], ..usual.clone() }),
    ] {
        let problem = of(&[0.5, 0.5], &options);
        assert!(
            matches!(&problem, Problem::OutOfRange { option, .. } if option == name),
            "{problem:?}"
        );
    }
    let problem = of(&[0.5, 1e10], &usual);
    assert!(matches!(problem, Problem::OutOfRange { .. }));
    let classes = fuse_boxes(&PAIR, &[0.5, 0.5], Some(&[1]), &usual);
    let bad = Problem::WrongLength { what: "classes".to_owned(), expected: 2, found: 1 };
    assert_eq!(classes, Err(bad));
}

/// What has no area or no weight is left out; the largest boxes stay boxes.
#[test]
fn extremes_are_decided() {
    let usual = FusionOptions::default();
    let fused =
        |flat: &[f64], scores: &[f64]| fuse_boxes(flat, scores, None, &usual).expect("valid").boxes;
    assert_eq!(fused(&[], &[]), [[0.0; 4]; 0]);
    assert_eq!(fused(&[5.0; 4], &[0.9]), [[0.0; 4]; 0]);
    assert_eq!(fused(&PAIR[..4], &[0.0]), [[0.0; 4]; 0]);
    assert_eq!(fused(&PAIR[..4], &[1e-200]), [[0.0; 4]; 0]);
    assert_eq!(fused(&PAIR[..4], &[1e-100]), [[0.0, 0.0, 10.0, 10.0]]);
    let m = MAX_COORDINATE;
    let whole = [-m, -m, m, m].repeat(3);
    for scores in [[0.1, 0.3, 0.7], [1e9, 1e-100, 1e-9]] {
        for corner in fused(&whole, &scores).concat() {
            assert!(corner.abs() <= m && corner.abs() >= m * (1.0 - 1e-15));
        }
    }
}
