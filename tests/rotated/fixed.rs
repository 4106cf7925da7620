//! Overlaps that can be computed by hand, and what is refused.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, SQRT_2};

use boxstep::Problem;
use boxstep::rotated::{
    RotatedIouOptions, RotatedNmsOptions, RotatedPair, rotated_iou, rotated_nms, rotated_rects_of,
    rotated_rects_of_corners,
};

fn of(a: [f64; 5], b: [f64; 5]) -> f64 {
    let rects = rotated_rects_of(&[a, b].concat()).expect("valid");
    rotated_iou(&rects[0], &rects[1])
}

#[track_caller]
fn assert_near(value: f64, expected: f64) {
    assert!((value - expected).abs() <= 1e-14, "{value} is not {expected}");
}

#[test]
fn overlaps_computed_by_hand() {
    let square = [5.0, 5.0, 10.0, 10.0, 0.0];
    assert_eq!(of(square, square), 1.0);
    assert_eq!(of(square, [5.0, 10.0, 10.0, 20.0, 0.0]), 0.5);
    assert_eq!(of(square, [10.0, 5.0, 10.0, 10.0, 0.0]), 1.0 / 3.0);
    // An eighth turn of a square about its centre leaves a regular octagon of area 2 (√2 - 1) s².
    let octagon = 2.0 * (SQRT_2 - 1.0);
    assert_near(of(square, [5.0, 5.0, 10.0, 10.0, FRAC_PI_4]), octagon / (2.0 - octagon));
    // A cross of two bars of 30 x 10.
    assert_near(of([0.0, 0.0, 30.0, 10.0, 0.0], [0.0, 0.0, 30.0, 10.0, FRAC_PI_2]), 0.2);
    // A diamond whose corners are the middles of the square's sides.
    let half = 10.0 / SQRT_2;
    assert_near(of(square, [5.0, 5.0, half, half, FRAC_PI_4]), 0.5);
    // Touching along a side, at a corner, and apart.
    assert_eq!(of(square, [15.0, 5.0, 10.0, 10.0, 0.0]), 0.0);
    assert_eq!(of(square, [15.0, 15.0, 10.0, 10.0, 0.0]), 0.0);
    assert_eq!(of(square, [40.0, 5.0, 10.0, 10.0, 0.7]), 0.0);
}

#[test]
fn clockwise_on_the_screen() {
    // A bar, turned by 45 degrees: its right end goes down.
    let bar = [0.0, 0.0, 20.0, 2.0, FRAC_PI_4];
    let at = |x: f64, y: f64| of(bar, [x, y, 1.0, 1.0, 0.0]);
    assert!(at(5.0, 5.0) > 0.0 && at(-5.0, -5.0) > 0.0);
    assert!(at(5.0, -5.0) == 0.0 && at(-5.0, 5.0) == 0.0);
}

#[test]
fn boxes_without_area_overlap_by_nothing() {
    let square = [5.0, 5.0, 10.0, 10.0, 0.3];
    for flat in [[5.0, 5.0, 0.0, 10.0, 1.0], [5.0, 5.0, 0.0, 0.0, 1.0], [5.0, 5.0, 4.0, 0.0, 0.3]] {
        assert_eq!((of(square, flat), of(flat, square), of(flat, flat)), (0.0, 0.0, 0.0));
    }
}

#[test]
fn far_from_the_origin_no_digit_is_lost() {
    let (a, b) = ([0.25, 0.5, 3.0, 1.0, 0.5], [1.0, 0.25, 2.0, 2.0, 1.25]);
    let far = |[x, y, w, h, angle]: [f64; 5]| [x + 1e9, y - 1e9, w, h, angle];
    assert_eq!(of(far(a), far(b)).to_bits(), of(a, b).to_bits());
}

#[test]
fn a_chain_of_turned_boxes_falls_where_an_upright_one_does_not() {
    // Two long boxes side by side on a slant: as upright boxes they overlap by 0.29, as turned ones by 0.17.
    let corners = [0.0, 40.0, 100.0, 60.0, 10.0, 50.0, 110.0, 70.0];
    let keep = |angles: &[f64]| {
        let rects = rotated_rects_of_corners(&corners, angles).expect("valid");
        let options = RotatedNmsOptions { threshold: 0.2, ..RotatedNmsOptions::default() };
        rotated_nms(rects, &[0.9, 0.8], None, &options).map(|answer| answer.keep)
    };
    assert_eq!(keep(&[0.0, 0.0]), Ok(vec![0]));
    assert_eq!(keep(&[-FRAC_PI_4, -FRAC_PI_4]), Ok(vec![0, 1]));
    // Along the slant they lie on one another.
    assert_eq!(keep(&[FRAC_PI_4, FRAC_PI_4]), Ok(vec![0]));
}

#[test]
fn what_is_refused_is_named() {
    let value = |v: f64| v.to_string();
    let five = |bad: [f64; 5]| rotated_rects_of(&[[0.0, 0.0, 1.0, 1.0, 0.0], bad].concat()).err();
    for bad in [f64::NAN, f64::INFINITY, -2e100] {
        let coordinate = Problem::BadCoordinate { index: 1, value: value(bad) };
        assert_eq!(five([0.0, bad, 1.0, 1.0, 0.0]), Some(coordinate));
        let side = Problem::BadSide { index: 1, value: value(bad) };
        assert_eq!(five([0.0, 0.0, bad, 1.0, 0.0]), Some(side));
    }
    let side = Problem::BadSide { index: 1, value: "-1".to_owned() };
    assert_eq!(five([0.0, 0.0, 1.0, -1.0, 0.0]), Some(side));
    for bad in [f64::NAN, f64::INFINITY] {
        let angle = Problem::BadAngle { index: 1, value: value(bad) };
        assert_eq!(five([0.0, 0.0, 1.0, 1.0, bad]), Some(angle.clone()));
        let corners = [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0];
        assert_eq!(rotated_rects_of_corners(&corners, &[0.0, bad]).err(), Some(angle));
    }
    assert_eq!(rotated_rects_of(&[0.0; 6]).err(), Some(Problem::NotFiveNumbers { length: 6 }));
    assert_eq!(
        rotated_rects_of_corners(&[0.0; 8], &[0.0]).err(),
        Some(Problem::WrongLength { what: "angles".to_owned(), expected: 2, found: 1 })
    );
    let options = RotatedIouOptions { pair: (0, 2), angles: Vec::new() };
    assert_eq!(
        RotatedPair::new(&[0.0; 8], &options).err(),
        Some(Problem::NoSuchBox { index: 2, count: 2 })
    );
    let one = || rotated_rects_of(&[0.0, 0.0, 1.0, 1.0, 0.0]).expect("valid");
    let options = RotatedNmsOptions { threshold: f64::NAN, ..RotatedNmsOptions::default() };
    assert!(matches!(
        rotated_nms(one(), &[0.5], None, &options),
        Err(Problem::BadOption { option, .. }) if option == "threshold"
    ));
    let options = RotatedNmsOptions { per_class: true, ..RotatedNmsOptions::default() };
    assert_eq!(rotated_nms(one(), &[0.5], None, &options).err(), Some(Problem::NoClasses));
    assert_eq!(
        rotated_nms(one(), &[], None, &RotatedNmsOptions::default()).err(),
        Some(Problem::WrongLength { what: "scores".to_owned(), expected: 1, found: 0 })
    );
    assert_eq!(
        rotated_nms(Vec::new(), &[], None, &RotatedNmsOptions::default()).map(|a| a.keep),
        Ok(Vec::new())
    );
}
