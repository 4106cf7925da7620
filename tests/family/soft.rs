//! Soft-NMS: the laws, every event checked from what it carries, an independent second one, and
//! what it does with what it cannot use.

use boxstep::nms::{Boundary, NmsOptions, Ties, nms};
use boxstep::soft::{
    Decay, Outcome, SigmaMeaning, SoftEvent, SoftFate, SoftNms, SoftNmsOptions, soft_nms,
};
use boxstep::watch::{Column, Lab, Role, Subject, Timeline, run};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseResult;

use crate::common::cases::{BOUNDARIES, NmsCase, config, nms_run};
use crate::common::formulas::overlap;
use crate::common::laws::{
    same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use crate::common::shown::{places, watch_all};

/// A case of NMS with one of all combinations of options.
fn soft_run() -> impl Strategy<Value = (NmsCase, SoftNmsOptions)> {
    (
        nms_run(),
        select(vec![Decay::Linear, Decay::Gaussian, Decay::Hard]),
        select(vec![SigmaMeaning::Paper, SigmaMeaning::Tensorflow]),
        select(vec![1e-6, 0.1, 0.5, 3.0, 1e6]),
        any::<bool>(),
        select(vec![0.0, 0.001, 0.25, 0.9]),
        select(BOUNDARIES.to_vec()),
    )
        .prop_map(
            |((case, nms), method, sigma_meaning, sigma, hard_cut, least, score_boundary)| {
                let options = SoftNmsOptions {
                    method,
                    threshold: nms.threshold,
                    boundary: nms.boundary,
                    sigma,
                    sigma_meaning,
                    hard_cut,
                    score_threshold: least,
                    score_boundary,
                    extent: nms.extent,
                    ties: nms.ties,
                    per_class: nms.per_class,
                    max_output: nms.max_output,
                };
                (case, options)
            },
        )
}

fn lab(case: &NmsCase, options: &SoftNmsOptions) -> SoftNms {
    SoftNms::new(&case.flat(), &case.scores, Some(&case.classes), options)
        .expect("the case is valid")
}

fn over(boundary: Boundary, value: f64, threshold: f64) -> bool {
    value > threshold || (boundary == Boundary::GreaterOrEqual && value == threshold)
}

/// What a score is multiplied by, and whether the box is cut.
fn weight(o: &SoftNmsOptions, iou: f64) -> (f64, bool) {
    let exceeds = over(o.boundary, iou, o.threshold);
    let half = if o.sigma_meaning == SigmaMeaning::Paper { 1.0 } else { 0.5 };
    match o.method {
        Decay::Hard => (if exceeds { 0.0 } else { 1.0 }, exceeds),
        Decay::Linear => (if exceeds { 1.0 - iou } else { 1.0 }, false),
        Decay::Gaussian if o.hard_cut && exceeds => (0.0, true),
        Decay::Gaussian => ((-half * iou * iou / o.sigma).exp(), false),
    }
}

/// Written from the definition: no lists, every box looked at each time. The scores of all boxes
/// and which were picked, in order.
fn brute_force(case: &NmsCase, o: &SoftNmsOptions) -> (Vec<u32>, Vec<f64>) {
    let mut scores = case.scores.clone();
    let mut alive: Vec<bool> =
        scores.iter().map(|&s| over(o.score_boundary, s, o.score_threshold)).collect();
    let mut keep = Vec::new();
    while o.max_output.is_none_or(|most| keep.len() < most as usize) {
        let beats = |a: usize, b: usize| {
            scores[a] > scores[b] || scores[a] == scores[b] && (o.ties == Ties::HighestIndex)
        };
        let live = (0..scores.len()).filter(|&i| alive[i]);
        let Some(best) = live.reduce(|b, a| if beats(a, b) { a } else { b }) else { break };
        alive[best] = false;
        keep.push(best as u32);
        for other in 0..scores.len() {
            let apart = o.per_class && case.classes[other] != case.classes[best];
            if alive[other] && !apart {
                let iou = overlap(case.boxes[best], case.boxes[other], o.extent.one());
                let (weight, cut) = weight(o, iou);
                scores[other] *= weight;
                alive[other] = !cut && over(o.score_boundary, scores[other], o.score_threshold);
            }
        }
    }
    (keep, scores)
}

fn check_event(event: &SoftEvent, case: &NmsCase, o: &SoftNmsOptions) -> TestCaseResult {
    match event {
        SoftEvent::Filter { item, score, threshold, passes } => {
            prop_assert_eq!(score.to_bits(), case.scores[*item as usize].to_bits());
            prop_assert_eq!(*threshold, o.score_threshold);
            prop_assert_eq!(*passes, over(o.score_boundary, *score, *threshold));
        }
        SoftEvent::OtherClass { picked, other, picked_class, other_class } => {
            prop_assert!(o.per_class && picked_class != other_class);
            prop_assert_eq!(*picked_class, case.classes[*picked as usize]);
            prop_assert_eq!(*other_class, case.classes[*other as usize]);
        }
        SoftEvent::Lower {
            picked,
            other,
            overlay: v,
            threshold,
            exceeds,
            weight: told,
            before,
            after,
            outcome,
        } => {
            let boxes = [picked, other].map(|&item| case.boxes[item as usize]);
            prop_assert_eq!(v.iou, overlap(boxes[0], boxes[1], o.extent.one()));
            prop_assert_eq!(v.intersection, v.width * v.height);
            prop_assert_eq!(v.width, (v.right - v.left + o.extent.one()).max(0.0));
            prop_assert_eq!(v.height, (v.bottom - v.top + o.extent.one()).max(0.0));
            prop_assert_eq!(v.union, v.area_a + v.area_b - v.intersection);
            let quotient = if v.intersection > 0.0 { v.intersection / v.union } else { 0.0 };
            prop_assert_eq!(v.iou, quotient);
            prop_assert_eq!(*threshold, o.threshold);
            prop_assert_eq!(*exceeds, over(o.boundary, v.iou, *threshold));
            let (expected, cut) = weight(o, v.iou);
            prop_assert!((told - expected).abs() <= 1e-15, "{told} is not {expected}");
            prop_assert_eq!(*after, before * told);
            prop_assert!(after <= before);
            prop_assert_eq!(
                *outcome,
                if cut {
                    Outcome::Cut
                } else if over(o.score_boundary, *after, o.score_threshold) {
                    Outcome::Lives
                } else {
                    Outcome::Faded
                }
            );
        }
        SoftEvent::Limit { max_output, .. } => prop_assert_eq!(Some(*max_output), o.max_output),
        SoftEvent::Pick { .. } | SoftEvent::Start { .. } | SoftEvent::Done { .. } => {}
    }
    Ok(())
}

/// Whoever hears only the events knows scores and fates at each of them.
fn check_story(case: &NmsCase, o: &SoftNmsOptions) -> TestCaseResult {
    let lab = lab(case, o);
    let mut scores = case.scores.clone();
    let mut fates = vec![SoftFate::Waiting; scores.len()];
    let mut keep = Vec::new();
    let waits = |fates: &[SoftFate]| fates.iter().filter(|&&f| f == SoftFate::Waiting).count();
    let (rounds, state) = watch_all(&lab, |state, event| (event.clone(), state.clone()));
    for (event, seen) in rounds.iter().flatten() {
        check_event(event, case, o)?;
        match *event {
            SoftEvent::Filter { item, passes: false, .. } => {
                fates[item as usize] = SoftFate::Filtered;
            }
            SoftEvent::Start { candidates } => prop_assert_eq!(candidates, waits(&fates)),
            SoftEvent::Pick { item, score, waiting } => {
                prop_assert_eq!(score, scores[item as usize]);
                prop_assert_eq!(waiting + 1, waits(&fates));
                fates[item as usize] = SoftFate::Kept;
                keep.push(item);
            }
            SoftEvent::Lower { picked, other, before, after, outcome, .. } => {
                prop_assert_eq!(keep.last(), Some(&picked));
                prop_assert_eq!(before, scores[other as usize]);
                prop_assert_eq!(fates[other as usize], SoftFate::Waiting);
                scores[other as usize] = after;
                fates[other as usize] = match outcome {
                    Outcome::Lives => SoftFate::Waiting,
                    Outcome::Faded => SoftFate::Faded { by: picked },
                    Outcome::Cut => SoftFate::Cut { by: picked },
                };
            }
            SoftEvent::Limit { left, .. } => {
                prop_assert_eq!(left, waits(&fates));
                let waiting = fates.iter_mut().filter(|f| **f == SoftFate::Waiting);
                waiting.for_each(|fate| *fate = SoftFate::Leftover);
            }
            SoftEvent::Done { kept } => prop_assert_eq!((kept, waits(&fates)), (keep.len(), 0)),
            SoftEvent::Filter { .. } | SoftEvent::OtherClass { .. } => {}
        }
        prop_assert_eq!(seen.scores(), &scores[..]);
        prop_assert_eq!(seen.fates(), &fates[..]);
    }
    prop_assert_eq!(state.kept(), &keep[..]);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_laws((case, options) in soft_run(), visits in visits()) {
        let lab = lab(&case, &options);
        watching_changes_nothing(&lab)?;
        seeking_has_no_memory(&lab, &visits)?;
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn the_last_frame_shows_the_answer((case, options) in soft_run()) {
        let lab = lab(&case, &options);
        let timeline = Timeline::record(lab.clone());
        let last = places(&timeline).pop().expect("there is a first round");
        let answer = soft_nms(&case.flat(), &case.scores, Some(&case.classes), &options)
            .expect("the case is valid");
        let shown = timeline.at(last, |state, event| {
            (lab.roles(state, event), lab.frame_columns(state), event.clone())
        });
        let (roles, columns, event) = shown.expect("it exists");
        prop_assert_eq!(event, SoftEvent::Done { kept: answer.keep.len() });
        let kept = roles.iter().filter(|role| **role == Role::Kept).count();
        prop_assert_eq!(kept, answer.keep.len());
        let scores = timeline.answer().scores();
        prop_assert_eq!(columns, vec![("scores", Column::Numbers(scores.to_vec()))]);
        for (&item, score) in answer.keep.iter().zip(&answer.scores) {
            prop_assert_eq!(roles[item as usize], Role::Kept);
            prop_assert_eq!(scores[item as usize], *score);
        }
        prop_assert!(answer.scores.is_sorted_by(|a, b| a >= b));
        let summary = lab.summary(timeline.answer());
        prop_assert_eq!((summary.boxes, summary.kept), (case.boxes.len(), answer.keep.len()));
    }

    #[test]
    fn every_event_is_checked((case, options) in soft_run()) {
        check_story(&case, &options)?;
    }

    #[test]
    fn soft_nms_is_what_its_definition_says((case, options) in soft_run()) {
        let (keep, scores) = brute_force(&case, &options);
        let state = run(&lab(&case, &options));
        // The last bit of exp may differ, and with it which of two nearly equal scores is first.
        if options.method != Decay::Gaussian {
            prop_assert_eq!((state.kept(), state.scores()), (&keep[..], &scores[..]));
        } else if state.kept() == keep {
            for (&ours, &theirs) in state.scores().iter().zip(&scores) {
                prop_assert!((ours - theirs).abs() <= 1e-12, "{ours} is not {theirs}");
            }
        } else {
            let mut gaps = scores.clone();
            gaps.extend([options.score_threshold]);
            gaps.sort_by(f64::total_cmp);
            let near = gaps.windows(2).any(|w| w[0] != w[1] && w[1] - w[0] <= 1e-12);
            prop_assert!(near, "{:?} is not {:?}", state.kept(), keep);
        }
    }

    #[test]
    fn the_hard_method_is_greedy_nms((case, options) in soft_run()) {
        let options = SoftNmsOptions {
            method: Decay::Hard, score_boundary: Boundary::Greater, ..options
        };
        let greedy = NmsOptions {
            threshold: options.threshold,
            extent: options.extent,
            boundary: options.boundary,
            ties: options.ties,
            per_class: options.per_class,
            score_threshold: Some(options.score_threshold),
            max_output: options.max_output,
            ..NmsOptions::default()
        };
        let greedy = nms(&case.flat(), &case.scores, Some(&case.classes), &greedy);
        let hard = soft_nms(&case.flat(), &case.scores, Some(&case.classes), &options);
        prop_assert_eq!(hard.map(|answer| answer.keep), greedy.map(|answer| answer.keep));
    }

    #[test]
    fn a_box_is_found_where_its_fate_is_decided((case, options) in soft_run()) {
        let lab = lab(&case, &options);
        let timeline = Timeline::record(lab.clone());
        for (item, fate) in (0..).zip(timeline.answer().fates()) {
            let place = timeline.find(Subject::Item(item)).expect("every fate is decided");
            let event = timeline.at(place, |_, event| event.clone()).expect("it exists");
            let told = match (&event, fate) {
                (SoftEvent::Pick { item: picked, .. }, SoftFate::Kept) => *picked == item,
                (SoftEvent::Filter { item: low, .. }, SoftFate::Filtered) => *low == item,
                (SoftEvent::Lower { picked, other, .. },
                    SoftFate::Faded { by } | SoftFate::Cut { by }) => {
                    (picked, *other) == (by, item)
                }
                (event, fate) => {
                    matches!((event, fate), (SoftEvent::Limit { .. }, SoftFate::Leftover))
                }
            };
            prop_assert!(told, "{event:?} does not decide {fate:?}");
        }
    }
}
