//! NMS on rotated boxes: the laws, every event checked from what it carries, and independent ones.

use boxstep::nms::{Boundary, Fate, NmsOptions, Ties, nms};
use boxstep::rotated::{
    RotatedNmsEvent, RotatedNmsOptions, RotatedRect, rotated_iou, rotated_nms,
    rotated_rects_of_corners,
};
use boxstep::watch::{Lab, Role, Subject, Timeline};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::cases::{nms_lab, rotated_run};
use crate::common::cases::{NmsCase, config, nms_run};
use crate::common::laws::{
    same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use crate::common::shown::{places, watch_all};

fn over(boundary: Boundary, value: f64, threshold: f64) -> bool {
    value > threshold || (boundary == Boundary::GreaterOrEqual && value == threshold)
}

/// Written from the definition: every box looked at each time.
fn brute_force(rects: &[RotatedRect], case: &NmsCase, o: &RotatedNmsOptions) -> Vec<u32> {
    let mut alive: Vec<bool> =
        case.scores.iter().map(|s| o.score_threshold.is_none_or(|least| *s > least)).collect();
    let mut keep = Vec::new();
    while o.max_output.is_none_or(|most| keep.len() < most as usize) {
        let beats = |a: usize, b: usize| {
            case.scores[a] > case.scores[b]
                || case.scores[a] == case.scores[b] && o.ties == Ties::HighestIndex
        };
        let live = (0..rects.len()).filter(|&i| alive[i]);
        let Some(best) = live.reduce(|b, a| if beats(a, b) { a } else { b }) else { break };
        alive[best] = false;
        keep.push(best as u32);
        for other in 0..rects.len() {
            let apart = o.per_class && case.classes[other] != case.classes[best];
            let overlap = rotated_iou(&rects[best], &rects[other]);
            alive[other] &= apart || !over(o.boundary, overlap, o.threshold);
        }
    }
    keep
}

fn check_event(
    event: &RotatedNmsEvent,
    rects: &[RotatedRect],
    case: &NmsCase,
    o: &RotatedNmsOptions,
) -> TestCaseResult {
    match event {
        RotatedNmsEvent::Filter { item, score, threshold, passes } => {
            prop_assert_eq!(score.to_bits(), case.scores[*item as usize].to_bits());
            prop_assert_eq!(Some(*threshold), o.score_threshold);
            prop_assert_eq!(*passes, score > threshold);
        }
        RotatedNmsEvent::Pick { item, score, .. } => {
            prop_assert_eq!(score.to_bits(), case.scores[*item as usize].to_bits());
        }
        RotatedNmsEvent::OtherClass { picked, other, picked_class, other_class } => {
            prop_assert!(o.per_class && picked_class != other_class);
            prop_assert_eq!(*picked_class, case.classes[*picked as usize]);
            prop_assert_eq!(*other_class, case.classes[*other as usize]);
        }
        RotatedNmsEvent::Compare {
            picked,
            other,
            polygon,
            intersection,
            picked_area,
            other_area,
            union,
            overlap,
            threshold,
            suppressed,
        } => {
            let [a, b] = [picked, other].map(|&item| &rects[item as usize]);
            prop_assert_eq!([*picked_area, *other_area], [a.area(), b.area()]);
            prop_assert_eq!(union.to_bits(), (picked_area + other_area - intersection).to_bits());
            let quotient = if *intersection > 0.0 { intersection / union } else { 0.0 };
            prop_assert_eq!(overlap.to_bits(), quotient.to_bits());
            prop_assert_eq!(overlap.to_bits(), rotated_iou(a, b).to_bits());
            let next = polygon.iter().cycle().skip(1);
            let twice: f64 = polygon.iter().zip(next).map(|(p, q)| p[0] * q[1] - q[0] * p[1]).sum();
            prop_assert!((twice / 2.0 - intersection).abs() <= 1e-9, "{} {}", twice, intersection);
            prop_assert_eq!(*threshold, o.threshold);
            prop_assert_eq!(*suppressed, over(o.boundary, *overlap, *threshold));
        }
        RotatedNmsEvent::Limit { max_output, .. } => {
            prop_assert_eq!(Some(*max_output), o.max_output);
        }
        RotatedNmsEvent::Sort { .. } | RotatedNmsEvent::Done { .. } => {}
    }
    Ok(())
}

/// What is told is all that happens: the fates follow from the events alone.
fn check_story(case: &NmsCase, angles: &[f64], o: &RotatedNmsOptions) -> TestCaseResult {
    let rects = rotated_rects_of_corners(&case.flat(), angles).expect("the case is valid");
    let (rounds, state) =
        watch_all(&nms_lab(case, angles, o), |seen, event| (seen.clone(), event.clone()));
    let mut fates = vec![Fate::Waiting; rects.len()];
    let mut keep = Vec::new();
    let waits = |fates: &[Fate]| fates.iter().filter(|fate| **fate == Fate::Waiting).count();
    for (seen, event) in rounds.iter().flatten() {
        check_event(event, &rects, case, o)?;
        match *event {
            RotatedNmsEvent::Filter { item, passes: false, .. } => {
                fates[item as usize] = Fate::Filtered;
            }
            RotatedNmsEvent::Sort { candidates } => prop_assert_eq!(candidates, waits(&fates)),
            RotatedNmsEvent::Pick { item, waiting, .. } => {
                prop_assert_eq!(waiting + 1, waits(&fates));
                fates[item as usize] = Fate::Kept;
                keep.push(item);
            }
            RotatedNmsEvent::Compare { picked, other, overlap, suppressed: true, .. } => {
                prop_assert_eq!(keep.last(), Some(&picked));
                fates[other as usize] = Fate::Suppressed { by: picked, overlap };
            }
            RotatedNmsEvent::Limit { left, .. } => {
                prop_assert_eq!(left, waits(&fates));
                let waiting = fates.iter_mut().filter(|f| **f == Fate::Waiting);
                waiting.for_each(|fate| *fate = Fate::Leftover);
            }
            RotatedNmsEvent::Done { kept } => {
                prop_assert_eq!((kept, waits(&fates)), (keep.len(), 0));
            }
            _ => {}
        }
        prop_assert_eq!(seen.fates(), &fates[..]);
    }
    prop_assert_eq!(state.kept(), &keep[..]);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_laws((case, angles, options) in rotated_run(), visits in visits()) {
        let lab = nms_lab(&case, &angles, &options);
        watching_changes_nothing(&lab)?;
        seeking_has_no_memory(&lab, &visits)?;
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn every_event_is_checked((case, angles, options) in rotated_run()) {
        check_story(&case, &angles, &options)?;
    }

    #[test]
    fn it_keeps_what_its_definition_says((case, angles, options) in rotated_run()) {
        let rects = rotated_rects_of_corners(&case.flat(), &angles).expect("valid");
        let expected = brute_force(&rects, &case, &options);
        let answer = rotated_nms(rects, &case.scores, Some(&case.classes), &options);
        prop_assert_eq!(answer.map(|answer| answer.keep), Ok(expected));
    }

    #[test]
    fn without_angles_it_is_plain_nms((case, options) in nms_run()) {
        // Where both overlaps are exact.
        let boxes: Vec<_> = case.boxes.iter().map(|corners| corners.map(f64::floor)).collect();
        let case = NmsCase { boxes, ..case };
        let rotated = RotatedNmsOptions {
            threshold: options.threshold,
            boundary: options.boundary,
            ties: options.ties,
            per_class: options.per_class,
            score_threshold: options.score_threshold,
            max_output: options.max_output,
        };
        // Those options that rotated NMS has, and defaults for all others.
        let plain = NmsOptions {
            threshold: options.threshold,
            boundary: options.boundary,
            ties: options.ties,
            per_class: options.per_class,
            score_threshold: options.score_threshold,
            max_output: options.max_output,
            ..NmsOptions::default()
        };
        let rects = rotated_rects_of_corners(&case.flat(), &[]).expect("valid");
        prop_assert_eq!(
            rotated_nms(rects, &case.scores, Some(&case.classes), &rotated),
            nms(&case.flat(), &case.scores, Some(&case.classes), &plain)
        );
    }

    #[test]
    fn the_last_frame_shows_the_answer((case, angles, options) in rotated_run()) {
        let lab = nms_lab(&case, &angles, &options);
        let timeline = Timeline::record(lab.clone());
        let last = places(&timeline).pop().expect("there is a first round");
        let roles = timeline.at(last, |state, event| lab.roles(state, event)).expect("it exists");
        let kept = (0..).zip(&roles).filter(|(_, role)| **role == Role::Kept);
        let mut expected = timeline.answer().kept().to_vec();
        expected.sort_unstable();
        prop_assert_eq!(kept.map(|(item, _)| item).collect::<Vec<u32>>(), expected);
        let summary = lab.summary(timeline.answer());
        prop_assert_eq!((summary.boxes, summary.kept), (case.boxes.len(), timeline.answer().kept().len()));
        let fallen = roles.iter().filter(|role| **role == Role::Suppressed).count();
        prop_assert_eq!(summary.suppressed, fallen);
        let columns = lab.summary_columns(timeline.answer());
        prop_assert_eq!(columns.len(), 4);
    }

    #[test]
    fn a_box_is_found_where_its_fate_is_decided((case, angles, options) in rotated_run()) {
        let timeline = Timeline::record(nms_lab(&case, &angles, &options));
        for (item, fate) in (0..).zip(timeline.answer().fates()) {
            let place = timeline.find(Subject::Item(item)).expect("every fate is decided");
            let event = timeline.at(place, |_, event| event.clone()).expect("it exists");
            let told = match (&event, fate) {
                (RotatedNmsEvent::Pick { item: picked, .. }, Fate::Kept) => *picked == item,
                (RotatedNmsEvent::Filter { item: low, .. }, Fate::Filtered) => *low == item,
                (RotatedNmsEvent::Compare { picked, other, .. }, Fate::Suppressed { by, .. }) => {
                    (picked, *other) == (by, item)
                }
                (event, fate) => {
                    matches!((event, fate), (RotatedNmsEvent::Limit { .. }, Fate::Leftover))
                }
            };
            prop_assert!(told, "{event:?} does not decide {fate:?}");
        }
    }
}
