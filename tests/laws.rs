//! The laws of the design that every lab keeps: watching changes nothing, seeking has no memory,
//! the last frame shows the answer, fast equals textbook, same input gives the same timeline. (That
//! every event can be checked from what it carries is in `events_iou.rs` and `events_nms.rs`.)
#![cfg(not(target_arch = "wasm32"))]

mod common;

use boxstep::geometry::rects_of;
use boxstep::iou::{IouSteps, Kind, Shared, iou, iou_matrix};
use boxstep::nms::{Duel, DuelOptions, Fate, Nms, NmsEvent, NmsOptions, nms};
use boxstep::watch::{Column, Lab, Place, Role, Timeline, run};
use common::cases::{EXTENTS, KINDS};
use common::cases::{boxes, config, iou_lab, nms_case, nms_lab, nms_run};
use common::laws::{
    same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use common::shown::{Shown, places, watch_all};
use common::snapshot;
use proptest::prelude::*;
use proptest::sample::select;

/// The role that a box has when all is over.
fn final_role(fate: &Fate) -> Role {
    match fate {
        Fate::Kept => Role::Kept,
        Fate::Suppressed { .. } => Role::Suppressed,
        Fate::Filtered => Role::Filtered,
        Fate::Leftover => Role::Leftover,
        Fate::Waiting => Role::Waiting,
    }
}

/// Two ways of NMS on the same boxes.
fn duel_lab() -> impl Strategy<Value = Duel> {
    (nms_case(), 0..16usize, 0..16usize, any::<bool>()).prop_map(|(case, a, b, plain)| {
        let options = case.all_options();
        let (a, mut b) = (options[a].clone(), options[b].clone());
        if plain {
            b = NmsOptions { score_threshold: None, top_k: None, max_output: None, ..b };
        }
        Duel::new(&case.flat(), &case.scores, Some(&case.classes), &DuelOptions { a, b })
            .expect("the case is valid")
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn watching_a_duel_changes_nothing(lab in duel_lab()) {
        watching_changes_nothing(&lab)?;
    }

    #[test]
    fn seeking_in_a_duel_has_no_memory(lab in duel_lab(), visits in visits()) {
        seeking_has_no_memory(&lab, &visits)?;
    }

    #[test]
    fn a_duel_is_two_runs_alike_until_they_part(
        case in nms_case(), a in 0..16usize, b in 0..16usize,
    ) {
        let options = case.all_options();
        let (a, b) = (options[a].clone(), options[b].clone());
        let [alone_a, alone_b] = [&a, &b].map(|side| {
            nms(&case.flat(), &case.scores, Some(&case.classes), side).expect("valid").keep
        });
        let both = DuelOptions { a, b };
        let lab = Duel::new(&case.flat(), &case.scores, Some(&case.classes), &both).expect("valid");
        let (rounds, answer) = watch_all(&lab, |state, event| {
            let Column::Indices(roles) = lab.frame_columns(state).remove(0).1 else {
                return (event.clone(), false);
            };
            let of_a: Vec<u32> =
                lab.roles(state, event).into_iter().map(|role| role as u32).collect();
            (event.clone(), of_a == roles)
        });
        prop_assert_eq!(answer.kept(), [&alone_a[..], &alone_b[..]]);
        let mut parted = false;
        for (event, same) in rounds.iter().flatten() {
            parted |= event.parting.is_some();
            // Within a round each goes through the boxes in its own order.
            let picks = matches!(
                (&event.a, &event.b), (Some(NmsEvent::Pick { .. }), Some(NmsEvent::Pick { .. }))
            );
            prop_assert!(parted || !picks || *same, "{:?}", event);
        }
        prop_assert!(parted || alone_a == alone_b);
    }

    #[test]
    fn watching_iou_changes_nothing(lab in iou_lab()) {
        watching_changes_nothing(&lab)?;
    }

    #[test]
    fn watching_nms_changes_nothing(lab in nms_lab()) {
        watching_changes_nothing(&lab)?;
    }

    #[test]
    fn seeking_in_iou_has_no_memory(lab in iou_lab(), visits in visits()) {
        seeking_has_no_memory(&lab, &visits)?;
    }

    #[test]
    fn seeking_in_nms_has_no_memory(lab in nms_lab(), visits in visits()) {
        seeking_has_no_memory(&lab, &visits)?;
    }

    #[test]
    fn same_input_same_iou_timeline(lab in iou_lab()) {
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn same_input_same_nms_timeline(lab in nms_lab()) {
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn the_last_frame_of_iou_shows_the_answer(lab in iou_lab()) {
        let timeline = Timeline::record(lab.clone());
        let summary = lab.summary(timeline.answer());
        let last = places(&timeline).pop().expect("there is a first round");
        let detail = timeline.at(last, |state, event| lab.detail(state, event)).expect("it exists");
        prop_assert_eq!(detail.event.result.to_bits(), summary.answer.to_bits());
        prop_assert_eq!(&detail.values, &summary.values);
        prop_assert_eq!(Some(&detail.stage), summary.stages.last());
        prop_assert_eq!(detail.reached, summary.stages.len());
    }

    #[test]
    fn the_last_frame_of_nms_shows_the_answer((case, options) in nms_run()) {
        let lab = case.lab(&options);
        let timeline = Timeline::record(lab.clone());
        let last = places(&timeline).pop().expect("there is a first round");
        let answer = nms(&case.flat(), &case.scores, Some(&case.classes), &options)
            .expect("the case is valid");

        let roles = timeline.at(last, |state, event| lab.roles(state, event));
        prop_assert_eq!(roles, Some(answer.fates.iter().map(final_role).collect::<Vec<_>>()));
        prop_assert!(!answer.fates.contains(&Fate::Waiting));
        let detail = timeline.at(last, |state, event| lab.detail(state, event)).expect("it exists");
        prop_assert_eq!(detail.event, NmsEvent::Done { kept: answer.keep.len() });
        prop_assert_eq!(detail.kept, answer.keep.len());

        let summary = lab.summary(timeline.answer());
        let fallen = answer.fates.iter().filter(|f| matches!(f, Fate::Suppressed { .. })).count();
        prop_assert_eq!(summary.boxes, case.boxes.len());
        prop_assert_eq!(summary.kept, answer.keep.len());
        prop_assert_eq!(summary.suppressed, fallen);
        prop_assert_eq!(columns_of(&lab, &timeline), expected_columns(&answer.keep, &answer.fates));
    }

    #[test]
    fn the_matrix_is_the_steps(
        rows in boxes(0..=5), columns in boxes(0..=5),
        extent in select(EXTENTS.to_vec()), kind in select(KINDS.to_vec()),
    ) {
        let rects = |boxes: &[[f64; 4]]| rects_of(&boxes.concat()).expect("the case is valid");
        let (rows, columns) = (rects(&rows), rects(&columns));
        let mut expected = Vec::new();
        for a in &rows {
            for b in &columns {
                let values = run(&IouSteps { a: *a, b: *b, extent, kind });
                expected.push(values.answer(kind).to_bits());
                prop_assert_eq!(iou(a, b, extent, kind).to_bits(), values.answer(kind).to_bits());

                let shared = Shared::of(a, b, extent);
                let fast = [
                    shared.left, shared.top, shared.right, shared.bottom,
                    shared.width, shared.height, shared.intersection,
                    a.area(extent), b.area(extent), shared.union(a.area(extent), b.area(extent)),
                    shared.iou(a.area(extent), b.area(extent)),
                ];
                let stepwise = [
                    values.left, values.top, values.right, values.bottom,
                    values.width, values.height, values.intersection,
                    values.area_a, values.area_b, values.union, values.iou,
                ];
                prop_assert_eq!(fast.map(f64::to_bits), stepwise.map(f64::to_bits));
            }
        }
        let matrix: Vec<u64> =
            iou_matrix(&rows, &columns, extent, kind).into_iter().map(f64::to_bits).collect();
        prop_assert_eq!(matrix, expected);
    }

    #[test]
    fn the_inner_loop_of_nms_is_the_steps((case, options) in nms_run()) {
        let rects = rects_of(&case.flat()).expect("the case is valid");
        let (rounds, _) = watch_all(&case.lab(&options), |_, event| event.clone());
        for event in rounds.into_iter().flatten() {
            let NmsEvent::Compare { picked, other, penalty, overlap, .. } = event else { continue };
            let (a, b) = (rects[picked as usize], rects[other as usize]);
            let steps = IouSteps { a, b, extent: options.extent, kind: options.measure };
            let iou = penalty.map_or(overlap, |penalty| penalty.iou);
            prop_assert_eq!(iou.to_bits(), run(&steps).iou.to_bits());
            if options.exponent == 1.0 || options.measure == Kind::Giou {
                let answer = run(&steps).answer(options.measure);
                prop_assert_eq!(overlap.to_bits(), answer.to_bits());
            }
        }
    }
}

fn columns_of(lab: &Nms, timeline: &Timeline<Nms>) -> String {
    let mut columns = lab.summary_columns(timeline.answer());
    // Who took part in which order is checked against an independent order in `events_nms.rs`.
    columns.retain(|(name, _)| *name != "order");
    format!("{columns:?}")
}

fn expected_columns(keep: &[u32], fates: &[Fate]) -> String {
    let (by, overlap) = (0..)
        .zip(fates)
        .map(|(index, fate)| match *fate {
            Fate::Suppressed { by, overlap } => (by, overlap),
            _ => (index, f64::NAN),
        })
        .unzip();
    let columns = [
        ("kept", Column::Indices(keep.to_vec())),
        ("suppressedBy", Column::Indices(by)),
        ("overlap", Column::Numbers(overlap)),
    ];
    format!("{columns:?}")
}

/// Runs long enough that not every round has a keyframe: `count` boxes of which none overlaps.
fn long_run_has_no_memory(count: u32) {
    let flat: Vec<f64> = (0..count)
        .flat_map(|i| {
            let (x, y) = (f64::from(i % 64) * 2.0, f64::from(i / 64) * 2.0);
            [x, y, x + 1.0, y + 1.0]
        })
        .collect();
    let scores: Vec<f64> = (0..count).map(|i| f64::from(i * 7 % count)).collect();
    let lab = Nms::new(&flat, &scores, None, &NmsOptions::default()).expect("valid");
    let timeline = Timeline::record(lab.clone());
    assert_eq!(timeline.ends().len(), count as usize + 2);

    // Near and far, back and forth, and both sides of every distance that keyframes can have.
    let rounds = timeline.ends().len();
    let wanted: Vec<Place> = (0..40)
        .map(|i| i * 1237 % rounds)
        .chain((0..11).flat_map(|power| [(1 << power) - 1, 1 << power]))
        .chain([rounds - 1, 0])
        .map(|round| (round, timeline.events_in(round)))
        .flat_map(|(round, events)| [0, events / 2, events - 1].map(|event| Place { round, event }))
        .collect();
    let shown: Vec<_> = wanted.iter().map(|place| Shown::at(&timeline, *place)).collect();
    let mut seen: Vec<_> = std::iter::zip(wanted, shown).collect();
    seen.sort_by_key(|(place, _)| (place.round, place.event));

    let mut at = Place { round: 0, event: 0 };
    let mut next = seen.iter().peekable();
    let (_, answer) = watch_all(&lab, |state, event| {
        while let Some((place, seen)) = next.next_if(|(place, _)| *place == at) {
            assert!(seen.as_ref() == Some(&Shown::of(&lab, state, event)), "{place:?} differs");
        }
        at.event += 1;
        if at.event == timeline.events_in(at.round) {
            at = Place { round: at.round + 1, event: 0 };
        }
    });
    assert!(next.next().is_none(), "a place that does not exist was shown");
    assert_eq!(timeline.answer(), &answer);
}

#[test]
fn seeking_has_no_memory_with_all_keyframes_that_are_allowed() {
    long_run_has_no_memory(1200);
}

#[test]
fn seeking_has_no_memory_with_all_the_memory_that_is_allowed() {
    long_run_has_no_memory(3000);
}

/// `web.rs` expects the same number in WebAssembly.
#[test]
fn the_snapshot_is_the_one_expected() {
    assert_eq!(snapshot::hash(), snapshot::EXPECTED);
}
