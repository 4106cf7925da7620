//! The answers of libraries that people use, and the numbers of the project's own reference.
//!
//! `tests/golden` holds a few cases of each file. Where the full files lie beside the project, in
//! `../shared/golden`, they are read too.
#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;

use boxstep::geometry::{Extent, rects_of};
use boxstep::iou::{Kind, iou, iou_matrix};
use boxstep::nms::{Boundary, NmsOptions, Penalty, Ties, keep_as_py_nms, nms};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The cases of the copied part, and of the full file where it is.
fn cases<T: DeserializeOwned>(name: &str) -> Vec<T> {
    #[derive(Deserialize)]
    struct File<T> {
        cases: Vec<T>,
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: &str| {
        let text = std::fs::read_to_string(root.join(folder).join(name)).ok()?;
        let file: File<T> = serde_json::from_str(&text).expect("it is a file of cases");
        assert!(!file.cases.is_empty(), "{folder}/{name} is empty");
        Some(file.cases)
    };
    let mut all = read("tests/golden").expect("the copied part is there");
    all.extend(read("../shared/golden").unwrap_or_default());
    all
}

#[derive(Deserialize)]
struct Pair {
    a: [f64; 4],
    b: [f64; 4],
    iou: f64,
    giou: f64,
    diou: f64,
    ciou: f64,
    iou_inclusive: f64,
}

#[derive(Deserialize)]
struct Torchvision {
    boxes: Vec<[f64; 4]>,
    scores: Vec<f64>,
    classes: Vec<u32>,
    threshold: f64,
    keep_agnostic: Vec<u32>,
    keep_per_class: Vec<u32>,
}

#[derive(Deserialize)]
struct PyNms {
    boxes: Vec<[f64; 4]>,
    scores: Vec<f64>,
    threshold: f64,
    keep: Vec<u32>,
}

/// The options of py-faster-rcnn's `py_cpu_nms.py`.
fn like_py_nms(threshold: f64) -> NmsOptions {
    NmsOptions {
        threshold,
        extent: Extent::Inclusive,
        boundary: Boundary::Greater,
        ties: Ties::HighestIndex,
        ..NmsOptions::default()
    }
}

fn keep(boxes: &[[f64; 4]], scores: &[f64], options: &NmsOptions) -> Vec<u32> {
    nms(&boxes.concat(), scores, None, options).expect("the case is valid").keep
}

fn overlap(a: [f64; 4], b: [f64; 4], extent: Extent, kind: Kind) -> f64 {
    let rects = rects_of(&[a, b].concat()).expect("the case is valid");
    iou(&rects[0], &rects[1], extent, kind)
}

#[track_caller]
fn assert_near(value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() <= tolerance, "{value} is not {expected}");
}

#[test]
fn overlaps_are_those_of_torchvision() {
    for pair in cases::<Pair>("iou.json") {
        let of = |extent, kind| overlap(pair.a, pair.b, extent, kind);
        assert_near(of(Extent::Exclusive, Kind::Iou), pair.iou, 1e-9);
        assert_near(of(Extent::Exclusive, Kind::Giou), pair.giou, 1e-9);
        assert_near(of(Extent::Exclusive, Kind::Diou), pair.diou, 1e-9);
        // torchvision adds 1e-7 to the denominators of this one.
        assert_near(of(Extent::Exclusive, Kind::Ciou), pair.ciou, 1e-6);
        assert_near(of(Extent::Inclusive, Kind::Iou), pair.iou_inclusive, 1e-9);
    }
}

#[test]
fn the_matrix_is_that_of_torchvision() {
    let pairs = cases::<Pair>("iou.json");
    let rects = |boxes: Vec<[f64; 4]>| rects_of(&boxes.concat()).expect("the cases are valid");
    let a = rects(pairs.iter().map(|pair| pair.a).collect());
    let b = rects(pairs.iter().map(|pair| pair.b).collect());
    let matrix = iou_matrix(&a, &b, Extent::Exclusive, Kind::Iou);
    assert_eq!(matrix.len(), pairs.len() * pairs.len());
    for (row, pair) in pairs.iter().enumerate() {
        assert_near(matrix[row * pairs.len() + row], pair.iou, 1e-9);
    }
}

/// Ties included: torchvision's class-by-class answers, merged by falling score, list equal scores
/// by rising index over all classes, as ours do.
#[test]
fn nms_keeps_what_torchvision_keeps() {
    for case in cases::<Torchvision>("nms_torchvision.json") {
        let options = NmsOptions { threshold: case.threshold, ..NmsOptions::default() };
        assert_eq!(keep(&case.boxes, &case.scores, &options), case.keep_agnostic);
        let options = NmsOptions { per_class: true, ..options };
        let answer = nms(&case.boxes.concat(), &case.scores, Some(&case.classes), &options);
        assert_eq!(answer.expect("the case is valid").keep, case.keep_per_class);
    }
}

/// The first case has an inverted box, which py_nms takes as written and ours puts in order; both
/// keep the same there.
#[test]
fn nms_keeps_what_py_nms_keeps() {
    for case in cases::<PyNms>("nms_py_nms.json") {
        assert_eq!(keep(&case.boxes, &case.scores, &like_py_nms(case.threshold)), case.keep);
        assert_eq!(keep_as_py_nms(&case.boxes, &case.scores, case.threshold), case.keep);
    }
}

/// maskrcnn-benchmark issue 1020: one pair, two answers, on either side of 0.7.
#[test]
fn fixture_1_counting_pixels_flips_a_verdict() {
    let (a, b) = ([0.0, 0.0, 10.0, 10.0], [1.0, 1.0, 11.0, 11.0]);
    assert_near(overlap(a, b, Extent::Exclusive, Kind::Iou), 0.680_672, 5e-7);
    assert_near(overlap(a, b, Extent::Inclusive, Kind::Iou), 0.704_225, 5e-7);
    let options = NmsOptions { threshold: 0.7, ..NmsOptions::default() };
    assert_eq!(keep(&[a, b], &[0.9, 0.8], &options), [0, 1]);
    let options = NmsOptions { extent: Extent::Inclusive, ..options };
    assert_eq!(keep(&[a, b], &[0.9, 0.8], &options), [0]);
}

#[test]
fn fixture_2_an_overlap_of_exactly_the_threshold() {
    let (a, b) = ([0.0, 0.0, 10.0, 10.0], [0.0, 0.0, 10.0, 20.0]);
    assert_eq!(overlap(a, b, Extent::Exclusive, Kind::Iou), 0.5);
    assert_near(overlap(a, b, Extent::Inclusive, Kind::Iou), 0.523_810, 5e-7);
    assert_eq!(overlap(a, b, Extent::Exclusive, Kind::Diou), 0.45);
    let options = NmsOptions { threshold: 0.5, ..NmsOptions::default() };
    assert_eq!(keep(&[a, b], &[0.9, 0.8], &options), [0, 1]);
    let options = NmsOptions { boundary: Boundary::GreaterOrEqual, ..options };
    assert_eq!(keep(&[a, b], &[0.9, 0.8], &options), [0]);
}

#[test]
fn fixture_3_counting_pixels_lets_normalised_boxes_overlap() {
    let (a, b) = ([0.0, 0.0, 0.1, 0.1], [0.8, 0.8, 0.9, 0.9]);
    assert_eq!(overlap(a, b, Extent::Exclusive, Kind::Iou), 0.0);
    assert_near(overlap(a, b, Extent::Inclusive, Kind::Iou), 0.0386, 5e-5);
}

/// pytorch/vision issue 8949: C lives because B, which overlaps it, was itself suppressed.
#[test]
fn fixture_4_a_suppressed_box_suppresses_nothing() {
    let [a, b, c] = [0.0, 4.0, 8.0].map(|x| [x, 0.0, x + 10.0, 10.0]);
    let iou = |p, q| overlap(p, q, Extent::Exclusive, Kind::Iou);
    assert_near(iou(a, b), 0.428_571, 5e-7);
    assert_near(iou(b, c), 0.428_571, 5e-7);
    assert_near(iou(a, c), 0.111_111, 5e-7);
    let options = NmsOptions { threshold: 0.4, ..NmsOptions::default() };
    assert_eq!(keep(&[a, b, c], &[0.9, 0.8, 0.7], &options), [0, 2]);
}

/// pytorch/vision issue 2157.
#[test]
fn fixture_8_equal_scores() {
    let boxes = [[0.0, 0.0, 10.0, 10.0]; 3];
    let options = NmsOptions::default();
    assert_eq!(keep(&boxes, &[0.5; 3], &options), [0]);
    let options = NmsOptions { ties: Ties::HighestIndex, ..options };
    assert_eq!(keep(&boxes, &[0.5; 3], &options), [2]);
    assert_eq!(keep_as_py_nms(&boxes, &[0.5; 3], 0.5), [2]);
}

#[test]
fn fixture_7_the_distance_that_greedynms_of_darknet_takes_off() {
    let pair = rects_of(&[0.0, 0.0, 10.0, 10.0, 0.0, 0.0, 10.0, 20.0]).expect("valid");
    let taken = |exponent| {
        let extent = Extent::Exclusive;
        Penalty::of(&pair[0], &pair[1], extent, Kind::Diou, exponent).expect("DIoU has one")
    };
    assert_near(taken(1.0).overlap(), 0.45, 1e-12);
    assert_near(taken(0.6).overlap(), 0.334_277, 5e-7);
    assert_near(taken(0.6).iou, 0.5, 0.0);

    // So at 0.4 darknet keeps both, and plain NMS one.
    let boxes = [[0.0, 0.0, 10.0, 10.0], [0.0, 0.0, 10.0, 20.0]];
    let plain = NmsOptions { threshold: 0.4, ..NmsOptions::default() };
    let darknet = NmsOptions { measure: Kind::Diou, exponent: 0.6, ..plain.clone() };
    assert_eq!(keep(&boxes, &[0.9, 0.8], &plain), [0]);
    assert_eq!(keep(&boxes, &[0.9, 0.8], &darknet), [0, 1]);
}
