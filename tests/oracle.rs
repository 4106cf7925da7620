//! NMS against an independent one, written from its definition and built differently: it has no
//! rounds and no order, and looks through all boxes for the best that is left.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use boxstep::geometry::Extent;
use boxstep::iou::Kind;
use boxstep::nms::{Answer, Boundary, Fate, NmsOptions, Ties, keep_as_py_nms, nms};
use common::cases::{NmsCase, config, nms_case, nms_run};
use common::formulas::measured;
use proptest::prelude::*;
use proptest::sample::Index;

/// Whether box `a` goes before box `b`.
fn beats(a: usize, b: usize, scores: &[f64], ties: Ties) -> bool {
    let wins_tie = if ties == Ties::LowestIndex { a < b } else { a > b };
    scores[a] > scores[b] || (scores[a] == scores[b] && wins_tie)
}

fn brute_force(case: &NmsCase, options: &NmsOptions) -> Answer {
    let too_low = |score| options.score_threshold.is_some_and(|least| score <= least);
    let mut fates: Vec<Fate> = case
        .scores
        .iter()
        .map(|&score| if too_low(score) { Fate::Filtered } else { Fate::Waiting })
        .collect();
    // Those that enough others beat are beyond the best.
    let takes_part: Vec<usize> =
        (0..case.boxes.len()).filter(|&index| fates[index] == Fate::Waiting).collect();
    for &index in &takes_part {
        let beaten_by =
            takes_part.iter().filter(|&&other| beats(other, index, &case.scores, options.ties));
        if options.top_k.is_some_and(|most| beaten_by.count() >= most as usize) {
            fates[index] = Fate::Leftover;
        }
    }
    let mut keep = Vec::new();
    loop {
        let better = |a, b| if beats(b, a, &case.scores, options.ties) { b } else { a };
        let live = (0..case.boxes.len()).filter(|&index| fates[index] == Fate::Waiting);
        let Some(best) = live.reduce(better) else { break };
        if options.max_output.is_some_and(|most| keep.len() as u64 >= u64::from(most)) {
            for fate in fates.iter_mut().filter(|fate| **fate == Fate::Waiting) {
                *fate = Fate::Leftover;
            }
            break;
        }
        fates[best] = Fate::Kept;
        keep.push(best as u32);
        for (index, fate) in fates.iter_mut().enumerate() {
            let apart = options.per_class && case.classes[index] != case.classes[best];
            if *fate != Fate::Waiting || apart {
                continue;
            }
            let (a, b) = (case.boxes[best], case.boxes[index]);
            let one = options.extent.one();
            let overlap = measured(a, b, one, options.measure, options.exponent);
            let too_much = match options.boundary {
                Boundary::Greater => overlap > options.threshold,
                Boundary::GreaterOrEqual => overlap >= options.threshold,
            };
            if too_much {
                *fate = Fate::Suppressed { by: best as u32, overlap };
            }
        }
    }
    Answer { keep, fates }
}

fn answer(case: &NmsCase, options: &NmsOptions) -> Answer {
    nms(&case.flat(), &case.scores, Some(&case.classes), options).expect("the case is valid")
}

/// The case with only these boxes, in this order.
fn only(case: &NmsCase, indices: &[u32]) -> NmsCase {
    let at = |index: &u32| *index as usize;
    NmsCase {
        boxes: indices.iter().map(|i| case.boxes[at(i)]).collect(),
        scores: indices.iter().map(|i| case.scores[at(i)]).collect(),
        classes: indices.iter().map(|i| case.classes[at(i)]).collect(),
        ..case.clone()
    }
}

/// The case with scores of which no two are equal, shuffled by `order`.
fn distinct(case: &NmsCase, order: &[Index]) -> NmsCase {
    let mut ranks: Vec<u32> = (0..case.boxes.len() as u32).collect();
    shuffle(&mut ranks, order);
    NmsCase {
        scores: ranks.into_iter().map(|rank| f64::from(rank) / 64.0).collect(),
        ..case.clone()
    }
}

fn shuffle<T>(items: &mut [T], order: &[Index]) {
    for (last, index) in (1..items.len()).zip(order) {
        items.swap(last, index.index(last + 1));
    }
}

fn orders() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), 40)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nms_is_what_its_definition_says(case in nms_case()) {
        for options in case.all_options() {
            for score_threshold in [None, case.score_threshold] {
                for max_output in [None, case.max_output] {
                    let options = NmsOptions { score_threshold, max_output, ..options.clone() };
                    prop_assert_eq!(
                        answer(&case, &options), brute_force(&case, &options), "{:?}", options
                    );
                }
            }
        }
    }

    #[test]
    fn without_classes_there_is_one_class(case in nms_case()) {
        let case = NmsCase { classes: vec![0; case.boxes.len()], ..case };
        for options in case.all_options() {
            let classless = NmsOptions { per_class: false, ..options.clone() };
            let without = nms(&case.flat(), &case.scores, None, &classless);
            prop_assert_eq!(without.expect("valid"), answer(&case, &options));
        }
    }

    #[test]
    fn permuting_boxes_permutes_the_answer(
        (case, options) in nms_run(), scores in orders(), order in orders(),
    ) {
        let case = distinct(&case, &scores);
        let mut permutation: Vec<u32> = (0..case.boxes.len() as u32).collect();
        shuffle(&mut permutation, &order);

        let permuted = answer(&only(&case, &permutation), &options);
        let keep: Vec<u32> = permuted.keep.iter().map(|&at| permutation[at as usize]).collect();
        let original = answer(&case, &options);
        prop_assert_eq!(keep, original.keep);
        for (fate, &from) in permuted.fates.iter().zip(&permutation) {
            let expected = match *fate {
                Fate::Suppressed { by, overlap } => {
                    Fate::Suppressed { by: permutation[by as usize], overlap }
                }
                fate => fate,
            };
            prop_assert_eq!(original.fates[from as usize], expected);
        }
    }

    #[test]
    fn nms_of_what_it_keeps_keeps_all((case, options) in nms_run()) {
        let kept = answer(&case, &options).keep;
        // Kept boxes come best first, so an equal score must go on being decided in that order.
        let options = NmsOptions { ties: Ties::LowestIndex, ..options };
        let again = answer(&only(&case, &kept), &options).keep;
        prop_assert_eq!(again, (0..kept.len() as u32).collect::<Vec<_>>());
    }

    /// A box never matters to one that goes before it.
    #[test]
    fn a_limit_or_a_score_threshold_cuts_the_answer_short(
        (case, options) in nms_run(), most in 0..12u32, least in -1.0..1.0,
    ) {
        let free = NmsOptions { max_output: None, score_threshold: None, ..options };
        let all = answer(&case, &free).keep;

        let limited = NmsOptions { max_output: Some(most), ..free.clone() };
        prop_assert_eq!(answer(&case, &limited).keep, &all[..all.len().min(most as usize)]);

        let above: Vec<u32> =
            all.iter().copied().filter(|&item| case.scores[item as usize] > least).collect();
        let filtered = NmsOptions { score_threshold: Some(least), ..free };
        prop_assert_eq!(answer(&case, &filtered).keep, above);
    }

    #[test]
    fn per_class_is_each_class_alone((case, options) in nms_run()) {
        let options = NmsOptions { per_class: true, top_k: None, max_output: None, ..options };
        let together = answer(&case, &options).keep;
        for class in 0..3 {
            let members: Vec<u32> =
                (0..).zip(&case.classes).filter(|(_, c)| **c == class).map(|(i, _)| i).collect();
            let alone = answer(&only(&case, &members), &options).keep;
            let alone: Vec<u32> = alone.into_iter().map(|at| members[at as usize]).collect();
            let of_class: Vec<u32> = together
                .iter()
                .copied()
                .filter(|&item| case.classes[item as usize] == class)
                .collect();
            prop_assert_eq!(alone, of_class);
        }
    }

    #[test]
    fn thresholds_that_no_overlap_reaches((case, options) in nms_run()) {
        let options = NmsOptions {
            measure: Kind::Iou,
            top_k: None,
            max_output: None,
            score_threshold: None,
            ..options
        };
        let highest = NmsOptions { threshold: 1.0, boundary: Boundary::Greater, ..options.clone() };
        prop_assert_eq!(answer(&case, &highest).keep.len(), case.boxes.len());

        // Every overlap is at least 0, so only the best box of each class remains.
        let lowest =
            NmsOptions { threshold: 0.0, boundary: Boundary::GreaterOrEqual, ..options.clone() };
        let mut classes = case.classes.clone();
        classes.sort_unstable();
        classes.dedup();
        let most = if options.per_class { classes.len() } else { classes.len().min(1) };
        prop_assert_eq!(answer(&case, &lowest).keep.len(), most);
    }

    /// Corners written in another order name the same box.
    #[test]
    fn inverting_boxes_changes_nothing((case, options) in nms_run()) {
        let inverted = NmsCase {
            boxes: case.boxes.iter().map(|&[x1, y1, x2, y2]| [x2, y1, x1, y2]).collect(),
            ..case.clone()
        };
        prop_assert_eq!(answer(&inverted, &options), answer(&case, &options));
    }

    /// For upright boxes the reference py_nms is NMS with its options.
    #[test]
    fn py_nms_differs_only_for_inverted_boxes(case in nms_case()) {
        let boxes = case.boxes.iter().map(|&[x1, y1, x2, y2]| {
            [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)]
        });
        let case = NmsCase {
            boxes: boxes.collect(),
            score_threshold: None,
            top_k: None,
            max_output: None,
            measure: Kind::Iou,
            ..case
        };
        let options =
            case.options(Extent::Inclusive, Boundary::Greater, Ties::HighestIndex, false);
        prop_assert_eq!(
            keep_as_py_nms(&case.boxes, &case.scores, options.threshold),
            answer(&case, &options).keep
        );
    }
}
