//! Every step of IoU and its relatives can be checked from what it carries: its formula, computed
//! once more from its operands, gives its result and its verdict.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::f64::consts::PI;

use boxstep::iou::{IouOptions, IouPair, Kind, Quantity, Verdict};
use boxstep::watch::{Lab, Role};
use common::cases::{config, iou_run};
use common::formulas::{area, as_written, is_inverted, ordered};
use common::shown::watch_all;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// Result and verdict of a quantity, from the operands that its documentation names.
fn recomputed(quantity: Quantity, operands: &[f64], one: f64) -> Option<(f64, Verdict)> {
    use Quantity as Q;
    let plain = |result: f64| (result, Verdict::None);
    let divided = |above: f64, below: f64| {
        if below == 0.0 { (0.0, Verdict::ZeroDenominator) } else { plain(above / below) }
    };
    Some(match (quantity, operands) {
        (Q::Left | Q::Top | Q::Right | Q::Bottom, &[a, b]) if a == b => (b, Verdict::Equal),
        (Q::Left | Q::Top, &[a, b]) if a > b => (a, Verdict::First),
        (Q::Right | Q::Bottom, &[a, b]) if a < b => (a, Verdict::First),
        (Q::Left | Q::Top | Q::Right | Q::Bottom, &[_, b]) => (b, Verdict::Second),
        (Q::Width | Q::Height, &[far, near]) if far - near + one < 0.0 => (0.0, Verdict::Clamped),
        (Q::Width | Q::Height | Q::EnclosingWidth | Q::EnclosingHeight, &[far, near]) => {
            plain(far - near + one)
        }
        (Q::Intersection | Q::EnclosingArea, &[width, height]) => plain(width * height),
        (Q::AreaA | Q::AreaB, &[x2, x1, y2, y1]) => plain(area([x1, y1, x2, y2], one)),
        (Q::Union, &[a, b, intersection]) => plain(a + b - intersection),
        (Q::Iou | Q::DiouPenalty, &[above, below]) => divided(above, below),
        (Q::GiouPenalty, &[enclosing, union]) => divided(enclosing - union, enclosing),
        (Q::Giou | Q::Diou, &[iou, penalty]) => plain(iou - penalty),
        (Q::CentreDx | Q::CentreDy, &[b1, b2, a1, a2]) => plain((b1 + b2) / 2.0 - (a1 + a2) / 2.0),
        (Q::DistanceSquared | Q::DiagonalSquared, &[x, y]) => plain(x * x + y * y),
        (Q::AngleA | Q::AngleB, &[x2, x1, y2, y1]) => {
            plain(libm::atan2(x2 - x1 + one, y2 - y1 + one))
        }
        (Q::AspectTerm, &[a, b]) => plain(4.0 / (PI * PI) * ((a - b) * (a - b))),
        (Q::Alpha, &[v, iou]) => divided(v, 1.0 - iou + v),
        (Q::Ciou, &[diou, alpha, v]) => plain(diou - alpha * v),
        _ => return None,
    })
}

/// Where the operands of a quantity come from: the boxes, or results before it.
fn operands(
    quantity: Quantity,
    [ax1, ay1, ax2, ay2]: [f64; 4],
    [bx1, by1, bx2, by2]: [f64; 4],
    before: impl Fn(Quantity) -> f64,
) -> Vec<f64> {
    use Quantity as Q;
    let results = |quantities: &[Q]| quantities.iter().map(|&q| before(q)).collect();
    match quantity {
        Q::Left => vec![ax1, bx1],
        Q::Right => vec![ax2, bx2],
        Q::Top => vec![ay1, by1],
        Q::Bottom => vec![ay2, by2],
        Q::Width => results(&[Q::Right, Q::Left]),
        Q::Height => results(&[Q::Bottom, Q::Top]),
        Q::Intersection => results(&[Q::Width, Q::Height]),
        Q::AreaA | Q::AngleA => vec![ax2, ax1, ay2, ay1],
        Q::AreaB | Q::AngleB => vec![bx2, bx1, by2, by1],
        Q::Union => results(&[Q::AreaA, Q::AreaB, Q::Intersection]),
        Q::Iou => results(&[Q::Intersection, Q::Union]),
        Q::EnclosingWidth => vec![ax2.max(bx2), ax1.min(bx1)],
        Q::EnclosingHeight => vec![ay2.max(by2), ay1.min(by1)],
        Q::EnclosingArea | Q::DiagonalSquared => results(&[Q::EnclosingWidth, Q::EnclosingHeight]),
        Q::GiouPenalty => results(&[Q::EnclosingArea, Q::Union]),
        Q::Giou => results(&[Q::Iou, Q::GiouPenalty]),
        Q::CentreDx => vec![bx1, bx2, ax1, ax2],
        Q::CentreDy => vec![by1, by2, ay1, ay2],
        Q::DistanceSquared => results(&[Q::CentreDx, Q::CentreDy]),
        Q::DiouPenalty => results(&[Q::DistanceSquared, Q::DiagonalSquared]),
        Q::Diou => results(&[Q::Iou, Q::DiouPenalty]),
        Q::AspectTerm => results(&[Q::AngleA, Q::AngleB]),
        Q::Alpha => results(&[Q::AspectTerm, Q::Iou]),
        Q::Ciou => results(&[Q::Diou, Q::Alpha, Q::AspectTerm]),
    }
}

/// The numbers of each kind, round by round.
fn rounds_of(kind: Kind) -> Vec<Vec<Quantity>> {
    use Quantity as Q;
    let mut rounds = vec![
        vec![Q::Left, Q::Right, Q::Width],
        vec![Q::Top, Q::Bottom, Q::Height],
        vec![Q::Intersection],
        vec![Q::AreaA, Q::AreaB],
        vec![Q::Union],
        vec![Q::Iou],
    ];
    if kind != Kind::Iou {
        rounds.push(vec![Q::EnclosingWidth, Q::EnclosingHeight]);
    }
    if kind == Kind::Giou {
        rounds.push(vec![Q::EnclosingArea, Q::GiouPenalty, Q::Giou]);
    }
    if matches!(kind, Kind::Diou | Kind::Ciou) {
        rounds.push(vec![Q::CentreDx, Q::CentreDy, Q::DistanceSquared]);
        rounds.push(vec![Q::DiagonalSquared, Q::DiouPenalty, Q::Diou]);
    }
    if kind == Kind::Ciou {
        rounds.push(vec![Q::AngleA, Q::AngleB, Q::AspectTerm, Q::Alpha, Q::Ciou]);
    }
    rounds
}

fn check_iou(boxes: &[[f64; 4]], options: &IouOptions) -> TestCaseResult {
    let lab = IouPair::new(&boxes.concat(), options).expect("the case is valid");
    let one = options.extent.one();
    let written = (boxes[options.pair.0], boxes[options.pair.1]);
    let (a, b) = (ordered(written.0), ordered(written.1));
    let (rounds, answer) =
        watch_all(&lab, |state, event| (lab.detail(state, event), lab.roles(state, event)));

    let summary = lab.summary(&answer);
    let mut known: Vec<(Quantity, f64)> = Vec::new();
    for (number, round) in rounds.iter().enumerate() {
        for (detail, roles) in round {
            let event = &detail.event;
            let before = |wanted: Quantity| {
                known.iter().find(|(q, _)| *q == wanted).expect("it was told before").1
            };
            let carried = event.operands.as_slice();
            prop_assert_eq!(carried, operands(event.quantity, a, b, before), "{:?}", event);
            let (result, verdict) = recomputed(event.quantity, carried, one)
                .expect("its operands are those documented");
            prop_assert_eq!(event.result.to_bits(), result.to_bits(), "{:?}", event);
            prop_assert_eq!(event.verdict, verdict, "{:?}", event);
            known.push((event.quantity, event.result));

            prop_assert_eq!((detail.a, detail.b), (a, b));
            prop_assert_eq!(detail.reached, number + 1);
            prop_assert_eq!(Some(&detail.stage), summary.stages.get(number));
            // Values and quantities have the same names.
            let mut values = serde_json::to_value(&detail.values).expect("it has a JSON form");
            for (quantity, result) in &known {
                let name = serde_json::to_value(quantity).expect("it has a JSON form");
                let value = values[name.as_str().expect("it is a name")].take();
                prop_assert_eq!(value.as_f64(), Some(*result), "{:?}", quantity);
            }
            let to_come = values.as_object().expect("it is an object").values();
            prop_assert!(to_come.filter_map(|v| v.as_f64()).all(|v| v == 0.0));

            let mut expected = vec![Role::Aside; boxes.len()];
            expected[options.pair.1] = Role::Second;
            expected[options.pair.0] = Role::First;
            prop_assert_eq!(roles, &expected);
        }
    }
    let told: Vec<Vec<Quantity>> =
        rounds.iter().map(|r| r.iter().map(|(d, _)| d.event.quantity).collect()).collect();
    prop_assert_eq!(told, rounds_of(options.kind));

    let inverted = is_inverted(written.0) || is_inverted(written.1);
    let expected = if inverted { as_written(written.0, written.1, one) } else { "None".to_owned() };
    prop_assert_eq!(format!("{:?}", summary.as_written), expected);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_step_is_checked((boxes, options) in iou_run()) {
        check_iou(&boxes, &options)?;
    }

    /// The angles come from `libm`, for the same bits everywhere; they are the angles all the same.
    #[test]
    fn angles_are_those_of_the_standard_library(width in 0.0..1e3, height in 0.0..1e3) {
        let angle: f64 = libm::atan2(width, height);
        prop_assert!((angle - f64::atan2(width, height)).abs() < 1e-15);
    }
}
