//! NMS by offsets: the laws, every event checked from what it carries, an independent second one,
//! the numbers of the project's reference, and rounding to half precision.

use boxstep::Problem;
use boxstep::nms::{Fate, NmsEvent, NmsOptions, nms};
use boxstep::offset::{
    OffsetEvent, OffsetNms, OffsetOptions, OffsetRule, Precision, half, offset_nms,
};
use boxstep::watch::{Column, Lab, Role, Subject, Timeline};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseResult;

use crate::common::cases::{NmsCase, config, nms_run};
use crate::common::formulas::{ordered, overlap};
use crate::common::laws::{
    same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use crate::common::shown::{places, watch_all};

const RULES: [OffsetRule; 3] = [OffsetRule::Largest, OffsetRule::Span, OffsetRule::Constant];
const PRECISIONS: [Precision; 3] = [Precision::Double, Precision::Single, Precision::Half];

/// A case with one of all combinations of options. Some are far away, so that half precision loses
/// their corners, and some have classes too high for it.
fn offset_run() -> impl Strategy<Value = (NmsCase, OffsetOptions)> {
    (
        nms_run(),
        select(RULES.to_vec()),
        select(PRECISIONS.to_vec()),
        select(vec![0.0, 7.0, 7680.0, 1e9]),
        select(vec![1.0, 1.0, 1.0, 100.0, 1e4]),
        select(vec![1, 1, 1, 40, 4000, u32::MAX / 2]),
    )
        .prop_map(|((mut case, nms), rule, precision, constant, scale, step)| {
            for corner in case.boxes.as_flattened_mut() {
                *corner *= scale;
            }
            case.classes.iter_mut().for_each(|class| *class *= step);
            let options = OffsetOptions {
                rule,
                constant,
                precision,
                threshold: nms.threshold,
                extent: nms.extent,
                boundary: nms.boundary,
                ties: nms.ties,
                score_threshold: nms.score_threshold,
                top_k: nms.top_k,
                max_output: nms.max_output,
            };
            (case, options)
        })
}

fn lab(case: &NmsCase, options: &OffsetOptions) -> OffsetNms {
    OffsetNms::new(&case.flat(), &case.scores, &case.classes, options).expect("the case is valid")
}

/// Greedy NMS with the same options.
fn greedy(o: &OffsetOptions, per_class: bool) -> NmsOptions {
    NmsOptions {
        threshold: o.threshold,
        extent: o.extent,
        boundary: o.boundary,
        ties: o.ties,
        per_class,
        score_threshold: o.score_threshold,
        top_k: o.top_k,
        max_output: o.max_output,
        ..NmsOptions::default()
    }
}

/// The half-precision number with these bits, from its definition.
fn from_bits(bits: u16) -> f64 {
    let (sign, exponent, fraction) = (bits >> 15, bits >> 10 & 0x1f, f64::from(bits & 0x3ff));
    let size = match exponent {
        0 => fraction * 2f64.powi(-24),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(i32::from(exponent) - 25),
    };
    if sign == 1 { -size } else { size }
}

/// Every half-precision number is itself; halfway to the next one goes to the even of the two, and
/// the nearest f64 on either side of halfway to the nearer.
#[test]
fn half_precision_is_the_nearest_of_all_of_them() {
    for bits in 0..=u16::MAX {
        let value = from_bits(bits);
        assert_eq!(half(value).to_bits() | u64::from(value.is_nan()) << 51, {
            value.to_bits() | u64::from(value.is_nan()) << 51
        });
        // From the largest on, "the next one" is 2^16, which is called infinity.
        let is_last = bits & 0x7fff == 0x7bff;
        let next =
            if is_last { 65_536f64.copysign(value) } else { from_bits(bits.wrapping_add(1)) };
        if bits & 0x7fff >= 0x7c00 {
            continue;
        }
        let middle = f64::midpoint(value, next);
        let larger = if is_last { f64::INFINITY.copysign(value) } else { next };
        let even = if bits & 1 == 0 { value } else { larger };
        assert_eq!(half(middle), even, "halfway after {bits:#x}");
        let (below, above) = match value.is_sign_negative() {
            false => (middle.next_down(), middle.next_up()),
            true => (middle.next_up(), middle.next_down()),
        };
        assert_eq!((half(below), half(above)), (value, larger), "around {bits:#x}");
    }
    assert!(half(f64::NAN).is_nan());
    assert_eq!(half(f64::MAX), f64::INFINITY);
    assert_eq!(half(-1e-300).to_bits(), (-0.0f64).to_bits());
}

/// A number in a precision, written once more: the nearest of all half-precision numbers.
fn held(precision: Precision, number: f64) -> f64 {
    let rounded = match precision {
        Precision::Double => number,
        Precision::Single => f64::from(number as f32),
        Precision::Half if number.abs() >= 65_520.0 => f64::INFINITY.copysign(number),
        Precision::Half if number.is_nan() => number,
        Precision::Half => {
            let bits = |low: u16, high: u16| {
                // The size of a number grows with its bits.
                let (mut low, mut high) = (low, high);
                while high - low > 1 {
                    let middle = low.midpoint(high);
                    if from_bits(middle) <= number.abs() { low = middle } else { high = middle }
                }
                low
            };
            let low = bits(0, 0x7c00);
            let (down, up) = (from_bits(low), from_bits((low + 1).min(0x7bff)));
            let (under, over) = (number.abs() - down, up - number.abs());
            let goes_up = over < under || over == under && low & 1 == 1;
            (if goes_up { up } else { down }).copysign(number)
        }
    };
    if rounded.is_nan() {
        f64::INFINITY
    } else if rounded.abs() > 1e100 {
        f64::INFINITY.copysign(rounded)
    } else {
        rounded
    }
}

/// The moved boxes, and what a class is multiplied by.
fn moved(case: &NmsCase, o: &OffsetOptions) -> (Vec<[f64; 4]>, f64) {
    let held = |number| held(o.precision, number);
    let boxes: Vec<[f64; 4]> =
        case.boxes.iter().map(|&corners| ordered(corners).map(held)).collect();
    let all = boxes.as_flattened();
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for &corner in all {
        least = least.min(corner);
        most = most.max(corner);
    }
    if all.is_empty() {
        (least, most) = (0.0, 0.0);
    }
    let offset = match o.rule {
        OffsetRule::Largest => held(most + 1.0),
        OffsetRule::Span => held(held(most - least) + 1.0),
        OffsetRule::Constant => held(o.constant),
    };
    let by = |class: u32| held(held(f64::from(class)) * offset);
    let moved = boxes.iter().zip(&case.classes);
    (
        moved.map(|(corners, &class)| corners.map(|corner| held(corner + by(class)))).collect(),
        offset,
    )
}

fn is_lost(corners: [f64; 4]) -> bool {
    corners.iter().any(|corner| !corner.is_finite())
}

/// What is kept, pair by pair, without a list of those in play.
fn by_force(case: &NmsCase, o: &OffsetOptions) -> Vec<u32> {
    let (moved, _) = moved(case, o);
    let mut order: Vec<usize> = (0..moved.len())
        .filter(|&i| o.score_threshold.is_none_or(|least| case.scores[i] > least))
        .collect();
    order.sort_by(|&a, &b| {
        let falling = case.scores[b].partial_cmp(&case.scores[a]).expect("finite");
        falling.then(o.ties.order(a as u32, b as u32))
    });
    order.truncate(o.top_k.unwrap_or(u32::MAX) as usize);
    let mut kept: Vec<usize> = Vec::new();
    for item in order {
        let lives = kept.iter().all(|&better| {
            let (a, b) = (moved[better], moved[item]);
            let apart = is_lost(a) || is_lost(b);
            apart || !o.boundary.exceeds(overlap(a, b, o.extent.one()), o.threshold)
        });
        if lives {
            kept.push(item);
        }
    }
    kept.truncate(o.max_output.unwrap_or(u32::MAX) as usize);
    kept.into_iter().map(|item| item as u32).collect()
}

fn check_events(case: &NmsCase, o: &OffsetOptions) -> TestCaseResult {
    let lab = lab(case, o);
    let (expected, factor) = moved(case, o);
    let held = |number| held(o.precision, number);
    let (rounds, _) = watch_all(&lab, |state, event| lab.detail(state, event));
    let mut shifted = 0;
    for detail in rounds.iter().flatten() {
        match detail.event {
            OffsetEvent::Offset { smallest, largest, offset } => {
                prop_assert_eq!(shifted, 0);
                let told = match o.rule {
                    OffsetRule::Largest => held(largest + 1.0),
                    OffsetRule::Span => held(held(largest - smallest) + 1.0),
                    OffsetRule::Constant => held(o.constant),
                };
                prop_assert_eq!((offset, told), (factor, factor));
                prop_assert!(smallest <= largest);
            }
            OffsetEvent::Shift { item, class, by, held: before, after, lost } => {
                prop_assert_eq!(item as usize, shifted);
                shifted += 1;
                prop_assert_eq!(class, case.classes[item as usize]);
                prop_assert_eq!(by, held(held(f64::from(class)) * factor));
                prop_assert_eq!(before, ordered(case.boxes[item as usize]).map(held));
                prop_assert_eq!(after, before.map(|corner| held(corner + by)));
                prop_assert_eq!(after, expected[item as usize]);
                prop_assert_eq!(lost, is_lost(after));
            }
            OffsetEvent::Lost { picked, other } => {
                let either =
                    is_lost(expected[picked as usize]) || is_lost(expected[other as usize]);
                prop_assert!(either);
            }
            OffsetEvent::Nms { event: NmsEvent::Compare { picked, other, overlap: told, .. } } => {
                let [a, b] = [picked, other].map(|item| expected[item as usize]);
                prop_assert!(!is_lost(a) && !is_lost(b));
                prop_assert_eq!(told, overlap(a, b, o.extent.one()));
                let pair = detail.pair.as_ref().expect("a pair is compared");
                let [a, b] = [picked, other].map(|item| item as usize);
                prop_assert_eq!(pair.classes, [case.classes[a], case.classes[b]]);
                prop_assert_eq!(pair.iou, overlap(case.boxes[a], case.boxes[b], o.extent.one()));
            }
            OffsetEvent::Nms { ref event } => {
                let asks_for_classes = matches!(event, NmsEvent::OtherClass { .. });
                prop_assert!(!asks_for_classes);
            }
        }
        prop_assert_eq!(detail.moved, shifted);
    }
    prop_assert_eq!(shifted, case.boxes.len());
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_laws((case, options) in offset_run(), visits in visits()) {
        let lab = lab(&case, &options);
        watching_changes_nothing(&lab)?;
        seeking_has_no_memory(&lab, &visits)?;
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn every_event_is_checked((case, options) in offset_run()) {
        check_events(&case, &options)?;
    }

    #[test]
    fn it_is_greedy_nms_on_moved_boxes((case, options) in offset_run()) {
        let answer = offset_nms(&case.flat(), &case.scores, &case.classes, &options);
        let answer = answer.expect("valid");
        prop_assert_eq!(answer.keep, by_force(&case, &options));
        let flat = case.flat();
        let by_class = nms(&flat, &case.scores, Some(&case.classes), &greedy(&options, true));
        prop_assert_eq!(answer.keep_by_class, by_class.expect("valid").keep);
    }

    /// Whole coordinates, none of them negative, and exact numbers: then the trick is right.
    #[test]
    fn where_it_should_be_right_it_is(
        (mut case, options) in offset_run(), rule in select(RULES.to_vec()),
    ) {
        for corner in case.boxes.as_flattened_mut() {
            *corner = (corner.abs() % 1000.0).trunc();
        }
        case.classes.iter_mut().for_each(|class| *class %= 3);
        // Counted with their last pixels, boxes 1 apart touch, and below 0 all overlap too much.
        let extent = boxstep::geometry::Extent::Exclusive;
        let options = OffsetOptions {
            rule, extent, precision: Precision::Single, constant: 7680.0,
            threshold: options.threshold.max(1e-3), ..options
        };
        let answer = offset_nms(&case.flat(), &case.scores, &case.classes, &options);
        let answer = answer.expect("valid");
        prop_assert_eq!(answer.keep, answer.keep_by_class);
    }

    #[test]
    fn the_last_frame_shows_the_answer((case, options) in offset_run()) {
        let lab = lab(&case, &options);
        let timeline = Timeline::record(lab.clone());
        let last = places(&timeline).pop().expect("there is a first round");
        let answer = timeline.answer();
        let (roles, detail) = timeline
            .at(last, |state, event| (lab.roles(state, event), lab.detail(state, event)))
            .expect("it exists");
        let kept = answer.kept().to_vec();
        prop_assert_eq!(detail.event, OffsetEvent::Nms { event: NmsEvent::Done { kept: kept.len() } });
        let shown: Vec<u32> = (0..roles.len() as u32)
            .filter(|&item| roles[item as usize] == Role::Kept)
            .collect();
        let mut expected = kept.clone();
        expected.sort_unstable();
        prop_assert_eq!(&shown, &expected);
        let summary = lab.summary(answer);
        prop_assert_eq!((summary.boxes, summary.kept), (case.boxes.len(), kept.len()));
        let columns = lab.summary_columns(answer);
        let column = |name: &str| match columns.iter().find(|(each, _)| *each == name) {
            Some((_, Column::Indices(items))) => items.clone(),
            _ => unreachable!("there is no column {name}"),
        };
        let by_class = column("keptByClass");
        let only = |a: &[u32], b: &[u32]| {
            let mut only: Vec<u32> = a.iter().copied().filter(|item| !b.contains(item)).collect();
            only.sort_unstable();
            only
        };
        prop_assert_eq!(column("missing"), only(&by_class, &kept));
        prop_assert_eq!(column("extra"), only(&kept, &by_class));
        prop_assert_eq!(summary.kept_by_class, by_class.len());
    }

    #[test]
    fn a_box_is_found_where_its_fate_is_decided((case, options) in offset_run()) {
        let lab = lab(&case, &options);
        let timeline = Timeline::record(lab.clone());
        for (item, fate) in (0..).zip(timeline.answer().fates()) {
            let place = timeline.find(Subject::Item(item)).expect("every fate is decided");
            let event = timeline.at(place, |_, event| event.clone()).expect("it exists");
            let OffsetEvent::Nms { event } = event else {
                unreachable!("{event:?} decides nothing")
            };
            let told = match (&event, fate) {
                (NmsEvent::Pick { item: picked, .. }, Fate::Kept) => *picked == item,
                (NmsEvent::Filter { item: low, .. }, Fate::Filtered) => *low == item,
                (NmsEvent::Compare { picked, other, .. }, Fate::Suppressed { by, .. }) => {
                    (picked, *other) == (by, item)
                }
                (NmsEvent::TopK { .. } | NmsEvent::Limit { .. }, Fate::Leftover) => true,
                _ => false,
            };
            prop_assert!(told, "{event:?} does not decide {fate:?}");
        }
    }
}

/// Two boxes of classes 0 and 1, IoU 0.78, which the offset 6 makes one.
const NEGATIVE: [f64; 8] = [-90.0, -90.0, 5.0, 5.0, -96.0, -96.0, -1.0, -1.0];

#[test]
fn fixture_6_negative_coordinates_make_two_boxes_one() {
    let raw = overlap([-90.0, -90.0, 5.0, 5.0], [-96.0, -96.0, -1.0, -1.0], 0.0);
    assert!((raw - 0.782_012).abs() < 5e-7);
    for precision in PRECISIONS {
        let options = OffsetOptions { precision, threshold: 0.9, ..OffsetOptions::default() };
        let answer = offset_nms(&NEGATIVE, &[0.9, 0.8], &[0, 1], &options).expect("valid");
        assert_eq!(answer.offset, 6.0);
        assert_eq!((answer.keep, answer.keep_by_class), (vec![0], vec![0, 1]));
        let lab = OffsetNms::new(&NEGATIVE, &[0.9, 0.8], &[0, 1], &options).expect("valid");
        let (rounds, _) = watch_all(&lab, |_, event| event.clone());
        let told = rounds.iter().flatten().find_map(|event| match event {
            OffsetEvent::Nms { event: NmsEvent::Compare { overlap, .. } } => Some(*overlap),
            _ => None,
        });
        assert_eq!(told, Some(1.0));
        // The other rules keep them apart.
        for rule in [OffsetRule::Span, OffsetRule::Constant] {
            let options = OffsetOptions { rule, ..options.clone() };
            let answer = offset_nms(&NEGATIVE, &[0.9, 0.8], &[0, 1], &options).expect("valid");
            assert_eq!(answer.keep, [0, 1]);
        }
    }
}

/// Class 5 of Ultralytics' offsets begins at 38,400, where half precision knows every 32nd number: two
/// boxes that hardly overlap become one, and small ones lose their size.
#[test]
fn half_precision_merges_and_flattens_boxes_of_high_classes() {
    let flat = [
        49.0, 49.0, 81.0, 81.0, 79.0, 49.0, 111.0, 81.0, 292.0, 292.0, 300.0, 300.0, 292.0, 292.0,
        300.0, 300.0,
    ];
    let (scores, classes) = ([0.9, 0.8, 0.7, 0.6], [5, 5, 5, 5]);
    let with = |precision| OffsetOptions {
        rule: OffsetRule::Constant,
        precision,
        ..OffsetOptions::default()
    };
    let keep = |precision| {
        let answer = offset_nms(&flat, &scores, &classes, &with(precision)).expect("valid");
        assert_eq!(answer.keep_by_class, [0, 1, 2]);
        answer.keep
    };
    assert_eq!(keep(Precision::Single), [0, 1, 2]);
    // 49 and 79 become 64, 81 and 111 become 96: one box. 292 and 300 both become 288: no size, so
    // that a copy suppresses nothing.
    assert_eq!(keep(Precision::Half), [0, 2, 3]);
    let lab = OffsetNms::new(&flat, &scores, &classes, &with(Precision::Half)).expect("valid");
    let summary = lab.summary(Timeline::record(lab.clone()).answer());
    assert_eq!((summary.flat, summary.lost), (2, 0));
}

/// 9 · 7680 is beyond 65,504: all overlaps with those boxes are no numbers, and nobody falls.
#[test]
fn half_precision_loses_boxes_of_higher_classes() {
    let flat = [0.0, 0.0, 10.0, 10.0].repeat(4);
    let options = OffsetOptions {
        rule: OffsetRule::Constant,
        precision: Precision::Half,
        ..OffsetOptions::default()
    };
    let answer = offset_nms(&flat, &[0.9, 0.8, 0.7, 0.6], &[9, 9, 0, 0], &options).expect("valid");
    assert_eq!((answer.keep, answer.keep_by_class), (vec![0, 1, 2], vec![0, 2]));
    // An offset that is itself infinite takes class 0 along: 0 · infinity is no number.
    let far = [70_000.0, 0.0, 70_010.0, 10.0, 0.0, 0.0, 10.0, 10.0, 0.0, 0.0, 10.0, 10.0];
    let options = OffsetOptions { rule: OffsetRule::Largest, ..options };
    let answer = offset_nms(&far, &[0.9, 0.8, 0.7], &[1, 0, 0], &options).expect("valid");
    assert_eq!(answer.offset, f64::INFINITY);
    assert_eq!(answer.keep, [0, 1, 2]);
}

#[test]
fn what_cannot_be_used_is_named() {
    let options = OffsetOptions::default();
    for constant in [-1.0, 2e9, f64::NAN, f64::INFINITY] {
        let options = OffsetOptions { constant, ..options.clone() };
        let refused = offset_nms(&NEGATIVE, &[0.9, 0.8], &[0, 1], &options);
        assert!(matches!(refused, Err(Problem::OutOfRange { .. })));
    }
    let none = offset_nms(&[], &[], &[], &options).expect("no boxes are allowed");
    assert_eq!((none.keep, none.offset), (vec![], 1.0));
    let refused = offset_nms(&NEGATIVE, &[0.9, 0.8], &[0], &options);
    let (expected, found) = (2, 1);
    assert_eq!(refused, Err(Problem::WrongLength { what: "classes".into(), expected, found }));
    let large = [-1e100, -1e100, 1e100, 1e100].repeat(2);
    for precision in PRECISIONS {
        for rule in RULES {
            let options = OffsetOptions { precision, rule, ..options.clone() };
            assert!(offset_nms(&large, &[0.9, 0.8], &[0, u32::MAX], &options).is_ok());
        }
    }
}
