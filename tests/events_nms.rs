//! Every event of NMS can be checked from what it carries, and the events tell the whole story:
//! whoever hears only them knows the answer.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::collections::VecDeque;

use boxstep::geometry::Extent;
use boxstep::iou::Kind;
use boxstep::nms::{Boundary, Fate, Nms, NmsEvent, NmsOptions, Ties, keep_as_py_nms, nms};
use boxstep::watch::{Column, Lab, Role, run};
use common::cases::{NmsCase, config, nms_run};
use common::formulas::{area, as_written, is_inverted, measured, ordered};
use common::shown::watch_all;
use libm::pow;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

fn suppresses(boundary: Boundary, overlap: f64, threshold: f64) -> bool {
    overlap > threshold || (boundary == Boundary::GreaterOrEqual && overlap == threshold)
}

/// Checks one event of NMS against the boxes and the options alone.
fn check_nms_event(event: &NmsEvent, case: &NmsCase, options: &NmsOptions) -> TestCaseResult {
    match *event {
        NmsEvent::Filter { item, score, threshold, passes } => {
            prop_assert_eq!(score.to_bits(), case.scores[item as usize].to_bits());
            prop_assert_eq!(Some(threshold), options.score_threshold);
            prop_assert_eq!(passes, score > threshold);
        }
        NmsEvent::Pick { item, score, .. } => {
            prop_assert_eq!(score.to_bits(), case.scores[item as usize].to_bits());
        }
        NmsEvent::OtherClass { picked, other, picked_class, other_class } => {
            prop_assert!(options.per_class);
            prop_assert_eq!(picked_class, case.classes[picked as usize]);
            prop_assert_eq!(other_class, case.classes[other as usize]);
            prop_assert_ne!(picked_class, other_class);
        }
        NmsEvent::Compare {
            picked,
            other,
            left,
            top,
            right,
            bottom,
            width,
            height,
            intersection,
            picked_area,
            other_area,
            union,
            penalty,
            overlap,
            threshold,
            suppressed,
        } => {
            let one = options.extent.one();
            let classes = [picked, other].map(|item| case.classes[item as usize]);
            prop_assert!(!options.per_class || classes[0] == classes[1]);
            let [a, b] = [picked, other].map(|item| ordered(case.boxes[item as usize]));
            // The sign of a zero edge is the only bit that nothing depends on.
            let edges = [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])];
            prop_assert_eq!([left, top, right, bottom], edges);
            let carried =
                [width, height, intersection, picked_area, other_area, union, overlap, threshold];
            let expected = [
                (right - left + one).max(0.0),
                (bottom - top + one).max(0.0),
                width * height,
                area(a, one),
                area(b, one),
                picked_area + other_area - intersection,
                match penalty {
                    None => {
                        if union == 0.0 {
                            0.0
                        } else {
                            intersection / union
                        }
                    }
                    Some(p) => p.iou - p.taken - p.alpha * p.aspect_term,
                },
                options.threshold,
            ];
            prop_assert_eq!(carried.map(f64::to_bits), expected.map(f64::to_bits), "{:?}", event);
            prop_assert_eq!(suppressed, suppresses(options.boundary, overlap, threshold));
            prop_assert_eq!(penalty.is_some(), options.measure != Kind::Iou);
            if let Some(p) = penalty {
                let iou = if union == 0.0 { 0.0 } else { intersection / union };
                let quotient = if p.denominator > 0.0 { p.numerator / p.denominator } else { 0.0 };
                let taken = if p.exponent == 1.0 { quotient } else { pow(quotient, p.exponent) };
                let told = [p.iou, p.taken].map(f64::to_bits);
                prop_assert_eq!(told, [iou, taken].map(f64::to_bits));
                let boxes = [picked, other].map(|item| case.boxes[item as usize]);
                let whole = measured(boxes[0], boxes[1], one, options.measure, options.exponent);
                prop_assert_eq!(overlap.to_bits(), whole.to_bits());
            }
        }
        NmsEvent::Limit { max_output, .. } => {
            prop_assert_eq!(Some(max_output), options.max_output);
        }
        NmsEvent::TopK { top_k, .. } => prop_assert_eq!(Some(top_k), options.top_k),
        NmsEvent::Sort { .. } | NmsEvent::Done { .. } => {}
    }
    Ok(())
}

/// What someone knows who hears only the events.
struct Story {
    fates: Vec<Fate>,
    keep: Vec<u32>,
    /// Those in play and not yet compared in this round, then those already compared.
    ahead: VecDeque<u32>,
    behind: Vec<u32>,
    over: bool,
}

impl Story {
    fn waiting(&self) -> usize {
        self.fates.iter().filter(|fate| **fate == Fate::Waiting).count()
    }

    /// The next box in play, which must be `other`, has been compared.
    fn compared(&mut self, picked: u32, other: u32) -> TestCaseResult {
        prop_assert_eq!(self.keep.last(), Some(&picked));
        prop_assert_eq!(self.ahead.pop_front(), Some(other));
        Ok(())
    }

    fn hear(&mut self, event: &NmsEvent, order: &[u32]) -> TestCaseResult {
        prop_assert!(!self.over);
        match *event {
            NmsEvent::Filter { item, passes, .. } => {
                prop_assert!(self.keep.is_empty() && self.fates[item as usize] == Fate::Waiting);
                if !passes {
                    self.fates[item as usize] = Fate::Filtered;
                }
            }
            NmsEvent::Sort { candidates } => {
                prop_assert_eq!(candidates, self.waiting());
                let plays = |item: &&u32| self.fates[**item as usize] == Fate::Waiting;
                self.behind = order.iter().filter(plays).copied().collect();
            }
            NmsEvent::TopK { top_k, last, first, left } => {
                let beyond = self.behind.split_off(top_k as usize);
                prop_assert_eq!((Some(&first), left), (beyond.first(), beyond.len()));
                prop_assert_eq!(last.as_ref(), self.behind.last());
                for item in beyond {
                    self.fates[item as usize] = Fate::Leftover;
                }
            }
            NmsEvent::Pick { item, waiting, .. } => {
                prop_assert!(self.ahead.is_empty(), "not all were compared");
                self.ahead = std::mem::take(&mut self.behind).into();
                prop_assert_eq!(self.ahead.pop_front(), Some(item));
                prop_assert_eq!(waiting, self.ahead.len());
                self.fates[item as usize] = Fate::Kept;
                self.keep.push(item);
            }
            NmsEvent::OtherClass { picked, other, .. } => {
                self.compared(picked, other)?;
                self.behind.push(other);
            }
            NmsEvent::Compare { picked, other, overlap, suppressed, .. } => {
                self.compared(picked, other)?;
                if suppressed {
                    self.fates[other as usize] = Fate::Suppressed { by: picked, overlap };
                } else {
                    self.behind.push(other);
                }
            }
            NmsEvent::Limit { left, max_output } => {
                prop_assert_eq!(left, self.waiting());
                prop_assert_eq!(self.keep.len(), max_output as usize);
                for fate in self.fates.iter_mut().filter(|fate| **fate == Fate::Waiting) {
                    *fate = Fate::Leftover;
                }
            }
            NmsEvent::Done { kept } => {
                prop_assert!(self.ahead.is_empty());
                prop_assert_eq!(kept, self.keep.len());
                prop_assert_eq!(self.waiting(), 0);
                self.over = true;
            }
        }
        Ok(())
    }

    fn roles(&self, event: &NmsEvent) -> Vec<Role> {
        let mut roles: Vec<Role> = self
            .fates
            .iter()
            .map(|fate| match fate {
                Fate::Waiting => Role::Waiting,
                Fate::Filtered => Role::Filtered,
                Fate::Kept => Role::Kept,
                Fate::Suppressed { .. } => Role::Suppressed,
                Fate::Leftover => Role::Leftover,
            })
            .collect();
        match *event {
            NmsEvent::Filter { item, .. } => roles[item as usize] = Role::Compared,
            NmsEvent::Pick { item, .. } => roles[item as usize] = Role::Picked,
            NmsEvent::OtherClass { picked, other, .. }
            | NmsEvent::Compare { picked, other, .. } => {
                roles[picked as usize] = Role::Picked;
                roles[other as usize] = Role::Compared;
            }
            _ => {}
        }
        roles
    }
}

/// All boxes, best first.
fn by_falling_score(scores: &[f64], ties: Ties) -> Vec<u32> {
    let mut order: Vec<u32> = (0..scores.len() as u32).collect();
    if ties == Ties::HighestIndex {
        order.reverse();
    }
    order.sort_by(|&a, &b| {
        scores[b as usize].partial_cmp(&scores[a as usize]).expect("scores are finite")
    });
    order
}

fn check_nms(case: &NmsCase, options: &NmsOptions) -> TestCaseResult {
    let lab = case.lab(options);
    let order = by_falling_score(&case.scores, options.ties);
    let mut story = Story {
        fates: vec![Fate::Waiting; case.boxes.len()],
        keep: Vec::new(),
        ahead: [].into(),
        behind: Vec::new(),
        over: false,
    };
    let (rounds, state) =
        watch_all(&lab, |state, event| (lab.detail(state, event), lab.roles(state, event)));
    for (detail, roles) in rounds.iter().flatten() {
        check_nms_event(&detail.event, case, options)?;
        story.hear(&detail.event, &order)?;
        prop_assert_eq!(detail.kept, story.keep.len());
        prop_assert_eq!(roles, &story.roles(&detail.event));

        let expected = match detail.event {
            NmsEvent::Compare { picked, other, .. } => {
                let [a, b] = [picked, other].map(|item| case.boxes[item as usize]);
                let inverted = is_inverted(a) || is_inverted(b);
                inverted.then(|| as_written(a, b, options.extent.one()))
            }
            _ => None,
        };
        let told = detail.as_written.map(|told| format!("{:?}", Some(told)));
        prop_assert_eq!(told, expected);
    }
    prop_assert!(story.over);
    let answer =
        nms(&case.flat(), &case.scores, Some(&case.classes), options).expect("the case is valid");
    prop_assert_eq!(&story.keep, &answer.keep);
    prop_assert_eq!(&story.fates, &answer.fates);

    let took_part = |item: &u32| story.fates[*item as usize] != Fate::Filtered;
    let expected = order.into_iter().filter(took_part).collect();
    prop_assert!(lab.summary_columns(&state).contains(&("order", Column::Indices(expected))));
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_event_is_checked((case, options) in nms_run()) {
        check_nms(&case, &options)?;
    }

    #[test]
    fn inverted_boxes_are_named((case, options) in nms_run()) {
        let lab = case.lab(&options);
        let summary = lab.summary(&run(&lab));
        let inverted: Vec<usize> =
            (0..case.boxes.len()).filter(|&item| is_inverted(case.boxes[item])).collect();
        let named: Vec<usize> = summary.inverted.iter().map(|each| each.item).collect();
        prop_assert_eq!(&named[..], &inverted[..inverted.len().min(8)]);
        prop_assert_eq!(summary.inverted_count, inverted.len());
        let one = options.extent.one();
        for each in &summary.inverted {
            let written = case.boxes[each.item];
            prop_assert_eq!((each.written, each.ordered), (written, ordered(written)));
            prop_assert_eq!(each.area, area(ordered(written), one));
            prop_assert_eq!(each.area_as_written, area(written, one));
        }
        // The reference is told where it may differ and can be compared.
        let like_py_nms = NmsOptions {
            threshold: options.threshold,
            extent: Extent::Inclusive,
            ties: Ties::HighestIndex,
            // Means nothing to IoU.
            exponent: options.exponent,
            ..NmsOptions::default()
        };
        let expected = (options == like_py_nms && !inverted.is_empty())
            .then(|| keep_as_py_nms(&case.boxes, &case.scores, options.threshold));
        prop_assert_eq!(summary.keep_as_py_nms, expected);
    }
}

/// The reference compares all pairs, so it is left out where that would take long.
#[test]
fn the_reference_is_not_run_on_many_boxes() {
    let options =
        NmsOptions { extent: Extent::Inclusive, ties: Ties::HighestIndex, ..NmsOptions::default() };
    let told = |count: usize| {
        let lab = Nms::new(&[5.0, 5.0, 0.0, 0.0].repeat(count), &vec![0.5; count], None, &options);
        let lab = lab.expect("valid");
        lab.summary(&run(&lab)).keep_as_py_nms.is_some()
    };
    assert!(told(500));
    assert!(!told(501));
}
