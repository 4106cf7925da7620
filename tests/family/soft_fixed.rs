//! Soft-NMS on the numbers of the project's reference, and on what it cannot use.

use boxstep::Problem;
use boxstep::geometry::MAX_COORDINATE;
use boxstep::soft::{Decay, SigmaMeaning, SoftAnswer, SoftNmsOptions, soft_nms};

use super::golden::assert_near;

/// TensorFlow issue 40253: one sigma, two meanings.
#[test]
fn fixture_5_what_sigma_means() {
    let paper = SoftNmsOptions::default();
    let tensorflow =
        SoftNmsOptions { sigma_meaning: SigmaMeaning::Tensorflow, ..SoftNmsOptions::default() };
    assert_near(paper.weight(0.7), 0.375_311, 5e-7);
    assert_near(tensorflow.weight(0.7), 0.612_626, 5e-7);
    assert_near(SoftNmsOptions { sigma: 0.25, ..tensorflow }.weight(0.7), 0.375_311, 5e-7);
    assert_near(SoftNmsOptions { method: Decay::Linear, ..paper }.weight(0.7), 0.3, 1e-15);
}

#[test]
fn a_hard_cut_drops_what_the_decay_alone_would_keep() {
    let flat = [0.0, 0.0, 10.0, 10.0, 0.0, 0.0, 10.0, 8.0];
    let keep = |hard_cut| {
        let options = SoftNmsOptions { hard_cut, ..SoftNmsOptions::default() };
        soft_nms(&flat, &[0.9, 0.8], None, &options).map(|answer| answer.keep)
    };
    assert_eq!(keep(false), Ok(vec![0, 1]));
    assert_eq!(keep(true), Ok(vec![0]));
}

#[test]
fn what_cannot_be_used_is_named() {
    let of = |flat: &[f64], scores: &[f64], options: &SoftNmsOptions| {
        soft_nms(flat, scores, None, options).expect_err("it is refused")
    };
    let usual = SoftNmsOptions::default();
    let one = [0.0, 0.0, 1.0, 1.0];
    let bad = Problem::BadCoordinate { index: 0, value: "NaN".to_owned() };
    assert_eq!(of(&[0.0, f64::NAN, 1.0, 1.0], &[0.5], &usual), bad);
    let bad = Problem::BadScore { index: 0, value: "NaN".to_owned() };
    assert_eq!(of(&one, &[f64::NAN], &usual), bad);
    let bad = Problem::WrongLength { what: "scores".to_owned(), expected: 1, found: 0 };
    assert_eq!(of(&one, &[], &usual), bad);
    assert_eq!(
        of(&one, &[0.5], &SoftNmsOptions { per_class: true, ..usual.clone() }),
        Problem::NoClasses
    );
    for sigma in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let problem = of(&one, &[0.5], &SoftNmsOptions { sigma, ..usual.clone() });
        assert!(problem.to_string().starts_with("sigma must be 0.000001 to 1000000"), "{problem}");
    }
    for score_threshold in [-0.1, f64::NAN] {
        let problem = of(&one, &[0.5], &SoftNmsOptions { score_threshold, ..usual.clone() });
        assert!(matches!(problem, Problem::OutOfRange { .. }));
    }
    let problem = of(&one, &[0.5], &SoftNmsOptions { threshold: f64::NAN, ..usual });
    assert!(matches!(problem, Problem::BadOption { .. }));
}

/// Corners are put in order, as greedy NMS does, and two boxes without area do not overlap.
#[test]
fn extremes_are_decided() {
    let usual = SoftNmsOptions::default();
    let none = SoftAnswer { keep: vec![], scores: vec![] };
    assert_eq!(soft_nms(&[], &[], None, &usual), Ok(none));
    let m = MAX_COORDINATE;
    let whole = [-m, -m, m, m, m, m, -m, -m];
    let answer = soft_nms(&whole, &[1e300, 1e300], None, &usual).expect("just small enough");
    assert_eq!(answer.keep, [0, 1]);
    assert_eq!(answer.scores[1], 1e300 * usual.weight(1.0));
    let answer = soft_nms(&[5.0; 8], &[0.9, 0.8], None, &usual).expect("allowed");
    assert_eq!(answer.scores, [0.9, 0.8]);
    let answer = soft_nms(&[5.0; 8], &[-0.9, -0.0], None, &usual).expect("allowed");
    assert_eq!(answer.keep, [0; 0]);
}
