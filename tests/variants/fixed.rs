//! The variants on the numbers of the project's reference, and on what they cannot use.

use boxstep::Problem;
use boxstep::geometry::MAX_COORDINATE;
use boxstep::nms::{Boundary, Fate, nms};
use boxstep::variants::{
    Cluster, ClusterAnswer, Fast, Matrix, MatrixAnswer, MatrixDecay, MatrixNmsOptions, Suppression,
    VariantEvent, VariantOptions, cluster_nms, fast_nms, matrix_nms,
};
use boxstep::watch::run;

use super::runs::greedy;
use crate::common::shown::watch_all;

/// A, B and C of the reference, fixture 4: IoU of A and B, and of B and C, 3/7; of A and C 1/9.
const CHAIN: [f64; 12] = [0.0, 0.0, 10.0, 10.0, 4.0, 0.0, 14.0, 10.0, 8.0, 0.0, 18.0, 10.0];
const SCORES: [f64; 3] = [0.9, 0.8, 0.7];

fn at(threshold: f64) -> VariantOptions {
    VariantOptions { threshold, ..VariantOptions::default() }
}

#[test]
fn fixture_4_the_suppressed_still_suppress() {
    let options = at(0.4);
    assert_eq!(
        nms(&CHAIN, &SCORES, None, &greedy(&options)).map(|answer| answer.keep),
        Ok(vec![0, 2])
    );
    assert_eq!(fast_nms(&CHAIN, &SCORES, None, &options), Ok(vec![0]));
    // Pass 1 is Fast NMS; pass 2 gives C back, since B has no say; pass 3 sees no change.
    let cluster = cluster_nms(&CHAIN, &SCORES, None, &options);
    assert_eq!(cluster, Ok(ClusterAnswer { keep: vec![0, 2], passes: 3 }));
    let fast = run(&Suppression::new(&CHAIN, &SCORES, None, Fast(options)).expect("valid"));
    assert_eq!(fast.fates()[2], Fate::Suppressed { by: 1, overlap: 3.0 / 7.0 });
}

#[test]
fn fixture_4_as_its_passes_are_told() {
    let lab = Suppression::new(&CHAIN, &SCORES, None, Cluster(at(0.4))).expect("valid");
    let (rounds, _) = watch_all(&lab, |_, event| event.clone());
    let changes: Vec<(u32, usize)> = (rounds.iter().flatten())
        .filter_map(|event| match *event {
            VariantEvent::Again { pass, changed } => Some((pass, changed)),
            _ => None,
        })
        .collect();
    assert_eq!(changes, [(1, 2), (2, 1), (3, 0)]);
    let silent = rounds[2].iter().filter(|event| matches!(event, VariantEvent::Silent { .. }));
    // Of B and C, which had fallen, only B has a box after it.
    assert_eq!(silent.collect::<Vec<_>>(), [&VariantEvent::Silent { better: 1, other: 2 }]);
}

/// A chain needs a pass for each of its boxes: each verdict is another only after the one before.
#[test]
fn a_long_chain_takes_as_many_passes() {
    let count = 50;
    let flat: Vec<f64> = (0..count)
        .flat_map(|i| [4.0 * f64::from(i), 0.0, 4.0 * f64::from(i) + 10.0, 10.0])
        .collect();
    let scores: Vec<f64> = (0..count).map(|i| 1.0 - f64::from(i) / 100.0).collect();
    let cluster = cluster_nms(&flat, &scores, None, &at(0.4)).expect("valid");
    assert_eq!(cluster.keep, (0..count as u32).step_by(2).collect::<Vec<_>>());
    assert_eq!(cluster.passes, count as u32);
    assert_eq!(fast_nms(&flat, &scores, None, &at(0.4)), Ok(vec![0]));
}

/// Fixture 2: IoU exactly 0.5. YOLACT keeps at the threshold, Ultralytics' `fast_nms` does not.
#[test]
fn exactly_the_threshold() {
    let flat = [0.0, 0.0, 10.0, 10.0, 0.0, 0.0, 10.0, 20.0];
    let keep = |boundary| {
        fast_nms(
            &flat,
            &[0.9, 0.8],
            None,
            &VariantOptions { boundary, ..VariantOptions::default() },
        )
    };
    assert_eq!(keep(Boundary::Greater), Ok(vec![0, 1]));
    assert_eq!(keep(Boundary::GreaterOrEqual), Ok(vec![0]));
}

/// On the chain, C is lowered by A (1 - 1/9) and not by B, which is as much overlapped itself.
#[test]
fn a_box_that_is_overlapped_itself_lowers_less() {
    let options = MatrixNmsOptions { method: MatrixDecay::Linear, ..MatrixNmsOptions::default() };
    let answer = matrix_nms(&CHAIN, &SCORES, None, &options).expect("valid");
    // B falls behind C.
    assert_eq!(answer.keep, [0, 2, 1]);
    assert_eq!(answer.scores, [0.9, 0.7 * (1.0 - 1.0 / 9.0), 0.8 * (1.0 - 3.0 / 7.0)]);
    let strict = MatrixNmsOptions { post_threshold: 0.5, ..options };
    let answer = matrix_nms(&CHAIN, &SCORES, None, &strict).expect("valid");
    assert_eq!(answer.keep, [0, 2]);
}

/// Of a lone box with the threshold's score, SOLOv2 keeps what Paddle drops.
#[test]
fn exactly_the_threshold_of_matrix_nms() {
    let keep = |post_boundary| {
        let options = MatrixNmsOptions { post_boundary, ..MatrixNmsOptions::default() };
        matrix_nms(&CHAIN[..4], &[0.05], None, &options).map(|answer| answer.keep)
    };
    assert_eq!(keep(Boundary::GreaterOrEqual), Ok(vec![0]));
    assert_eq!(keep(Boundary::Greater), Ok(vec![]));
}

#[test]
fn sigma_multiplies() {
    let options = MatrixNmsOptions::default();
    // SOLOv2's 2 is the paper's 0.5: exp(-0.49 / 0.5).
    assert!((options.left(0.7) - 0.375_311).abs() < 5e-7);
    assert_eq!(MatrixNmsOptions { sigma: 0.0, ..options.clone() }.left(1.0), 1.0);
    assert!(MatrixNmsOptions { sigma: 100.0, ..options }.left(1.0) > 0.0);
}

/// Under the linear decay a copy leaves 0, and what is divided by it would be NaN or infinite. The
/// copied box says the same.
#[test]
fn a_copy_has_no_say() {
    let flat = [0.0, 0.0, 10.0, 10.0, 0.0, 0.0, 10.0, 10.0, 4.0, 0.0, 14.0, 10.0];
    let options = MatrixNmsOptions {
        method: MatrixDecay::Linear,
        post_threshold: 0.0,
        ..MatrixNmsOptions::default()
    };
    let lab = Suppression::new(&flat, &SCORES, None, Matrix(options)).expect("valid");
    let (rounds, state) = watch_all(&lab, |_, event| event.clone());
    assert_eq!(state.scores(), [0.9, 0.0, 0.7 * (1.0 - 3.0 / 7.0)]);
    let silent = (rounds.iter().flatten())
        .filter(|event| matches!(event, VariantEvent::Decay { ratio: None, .. }));
    assert_eq!(silent.count(), 1);
}

#[test]
fn what_cannot_be_used_is_named() {
    let one = [0.0, 0.0, 1.0, 1.0];
    let of = |flat: &[f64], scores: &[f64], options: &VariantOptions| {
        let fast = fast_nms(flat, scores, None, options).expect_err("it is refused");
        assert_eq!(cluster_nms(flat, scores, None, options), Err(fast.clone()));
        fast
    };
    let usual = VariantOptions::default();
    let bad = Problem::BadCoordinate { index: 0, value: "NaN".to_owned() };
    assert_eq!(of(&[0.0, f64::NAN, 1.0, 1.0], &[0.5], &usual), bad);
    let bad = Problem::BadScore { index: 0, value: "NaN".to_owned() };
    assert_eq!(of(&one, &[f64::NAN], &usual), bad);
    let bad = Problem::WrongLength { what: "scores".to_owned(), expected: 1, found: 0 };
    assert_eq!(of(&one, &[], &usual), bad);
    let apart = VariantOptions { per_class: true, ..usual.clone() };
    assert_eq!(of(&one, &[0.5], &apart), Problem::NoClasses);
    let problem = of(&one, &[0.5], &at(f64::NAN));
    assert!(matches!(problem, Problem::BadOption { option, .. } if option == "threshold"));
    let least = VariantOptions { score_threshold: Some(f64::INFINITY), ..usual };
    let problem = of(&one, &[0.5], &least);
    assert!(matches!(problem, Problem::BadOption { option, .. } if option == "scoreThreshold"));

    let of = |options: MatrixNmsOptions| matrix_nms(&one, &[0.5], None, &options);
    for sigma in [-1.0, 101.0, f64::NAN, f64::INFINITY] {
        let problem = of(MatrixNmsOptions { sigma, ..MatrixNmsOptions::default() });
        let sentence = problem.expect_err("it is refused").to_string();
        assert!(sentence.starts_with("sigma must be 0 to 100"), "{sentence}");
    }
    let post = MatrixNmsOptions { post_threshold: f64::NAN, ..MatrixNmsOptions::default() };
    assert!(
        matches!(of(post), Err(Problem::BadOption { option, .. }) if option == "postThreshold")
    );
}

/// Corners are put in order, as greedy NMS does, and two boxes without area do not overlap.
#[test]
fn extremes_are_decided() {
    let (usual, matrix) = (VariantOptions::default(), MatrixNmsOptions::default());
    assert_eq!(fast_nms(&[], &[], None, &usual), Ok(vec![]));
    let none = ClusterAnswer { keep: vec![], passes: 0 };
    assert_eq!(cluster_nms(&[], &[], None, &usual), Ok(none));
    let none = MatrixAnswer { keep: vec![], scores: vec![] };
    assert_eq!(matrix_nms(&[], &[], None, &matrix), Ok(none));

    let m = MAX_COORDINATE;
    let whole = [-m, -m, m, m, m, m, -m, -m];
    assert_eq!(fast_nms(&whole, &[1e300, 1e300], None, &usual), Ok(vec![0]));
    let answer = matrix_nms(&whole, &[1e300, 1e300], None, &matrix).expect("just small enough");
    assert_eq!(answer.scores, [1e300, 1e300 * matrix.left(1.0)]);

    assert_eq!(fast_nms(&[5.0; 8], &[0.9, 0.8], None, &usual), Ok(vec![0, 1]));
    // Below the threshold 0 every overlap is too much, but the best has none that is better.
    assert_eq!(fast_nms(&[5.0; 8], &[0.9, 0.8], None, &at(-1.0)), Ok(vec![0]));
    // A negative score rises where it is multiplied, to -0 at most, which is not below 0.
    let linear = MatrixNmsOptions {
        method: MatrixDecay::Linear,
        post_threshold: 0.0,
        ..MatrixNmsOptions::default()
    };
    let copies = [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0];
    let answer = matrix_nms(&copies, &[-0.5, -0.5], None, &linear).expect("allowed");
    assert_eq!(answer, MatrixAnswer { keep: vec![1], scores: vec![-0.0] });
    let full = VariantOptions { max_output: Some(0), ..usual };
    assert_eq!(fast_nms(&copies, &[0.5, 0.5], None, &full), Ok(vec![]));
}
