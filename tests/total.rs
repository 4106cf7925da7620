//! Nothing a person can write makes the core panic: what it cannot use is an error that says which
//! box and why, and what it can use gives numbers that stay in their ranges.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use boxstep::Problem;
use boxstep::geometry::{Extent, MAX_COORDINATE, rects_of};
use boxstep::iou::{
    IouOptions, IouPair, Kind, Landscape, View, iou, iou_matrix, overlap_as_written,
};
use boxstep::nms::{Answer, Fate, Nms, NmsEvent, NmsOptions, keep_as_py_nms, nms};
use boxstep::watch::Timeline;
use common::cases::{BOUNDARIES, EXTENTS, KINDS, TIES, any_coordinate, config};
use common::shown::{json, serialised, watch_all};
use proptest::prelude::*;
use proptest::sample::select;

fn any_corners() -> impl Strategy<Value = [f64; 4]> {
    [any_coordinate(), any_coordinate(), any_coordinate(), any_coordinate()]
}

/// Two boxes, of which the second may be nearly the first: the same edges or the next numbers.
fn any_pair() -> impl Strategy<Value = ([f64; 4], [f64; 4])> {
    let nudge = || prop::option::weighted(0.8, -2..=2i32);
    (any_corners(), any_corners(), [nudge(), nudge(), nudge(), nudge()]).prop_map(
        |(a, b, nudges)| {
            let near = |i: usize, by: i32| {
                let next = if by < 0 { f64::next_down } else { f64::next_up };
                let moved = (0..by.abs()).fold(a[i], |v, _| next(v));
                moved.clamp(-MAX_COORDINATE, MAX_COORDINATE)
            };
            (a, std::array::from_fn(|i| nudges[i].map_or(b[i], |by| near(i, by))))
        },
    )
}

fn not_a_usable_number() -> impl Strategy<Value = f64> {
    select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e308, f64::MAX])
}

/// Now and then a coordinate that is not usable.
fn wild_corners() -> impl Strategy<Value = [f64; 4]> {
    let wild = || prop_oneof![40 => any_coordinate(), 1 => not_a_usable_number()];
    [wild(), wild(), wild(), wild()]
}

/// Any number that an option or a score may be, and now and then what it may not be.
fn wild_number() -> impl Strategy<Value = f64> {
    prop_oneof![10 => -1.0..2.0, 1 => any::<f64>(), 1 => not_a_usable_number()]
}

fn count() -> impl Strategy<Value = Option<u32>> {
    prop::option::of(prop_oneof![0..4u32, Just(u32::MAX)])
}

fn wild_options() -> impl Strategy<Value = NmsOptions> {
    (
        wild_number(),
        prop::option::of(wild_number()),
        select(EXTENTS.to_vec()),
        select(BOUNDARIES.to_vec()),
        select(TIES.to_vec()),
        any::<bool>(),
        [count(), count()],
        (select(KINDS.to_vec()), prop_oneof![3 => Just(1.0), 1 => wild_number()]),
    )
        .prop_map(
            |(
                threshold,
                score_threshold,
                extent,
                boundary,
                ties,
                per_class,
                [top_k, max_output],
                (measure, exponent),
            )| {
                NmsOptions {
                    threshold,
                    measure,
                    exponent,
                    extent,
                    boundary,
                    ties,
                    per_class,
                    score_threshold,
                    top_k,
                    max_output,
                }
            },
        )
}

/// The smallest and largest value of a kind.
fn range(kind: Kind) -> (f64, f64) {
    match kind {
        Kind::Iou => (0.0, 1.0),
        Kind::Giou | Kind::Diou => (-1.0, 1.0),
        // DIoU's least, less α v, which is v² / (1 + v) for boxes apart, and v is at most 1.
        Kind::Ciou => (-1.5, 1.0),
    }
}

/// What must come of these inputs, found by looking for the first thing that is wrong.
fn expected_problem(
    boxes: &[[f64; 4]],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &NmsOptions,
) -> Option<Problem> {
    let bad_option = |option: &str, value: f64| {
        (!value.is_finite())
            .then(|| Problem::BadOption { option: option.to_owned(), value: value.to_string() })
    };
    let wrong_length = |what: &str, found: usize| {
        (found != boxes.len()).then(|| Problem::WrongLength {
            what: what.to_owned(),
            expected: boxes.len(),
            found,
        })
    };
    let bad = |value: &&f64| !(-MAX_COORDINATE..=MAX_COORDINATE).contains(*value);
    let bad_coordinate = boxes.iter().enumerate().find_map(|(index, corners)| {
        let value = corners.iter().find(bad)?.to_string();
        Some(Problem::BadCoordinate { index, value })
    });
    let bad_score = scores
        .iter()
        .position(|score| !score.is_finite())
        .map(|index| Problem::BadScore { index, value: scores[index].to_string() });
    bad_option("threshold", options.threshold)
        .or((!(0.01..=100.0).contains(&options.exponent)).then(|| Problem::OutOfRange {
            option: "exponent".to_owned(),
            value: options.exponent.to_string(),
            least: 0.01,
            most: 100.0,
        }))
        .or(options.score_threshold.and_then(|value| bad_option("scoreThreshold", value)))
        .or(bad_coordinate)
        .or(wrong_length("scores", scores.len()))
        .or(bad_score)
        .or(match classes {
            Some(classes) => wrong_length("classes", classes.len()),
            None => options.per_class.then_some(Problem::NoClasses),
        })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn overlaps_of_usable_boxes_are_in_range_and_symmetric((a, b) in any_pair()) {
        let rects = rects_of(&[a, b].concat()).expect("all coordinates are usable");
        for kind in KINDS {
            for extent in EXTENTS {
                let value = iou(&rects[0], &rects[1], extent, kind);
                let (least, most) = range(kind);
                prop_assert!((least..=most).contains(&value), "{kind:?} {extent:?} {value}");
                let swapped = iou(&rects[1], &rects[0], extent, kind);
                prop_assert_eq!(value.to_bits(), swapped.to_bits(), "{:?} {:?}", kind, extent);

                // A box overlaps itself by 1, or by 0 if it has no area.
                let own = iou(&rects[0], &rects[0], extent, kind);
                let has_area = rects[0].area(extent) > 0.0;
                prop_assert_eq!(own, if has_area { 1.0 } else { 0.0 }, "{:?} {:?}", kind, extent);
            }
        }
    }

    #[test]
    fn whatever_the_iou_lab_is_given(
        boxes in prop::collection::vec(wild_corners(), 0..4), extra in 0..4usize,
        a in prop_oneof![0..4usize, Just(usize::MAX)],
        b in prop_oneof![0..4usize, Just(usize::MAX)],
        kind in select(KINDS.to_vec()), extent in select(EXTENTS.to_vec()),
    ) {
        let flat = [boxes.concat(), vec![0.0; extra]].concat();
        let options = IouOptions { pair: (a, b), extent, kind };
        match IouPair::new(&flat, &options) {
            Ok(lab) => {
                prop_assert!(a.max(b) < boxes.len());
                let (rounds, _) = watch_all(&lab, |_, event| *event);
                for event in rounds.into_iter().flatten() {
                    prop_assert!(event.result.is_finite(), "{event:?}");
                    prop_assert!(event.operands.as_slice().iter().all(|v| v.is_finite()));
                }
            }
            Err(problem @ Problem::NotFourNumbers { length }) => {
                prop_assert!(extra > 0 && length == flat.len());
                prop_assert!(problem.to_string().contains(&length.to_string()));
            }
            Err(problem @ Problem::BadCoordinate { index, .. }) => {
                let options = NmsOptions::default();
                let scores = vec![0.0; boxes.len()];
                let expected = expected_problem(&boxes, &scores, None, &options);
                prop_assert_eq!(Some(&problem), expected.as_ref());
                let subject = format!("box {index} ");
                prop_assert!(problem.to_string().starts_with(&subject));
            }
            Err(problem) => {
                let index = if a < boxes.len() { b } else { a };
                prop_assert_eq!(problem, Problem::NoSuchBox { index, count: boxes.len() });
            }
        }
    }

    #[test]
    fn whatever_nms_is_given(
        boxes in prop::collection::vec(wild_corners(), 0..6),
        scores in prop::collection::vec(wild_number(), 0..6),
        classes in prop::option::of(prop::collection::vec(any::<u32>(), 0..6)),
        same_length in prop::bool::weighted(0.9),
        options in wild_options(),
    ) {
        let (mut scores, mut classes) = (scores, classes);
        if same_length {
            scores.resize(boxes.len(), 0.5);
            classes = classes.map(|mut classes| { classes.resize(boxes.len(), 7); classes });
        }
        let result = Nms::new(&boxes.concat(), &scores, classes.as_deref(), &options);
        match (result, expected_problem(&boxes, &scores, classes.as_deref(), &options)) {
            (Ok(lab), None) => {
                let (rounds, _) = watch_all(&lab, |_, event| event.clone());
                for event in rounds.into_iter().flatten() {
                    let NmsEvent::Compare { overlap, .. } = event else { continue };
                    let (least, most) = range(options.measure);
                    prop_assert!((least..=most).contains(&overlap), "{event:?}");
                    prop_assert!(!json(&event).contains("null"), "{event:?}");
                }
            }
            (result, expected) => prop_assert_eq!(result.err(), expected),
        }
    }

    #[test]
    fn whatever_py_nms_is_given(
        boxes in prop::collection::vec(wild_corners(), 0..40),
        scores in prop::collection::vec(
            prop_oneof![wild_number(), not_a_usable_number()], 0..40
        ),
        threshold in wild_number(),
    ) {
        let keep = keep_as_py_nms(&boxes, &scores, threshold);
        let mut sorted = keep.clone();
        sorted.sort_unstable();
        sorted.dedup();
        prop_assert_eq!(sorted.len(), keep.len());
        prop_assert!(keep.iter().all(|&item| (item as usize) < boxes.len().min(scores.len())));
        for (a, b) in boxes.iter().zip(&boxes[1.min(boxes.len())..]) {
            prop_assert!(overlap_as_written(*a, *b, Extent::Inclusive).width >= 0.0);
        }
    }

    #[test]
    fn whatever_a_landscape_is_given(
        fixed in any_corners(), moving in any_corners(),
        x in any::<f64>(), y in any::<f64>(), step in any::<f64>(),
        width in 0..4usize, height in 0..4usize,
        palette in prop::collection::vec(any::<u8>(), 0..20),
        kind in select(KINDS.to_vec()), extent in select(EXTENTS.to_vec()),
    ) {
        let rects = rects_of(&[fixed, moving].concat()).expect("all coordinates are usable");
        let field = Landscape { fixed: rects[0], moving: rects[1], extent, kind };
        prop_assert!(field.at(x, y).is_finite());
        let pixels = field.paint(View { x, y, step, width, height }, &palette);
        prop_assert_eq!(pixels.len(), width * height * 4);
    }
}

#[test]
fn coordinates_reach_to_the_largest_and_no_further() {
    let m = MAX_COORDINATE;
    let whole = [-m, -m, m, m];
    for extent in EXTENTS {
        for kind in KINDS {
            let options = IouOptions { pair: (0, 1), extent, kind };
            let flat = [whole, [m, m, m, m]].concat();
            let lab = IouPair::new(&flat, &options).expect("just small enough");
            assert!(!serialised(&Timeline::record(lab)).contains("null"));
        }
    }
    let beyond = [whole, [0.0, 0.0, 1.0, m * 1.01]].concat();
    let problem = nms(&beyond, &[1.0, 1.0], None, &NmsOptions::default()).expect_err("too large");
    let value = (m * 1.01).to_string();
    assert_eq!(problem, Problem::BadCoordinate { index: 1, value });
    assert!(problem.to_string().starts_with("box 1 has a coordinate that is not a usable number"));
}

#[test]
fn few_boxes() {
    let none = nms(&[], &[], Some(&[]), &NmsOptions { per_class: true, ..NmsOptions::default() });
    assert_eq!(none, Ok(Answer { keep: vec![], fates: vec![] }));
    for extent in EXTENTS {
        let options = NmsOptions { extent, threshold: -1.0, ..NmsOptions::default() };
        let one = nms(&[3.0; 4], &[-2.0], None, &options);
        assert_eq!(one, Ok(Answer { keep: vec![0], fates: vec![Fate::Kept] }));
    }
    assert!(iou_matrix(&[], &[], Extent::Exclusive, Kind::Ciou).is_empty());
}

#[test]
fn boxes_without_area_overlap_nothing_unless_pixels_are_counted() {
    let flat = [5.0; 8];
    let keep = |extent| {
        let options = NmsOptions { extent, ..NmsOptions::default() };
        nms(&flat, &[0.9, 0.8], None, &options).map(|answer| answer.keep)
    };
    assert_eq!(keep(Extent::Exclusive), Ok(vec![0, 1]));
    assert_eq!(keep(Extent::Inclusive), Ok(vec![0]));
}

#[test]
fn lengths_that_do_not_match() {
    let boxes = [0.0, 0.0, 1.0, 1.0];
    let scores = vec![0.5; 100_000];
    let options = NmsOptions::default();
    assert_eq!(
        nms(&boxes, &scores, None, &options),
        Err(Problem::WrongLength { what: "scores".to_owned(), expected: 1, found: 100_000 })
    );
    assert_eq!(
        nms(&boxes, &[0.5], Some(&[]), &options),
        Err(Problem::WrongLength { what: "classes".to_owned(), expected: 1, found: 0 })
    );
    assert_eq!(
        nms(&[0.0; 399_999], &scores, None, &options),
        Err(Problem::NotFourNumbers { length: 399_999 })
    );
    let per_class = NmsOptions { per_class: true, ..options };
    assert_eq!(nms(&boxes, &[0.5], None, &per_class), Err(Problem::NoClasses));
}

/// The page reads `code` and the fields.
#[test]
fn problems_have_a_code_and_fields() {
    let flat = [0.0, 0.0, 1.0, 1.0, f64::NAN, 0.0, 1.0, 1.0];
    let of = |scores: &[f64], options: &NmsOptions| {
        json(&nms(&flat, scores, None, options).expect_err("a box is unusable"))
    };
    let options = NmsOptions::default();
    assert_eq!(of(&[1.0, 1.0], &options), r#"{"code":"badCoordinate","index":1,"value":"NaN"}"#);
    let options = NmsOptions { score_threshold: Some(f64::INFINITY), ..options };
    assert_eq!(
        of(&[1.0, 1.0], &options),
        r#"{"code":"badOption","option":"scoreThreshold","value":"inf"}"#
    );
}
