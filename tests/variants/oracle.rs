//! The variants against independent ones, written from their definitions: whole matrices, no rounds.

use boxstep::nms::{Boundary, Ties, nms};
use boxstep::variants::{
    MatrixDecay, MatrixNmsOptions, VariantOptions, cluster_nms, fast_nms, matrix_nms,
};
use proptest::prelude::*;

use super::runs::{greedy, matrix_run, plain_run, shared};
use crate::common::cases::{NmsCase, config};
use crate::common::formulas::overlap;

/// Those that take part, best first.
fn order(case: &NmsCase, ties: Ties, score_threshold: Option<f64>) -> Vec<usize> {
    let takes_part = |&i: &usize| score_threshold.is_none_or(|least| case.scores[i] > least);
    let mut order: Vec<usize> = (0..case.boxes.len()).filter(takes_part).collect();
    if ties == Ties::HighestIndex {
        order.reverse();
    }
    // Stable; -0 and 0 are equal.
    order.sort_by(|&a, &b| case.scores[b].partial_cmp(&case.scores[a]).expect("finite"));
    order
}

/// The IoU of each with each, 0 between classes that are kept apart.
fn matrix(case: &NmsCase, order: &[usize], per_class: bool, one: f64) -> Vec<Vec<f64>> {
    let entry = |i: usize, j: usize| {
        let apart = per_class && case.classes[i] != case.classes[j];
        if apart { 0.0 } else { overlap(case.boxes[i], case.boxes[j], one) }
    };
    order.iter().map(|&i| order.iter().map(|&j| entry(i, j)).collect()).collect()
}

/// The double loop: out is whoever any better one overlaps too much.
fn fast_by_force(case: &NmsCase, o: &VariantOptions) -> Vec<u32> {
    let order = order(case, o.ties, o.score_threshold);
    let mut keep = Vec::new();
    for (rank, &item) in order.iter().enumerate() {
        let mut stands = true;
        for &better in &order[..rank] {
            let apart = o.per_class && case.classes[item] != case.classes[better];
            let iou = overlap(case.boxes[better], case.boxes[item], o.extent.one());
            let too_much = match o.boundary {
                Boundary::Greater => iou > o.threshold,
                Boundary::GreaterOrEqual => iou >= o.threshold,
            };
            stands &= apart || !too_much;
        }
        if stands {
            keep.push(item as u32);
        }
    }
    keep.truncate(o.max_output.unwrap_or(u32::MAX) as usize);
    keep
}

/// The formula, on whole matrices: who is kept with which score.
fn matrix_by_force(case: &NmsCase, o: &MatrixNmsOptions) -> Vec<(u32, f64)> {
    let order = order(case, o.ties, o.score_threshold);
    let iou = matrix(case, &order, o.per_class, o.extent.one());
    let worst = |i: usize| (0..i).map(|k| iou[k][i]).fold(0.0, f64::max);
    let f = |iou: f64| match o.method {
        MatrixDecay::Linear => 1.0 - iou,
        MatrixDecay::Gaussian => (-o.sigma * iou * iou).exp(),
    };
    let factor = |j: usize| {
        let ratios = (0..j).filter(|&i| f(worst(i)) > 0.0).map(|i| f(iou[i][j]) / f(worst(i)));
        ratios.fold(1.0, f64::min)
    };
    let lowered = order.iter().enumerate().map(|(j, &i)| (i as u32, case.scores[i] * factor(j)));
    let stands = |score: f64| match o.post_boundary {
        Boundary::Greater => score > o.post_threshold,
        Boundary::GreaterOrEqual => score >= o.post_threshold,
    };
    let mut kept: Vec<(u32, f64)> = lowered.filter(|(_, score)| stands(*score)).collect();
    kept.sort_by(|a, b| b.1.partial_cmp(&a.1).expect("finite"));
    kept.truncate(o.max_output.unwrap_or(u32::MAX) as usize);
    kept
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn fast_nms_is_a_double_loop((case, options) in plain_run()) {
        let keep = fast_nms(&case.flat(), &case.scores, Some(&case.classes), &options);
        prop_assert_eq!(keep.expect("valid"), fast_by_force(&case, &options));
    }

    #[test]
    fn cluster_nms_is_greedy_nms((case, given) in plain_run()) {
        let mut all: Vec<VariantOptions> = case.all_options().iter().map(shared).collect();
        all.push(given);
        for options in all {
            let greedy = nms(&case.flat(), &case.scores, Some(&case.classes), &greedy(&options));
            let cluster = cluster_nms(&case.flat(), &case.scores, Some(&case.classes), &options);
            let (greedy, cluster) = (greedy.expect("valid"), cluster.expect("valid"));
            prop_assert_eq!(&cluster.keep, &greedy.keep, "{:?}", options);
            let takes_part = order(&case, options.ties, options.score_threshold).len();
            prop_assert!(cluster.passes as usize <= takes_part.max(1));
        }
    }

    /// Fast NMS suppresses all that greedy NMS does.
    #[test]
    fn fast_nms_keeps_no_more_than_greedy_nms((case, options) in plain_run()) {
        let options = VariantOptions { max_output: None, ..options };
        let fast = fast_nms(&case.flat(), &case.scores, Some(&case.classes), &options);
        let greedy = nms(&case.flat(), &case.scores, Some(&case.classes), &greedy(&options));
        let (fast, greedy) = (fast.expect("valid"), greedy.expect("valid").keep);
        prop_assert!(fast.iter().all(|item| greedy.contains(item)));
    }

    #[test]
    fn matrix_nms_is_its_formula((case, options) in matrix_run()) {
        let answer = matrix_nms(&case.flat(), &case.scores, Some(&case.classes), &options)
            .expect("valid");
        let expected = matrix_by_force(&case, &options);
        // The last bit of exp may differ, and with it which of two nearly equal scores is first.
        let (keep, scores): (Vec<u32>, Vec<f64>) = expected.into_iter().unzip();
        if options.method == MatrixDecay::Linear {
            prop_assert_eq!((answer.keep, answer.scores), (keep, scores));
        } else if answer.keep == keep {
            for (ours, theirs) in answer.scores.iter().zip(&scores) {
                prop_assert!((ours - theirs).abs() <= 1e-14, "{ours} is not {theirs}");
            }
        } else {
            let mut near = scores.iter().chain(&answer.scores).copied().collect::<Vec<_>>();
            near.push(options.post_threshold);
            near.sort_by(f64::total_cmp);
            let is_near = near.windows(2).any(|w| w[0] != w[1] && w[1] - w[0] <= 1e-14);
            prop_assert!(is_near, "{:?} is not {:?}", answer.keep, keep);
        }
    }
}
