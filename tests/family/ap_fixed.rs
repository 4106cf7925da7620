//! Average precision where the rules part ways, and what it does with what it cannot use.

use boxstep::Problem;
use boxstep::ap::{
    ApBoxes, ApOptions, BoxKind, DetectionSet, Interpolation, Matching, TruthSet,
    average_precision, average_precision_of,
};

/// A detection that overlaps two ground truths enough, after a better one took its favourite: VOC
/// calls it a duplicate, COCO lets it take the other.
#[test]
fn where_voc_and_coco_part_ways() {
    let truths = [[0.0, 0.0, 10.0, 10.0], [0.0, 0.0, 10.0, 14.0]];
    let detections = [[0.0, 0.0, 10.0, 10.0], [0.0, 0.0, 10.0, 11.0]];
    let flat = [truths, detections].concat().concat();
    let boxes = ApBoxes {
        boxes: &flat,
        scores: &[f64::NAN, f64::NAN, 0.9, 0.8],
        classes: &[0; 4],
        images: &[0; 4],
        kinds: &[BoxKind::Truth, BoxKind::Truth, BoxKind::Detection, BoxKind::Detection],
    };
    let of = |matching| {
        let options = ApOptions { matching, ..ApOptions::default() };
        average_precision(boxes, &options).map(|answer| answer.mean)
    };
    assert_eq!(of(Matching::Voc), Ok(Some(0.5)));
    assert_eq!(of(Matching::Coco), Ok(Some(1.0)));
}

#[test]
fn sets_given_apart_are_checked_and_numbered_apart() {
    let truth =
        TruthSet { boxes: vec![0.0, 0.0, 4.0, 4.0], classes: vec![1], ..TruthSet::default() };
    let detections = DetectionSet {
        boxes: [vec![9.0; 4], truth.boxes.clone()].concat(),
        scores: vec![0.9, 0.8],
        classes: vec![1, 1],
        images: vec![0, 0],
    };
    let of = |truth: &TruthSet| average_precision_of(truth, &detections, &ApOptions::default());
    let answer = of(&truth).expect("valid");
    let points: Vec<_> =
        answer.curves[0].points.iter().map(|point| (point.detection, point.found)).collect();
    assert_eq!((answer.mean, points), (Some(0.5), vec![(0, false), (1, true)]));
    for flagged in [
        TruthSet { difficult: vec![1], ..truth.clone() },
        TruthSet { crowd: vec![1], ..truth.clone() },
    ] {
        assert_eq!(of(&flagged).map(|answer| answer.mean), Ok(None));
    }
    let short = TruthSet { difficult: vec![1, 0], ..truth };
    let bad = Problem::WrongLength { what: "truth.difficult".to_owned(), expected: 1, found: 2 };
    assert_eq!(of(&short), Err(bad));
}

#[test]
fn levels_are_those_of_the_libraries() {
    let eleven = Interpolation::ElevenPoint.levels();
    let many = Interpolation::HundredAndOnePoint.levels();
    assert_eq!((eleven.len(), eleven[3], eleven[10]), (11, 0.3, 1.0));
    // NumPy multiplies by the step.
    assert_eq!((many.len(), many[57], many[100]), (101, 0.570_000_000_000_000_1, 1.0));
    assert_eq!(boxstep::ap::coco_thresholds()[8], 0.899_999_999_999_999_9);
    assert_eq!(boxstep::ap::coco_thresholds().len(), 10);
}

#[test]
fn what_cannot_be_used_is_named() {
    let usual = ApOptions::default();
    let flat = [0.0, 0.0, 1.0, 1.0];
    let boxes = ApBoxes {
        boxes: &flat,
        scores: &[0.5],
        classes: &[0],
        images: &[0],
        kinds: &[BoxKind::Detection],
    };
    let of = |boxes, options: &ApOptions| average_precision(boxes, options).err();
    assert_eq!(of(boxes, &usual), None);
    let bad = Problem::BadScore { index: 0, value: "NaN".to_owned() };
    assert_eq!(of(ApBoxes { scores: &[f64::NAN], ..boxes }, &usual), Some(bad));
    let bad = Problem::BadCoordinate { index: 0, value: "inf".to_owned() };
    let beyond = [0.0, f64::INFINITY, 1.0, 1.0];
    assert_eq!(of(ApBoxes { boxes: &beyond, ..boxes }, &usual), Some(bad));
    for (what, boxes) in [
        ("scores", ApBoxes { scores: &[], ..boxes }),
        ("classes", ApBoxes { classes: &[], ..boxes }),
        ("images", ApBoxes { images: &[], ..boxes }),
        ("kinds", ApBoxes { kinds: &[], ..boxes }),
    ] {
        let bad = Problem::WrongLength { what: what.to_owned(), expected: 1, found: 0 };
        assert_eq!(of(boxes, &usual), Some(bad));
    }
    for thresholds in [vec![], vec![0.5; 101], vec![0.0], vec![f64::NAN], vec![1.5]] {
        let problem = of(boxes, &ApOptions { thresholds, ..usual.clone() });
        assert!(matches!(problem, Some(Problem::OutOfRange { .. })), "{problem:?}");
    }
    let options = ApOptions { area_range: Some([0.0, f64::NAN]), ..usual.clone() };
    assert!(matches!(of(boxes, &options), Some(Problem::OutOfRange { .. })));
    let none = ApBoxes { boxes: &[], scores: &[], classes: &[], images: &[], kinds: &[] };
    assert_eq!(average_precision(none, &usual).map(|answer| answer.mean), Ok(None));
}
