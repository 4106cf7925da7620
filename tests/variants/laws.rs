//! The laws that every lab keeps, of every variant.

use std::fmt::Debug;

use boxstep::nms::Fate;
use boxstep::variants::{Adaptive, Cluster, Fast, Matrix, Suppression, Variant, VariantEvent};
use boxstep::watch::{Column, Lab, Role, Subject, Timeline};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseResult;

use super::runs::{adaptive_run, lab, matrix_run, plain_run};
use crate::common::cases::config;
use crate::common::laws::{
    same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use crate::common::shown::places;

fn the_laws<V: Variant + Debug>(lab: &Suppression<V>, visits: &[Index]) -> TestCaseResult {
    watching_changes_nothing(lab)?;
    seeking_has_no_memory(lab, visits)?;
    same_input_same_timeline(lab)?;
    the_last_frame_shows_the_answer(lab)?;
    every_fate_is_found(lab, visits)
}

fn the_last_frame_shows_the_answer<V: Variant>(lab: &Suppression<V>) -> TestCaseResult {
    let timeline = Timeline::record(lab.clone());
    let last = places(&timeline).pop().expect("there is a first round");
    let answer = timeline.answer();
    let shown = timeline.at(last, |state, event| {
        (lab.roles(state, event), lab.frame_columns(state), lab.detail(state, event))
    });
    let (roles, columns, detail) = shown.expect("it exists");
    let kept = answer.kept().len();
    prop_assert_eq!(detail.event, VariantEvent::Done { kept });
    prop_assert_eq!(detail.kept, kept);
    let expected: Vec<Role> = answer
        .fates()
        .iter()
        .map(|fate| match fate {
            Fate::Kept => Role::Kept,
            Fate::Suppressed { .. } => Role::Suppressed,
            Fate::Filtered => Role::Filtered,
            Fate::Leftover => Role::Leftover,
            Fate::Waiting => Role::Waiting,
        })
        .collect();
    prop_assert!(!expected.contains(&Role::Waiting));
    prop_assert_eq!(expected.iter().filter(|role| **role == Role::Kept).count(), kept);
    prop_assert!(answer.kept().iter().all(|&item| expected[item as usize] == Role::Kept));
    prop_assert_eq!(roles, expected);
    let scores = ("scores", Column::Numbers(answer.scores().to_vec()));
    prop_assert_eq!(columns.first(), Some(&scores));
    let summary = lab.summary(answer);
    let fallen = answer.fates().iter().filter(|f| matches!(f, Fate::Suppressed { .. })).count();
    prop_assert_eq!((summary.kept, summary.suppressed), (kept, fallen));
    prop_assert_eq!(summary.boxes, answer.fates().len());
    let falling = |w: &[u32]| answer.scores()[w[0] as usize] >= answer.scores()[w[1] as usize];
    prop_assert!(answer.kept().windows(2).all(falling));
    Ok(())
}

/// A box is found where its fate was decided, and no other is.
fn every_fate_is_found<V: Variant>(lab: &Suppression<V>, visits: &[Index]) -> TestCaseResult {
    let timeline = Timeline::record(lab.clone());
    let event_of = |subject| {
        let place = timeline.find(subject)?;
        timeline.at(place, |state, event| (event.clone(), state.clone()))
    };
    let answer = timeline.answer();
    let boxes = answer.fates().len();
    for item in visits.iter().filter(|_| boxes > 0).map(|visit| visit.index(boxes) as u32) {
        let fate = answer.fates()[item as usize];
        let (event, state) = event_of(Subject::Item(item)).expect("every fate is decided");
        let told = match event {
            VariantEvent::Filter { item: low, passes, .. } => low == item && !passes,
            VariantEvent::Judge { item: judged, .. } | VariantEvent::Lower { item: judged, .. } => {
                judged == item
            }
            VariantEvent::TopK { .. } | VariantEvent::Limit { .. } => fate == Fate::Leftover,
            _ => false,
        };
        prop_assert!(told, "{:?} does not decide box {}", event, item);
        prop_assert_eq!(state.fates()[item as usize], fate);
    }
    prop_assert_eq!(event_of(Subject::Item(boxes as u32)), None);
    Ok(())
}

/// With a variant that lets all meet, a pair is found where it met.
fn every_pair_is_found<V: Variant>(lab: &Suppression<V>, visits: &[Index]) -> TestCaseResult {
    let timeline = Timeline::record(lab.clone());
    let order = timeline.answer().order();
    for visit in visits.iter().filter(|_| order.len() > 1) {
        let worse = 1 + visit.index(order.len() - 1);
        let (a, b) = (order[visit.index(worse)], order[worse]);
        let place = timeline.find(Subject::Pair(b, a));
        let found = place.and_then(|place| timeline.at(place, |_, event| event.clone()));
        let met = match found.as_ref().expect("every pair meets") {
            VariantEvent::OtherClass { better, other, .. }
            | VariantEvent::Silent { better, other }
            | VariantEvent::Compare { better, other, .. }
            | VariantEvent::Decay { better, other, .. } => (*better, *other) == (a, b),
            _ => false,
        };
        prop_assert!(met, "{:?} is not where {} and {} met", found, a, b);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn fast_nms_keeps_the_laws((case, options) in plain_run(), visits in visits()) {
        the_laws(&lab(&case, Fast(options.clone())), &visits)?;
        every_pair_is_found(&lab(&case, Fast(options)), &visits)?;
    }

    #[test]
    fn cluster_nms_keeps_the_laws((mut case, options) in plain_run(), visits in visits()) {
        // A round of it compares all pairs, and to show an event is to run its round.
        case.boxes.truncate(16);
        case.scores.truncate(16);
        case.classes.truncate(16);
        the_laws(&lab(&case, Cluster(options.clone())), &visits)?;
        every_pair_is_found(&lab(&case, Cluster(options)), &visits)?;
    }

    #[test]
    fn matrix_nms_keeps_the_laws((case, options) in matrix_run(), visits in visits()) {
        the_laws(&lab(&case, Matrix(options.clone())), &visits)?;
        every_pair_is_found(&lab(&case, Matrix(options)), &visits)?;
    }

    #[test]
    fn adaptive_nms_keeps_the_laws((case, options) in adaptive_run(), visits in visits()) {
        the_laws(&lab(&case, Adaptive(options)), &visits)?;
    }
}
