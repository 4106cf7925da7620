//! What a timeline says of a run: how many events each round has, which get a mark, where to find a
//! box or a pair.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use boxstep::nms::{Fate, Nms, NmsEvent, NmsOptions};
use boxstep::watch::{Lab, Place, Progress, Subject, Timeline};
use common::cases::{config, iou_lab, nms_lab, nms_run};
use common::shown::{Shown, places, watch_all};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

fn it_counts_what_happens<L: Lab + Clone>(lab: &L) -> TestCaseResult {
    let (rounds, _) = watch_all(lab, |_, event| lab.is_notable(event));
    let timeline = Timeline::record(lab.clone());
    prop_assert!(timeline.is_done());

    let mut sum = 0;
    let ends: Vec<u64> = rounds
        .iter()
        .map(|told| {
            sum += told.len() as u64;
            sum
        })
        .collect();
    prop_assert_eq!(timeline.ends(), ends);
    prop_assert_eq!(timeline.events(), sum);
    for (round, told) in rounds.iter().enumerate() {
        prop_assert_eq!(timeline.events_in(round), told.len());
    }
    let notable = rounds.iter().flatten().zip(0..).filter(|(notable, _)| **notable);
    prop_assert_eq!(timeline.marks(), notable.map(|(_, number)| number).collect::<Vec<u64>>());
    Ok(())
}

fn there_is_nothing_elsewhere<L: Lab>(timeline: &Timeline<L>) -> TestCaseResult {
    let rounds = timeline.ends().len();
    let elsewhere = (0..rounds).map(|round| (round, timeline.events_in(round))).chain([
        (0, usize::MAX),
        (rounds, 0),
        (usize::MAX, 0),
        (usize::MAX, usize::MAX),
    ]);
    for (round, event) in elsewhere {
        prop_assert_eq!(timeline.at(Place { round, event }, |_, _| ()), None);
    }
    prop_assert_eq!(timeline.events_in(rounds), 0);
    prop_assert_eq!(timeline.events_in(usize::MAX), 0);
    Ok(())
}

/// Recording a little at a time, and looking meanwhile, ends in the same timeline.
fn it_can_be_recorded_in_parts<L: Lab + Clone>(lab: &L, part: u64) -> TestCaseResult {
    let whole = Timeline::record(lab.clone());
    let mut growing = Timeline::begin(lab.clone());
    prop_assert_eq!(growing.events(), 0);
    there_is_nothing_elsewhere(&growing)?;
    loop {
        let before = growing.events();
        let progress = growing.advance(part);
        prop_assert_eq!(growing.is_done(), progress == Progress::Done);
        prop_assert!(whole.ends().starts_with(growing.ends()));
        prop_assert!(whole.marks().starts_with(growing.marks()));
        if let Some(place) = places(&growing).pop() {
            prop_assert_eq!(Shown::at(&growing, place), Shown::at(&whole, place));
        }
        if progress == Progress::Done {
            break;
        }
        prop_assert!(growing.events() >= before + part);
        there_is_nothing_elsewhere(&growing)?;
    }
    prop_assert_eq!(growing.ends(), whole.ends());
    prop_assert_eq!(growing.marks(), whole.marks());
    prop_assert_eq!(growing.advance(u64::MAX), Progress::Done);
    prop_assert_eq!(growing.ends(), whole.ends());
    Ok(())
}

/// Whether this is where the box's fate is decided.
fn decides_item((event, leftover): &(NmsEvent, Vec<bool>), wanted: u32) -> bool {
    match *event {
        NmsEvent::Filter { item, passes: false, .. } | NmsEvent::Pick { item, .. } => {
            item == wanted
        }
        NmsEvent::Compare { other, suppressed: true, .. } => other == wanted,
        NmsEvent::TopK { .. } | NmsEvent::Limit { .. } => leftover[wanted as usize],
        _ => false,
    }
}

/// Whether these two boxes meet here.
fn decides_pair((event, _): &(NmsEvent, Vec<bool>), a: u32, b: u32) -> bool {
    match *event {
        NmsEvent::Compare { picked, other, .. } | NmsEvent::OtherClass { picked, other, .. } => {
            [(a, b), (b, a)].contains(&(picked, other))
        }
        _ => false,
    }
}

/// The first event of which this is true.
fn first<E>(events: &[(Place, E)], is: impl Fn(&E) -> bool) -> Option<Place> {
    events.iter().find(|(_, event)| is(event)).map(|(place, _)| *place)
}

fn every_subject_is_found(lab: &Nms, count: u32) -> TestCaseResult {
    let timeline = Timeline::record(lab.clone());
    let (rounds, _) = watch_all(lab, |state, event| {
        let leftover = state.fates().iter().map(|fate| *fate == Fate::Leftover).collect();
        (event.clone(), leftover)
    });
    let events: Vec<_> = std::iter::zip(places(&timeline), rounds.into_iter().flatten()).collect();

    for item in 0..count + 2 {
        let expected =
            (item < count).then(|| first(&events, |event| decides_item(event, item))).flatten();
        prop_assert_eq!(expected.is_some(), item < count, "box {} has no fate", item);
        prop_assert_eq!(timeline.find(Subject::Item(item)), expected, "box {}", item);
        for other in 0..count + 2 {
            let expected = first(&events, |event| decides_pair(event, item, other));
            prop_assert_eq!(
                timeline.find(Subject::Pair(item, other)),
                expected,
                "pair {} {}",
                item,
                other
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn iou_is_counted(lab in iou_lab()) {
        it_counts_what_happens(&lab)?;
        there_is_nothing_elsewhere(&Timeline::record(lab))?;
    }

    #[test]
    fn nms_is_counted(lab in nms_lab()) {
        it_counts_what_happens(&lab)?;
        there_is_nothing_elsewhere(&Timeline::record(lab))?;
    }

    #[test]
    fn iou_is_recorded_in_parts(lab in iou_lab(), part in 1..5u64) {
        it_can_be_recorded_in_parts(&lab, part)?;
    }

    #[test]
    fn nms_is_recorded_in_parts(lab in nms_lab(), part in 1..80u64) {
        it_can_be_recorded_in_parts(&lab, part)?;
    }

    /// In NMS a box that falls is marked, whether filtered or suppressed, and nothing else is.
    #[test]
    fn marks_are_falls((case, options) in nms_run()) {
        let lab = case.lab(&options);
        let (rounds, _) = watch_all(&lab, |_, event| match *event {
            NmsEvent::Compare { suppressed, .. } => suppressed,
            NmsEvent::Filter { passes, .. } => !passes,
            _ => false,
        });
        let falls = rounds.iter().flatten().zip(0..).filter(|(fell, _)| **fell);
        let falls: Vec<u64> = falls.map(|(_, number)| number).collect();
        let timeline = Timeline::record(lab);
        prop_assert_eq!(timeline.marks(), falls);
    }

    #[test]
    fn boxes_and_pairs_are_found((case, options) in nms_run()) {
        // Every pair is asked for, so fewer boxes do.
        let count = case.boxes.len().min(10);
        let (flat, scores) = (case.boxes[..count].concat(), &case.scores[..count]);
        let lab = Nms::new(&flat, scores, Some(&case.classes[..count]), &options).expect("valid");
        every_subject_is_found(&lab, count as u32)?;
    }

    /// Before a run is recorded to its end, a subject is where it will be or not yet known.
    #[test]
    fn what_is_found_early_is_found_later(lab in nms_lab(), part in 1..80u64, a in 0..40u32, b in 0..40u32) {
        let whole = Timeline::record(lab.clone());
        let mut growing = Timeline::begin(lab);
        for subject in [Subject::Item(a), Subject::Pair(a, b)] {
            prop_assert_eq!(growing.find(subject), None);
        }
        while growing.advance(part) == Progress::More {
            for subject in [Subject::Item(a), Subject::Pair(a, b)] {
                let found = growing.find(subject);
                prop_assert!(found.is_none() || found == whole.find(subject));
            }
        }
    }

    /// The IoU lab has one pair and no places to look for.
    #[test]
    fn iou_finds_nothing(lab in iou_lab(), a in 0..4u32, b in 0..4u32) {
        let timeline = Timeline::record(lab);
        prop_assert_eq!(timeline.find(Subject::Item(a)), None);
        prop_assert_eq!(timeline.find(Subject::Pair(a, b)), None);
    }
}

#[test]
fn a_run_without_boxes_sorts_none_and_ends() {
    let lab = Nms::new(&[], &[], None, &NmsOptions::default()).expect("valid");
    let timeline = Timeline::record(lab);
    assert_eq!(timeline.ends(), [1, 2]);
    let at = |round| timeline.at(Place { round, event: 0 }, |_, event| event.clone());
    assert_eq!(at(0), Some(NmsEvent::Sort { candidates: 0 }));
    assert_eq!(at(1), Some(NmsEvent::Done { kept: 0 }));
    assert_eq!(timeline.find(Subject::Item(0)), None);
    assert_eq!(timeline.find(Subject::Pair(0, 0)), None);
}
