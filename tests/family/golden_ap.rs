//! Average precision of the two folders of Cartucho/mAP, as pycocotools and the VOC rules have it:
//! three classes of it copied to `tests/golden`, and all where the files lie beside the project.

use std::collections::BTreeMap;

use boxstep::ap::{
    ApBoxes, ApOptions, BoxKind, Interpolation, Matching, average_precision, coco_thresholds,
};
use serde::Deserialize;

use super::golden::{assert_near, beside};

#[derive(Deserialize)]
struct Row {
    class: String,
    image: u32,
    score: Option<f64>,
    #[serde(rename = "box")]
    corners: [f64; 4],
}

#[derive(Deserialize)]
struct Expected {
    ap50_101: f64,
    ap_50_95: f64,
    ap50_11: f64,
    ap50_all: f64,
    ground_truths: usize,
    detections: usize,
    true_positives: usize,
}

/// Classes without ground truths have no numbers.
type PerClass = BTreeMap<String, Option<Expected>>;

struct Columns {
    boxes: Vec<f64>,
    scores: Vec<f64>,
    classes: Vec<u32>,
    images: Vec<u32>,
    kinds: Vec<BoxKind>,
    names: Vec<String>,
}

impl Columns {
    fn of(rows: &[Row]) -> Self {
        let mut names: Vec<String> = rows.iter().map(|row| row.class.clone()).collect();
        names.sort();
        names.dedup();
        let class = |row: &Row| names.binary_search(&row.class).expect("it is listed") as u32;
        Self {
            boxes: rows.iter().flat_map(|row| row.corners).collect(),
            scores: rows.iter().map(|row| row.score.unwrap_or(f64::NAN)).collect(),
            classes: rows.iter().map(class).collect(),
            images: rows.iter().map(|row| row.image).collect(),
            kinds: rows
                .iter()
                .map(|row| row.score.map_or(BoxKind::Truth, |_| BoxKind::Detection))
                .collect(),
            names,
        }
    }

    fn boxes(&self) -> ApBoxes<'_> {
        ApBoxes {
            boxes: &self.boxes,
            scores: &self.scores,
            classes: &self.classes,
            images: &self.images,
            kinds: &self.kinds,
        }
    }

    fn mean(&self, options: &ApOptions) -> f64 {
        let answer = average_precision(self.boxes(), options).expect("the case is valid");
        answer.mean.expect("there are ground truths")
    }
}

fn check(rows: &[Row], per_class: &PerClass) {
    let columns = Columns::of(rows);
    let mut classes = 0;
    for (name, expected) in per_class {
        let Some(expected) = expected else { continue };
        classes += 1;
        let class = columns.names.binary_search(name).expect("it has boxes") as u32;
        let voc =
            |interpolation| ApOptions { interpolation, class: Some(class), ..ApOptions::default() };
        assert_near(columns.mean(&voc(Interpolation::ElevenPoint)), expected.ap50_11, 1e-9);
        assert_near(columns.mean(&voc(Interpolation::AllPoint)), expected.ap50_all, 1e-9);
        let coco = ApOptions { class: Some(class), ..ApOptions::coco() };
        assert_near(columns.mean(&coco), expected.ap_50_95, 1e-9);
        let at_50 = ApOptions { thresholds: vec![0.5], ..coco };
        assert_near(columns.mean(&at_50), expected.ap50_101, 1e-9);
        for options in [voc(Interpolation::AllPoint), at_50] {
            let answer = average_precision(columns.boxes(), &options).expect("valid");
            let result = answer.curves[0].result;
            assert_eq!(result.truths, expected.ground_truths, "{name}");
            let detections = result.true_positives + result.false_positives;
            assert_eq!(detections, expected.detections, "{name}");
            if options.matching == Matching::Voc {
                assert_eq!(result.true_positives, expected.true_positives, "{name}");
            }
        }
    }
    assert!(classes > 0);
}

#[test]
fn three_classes_of_cartucho() {
    #[derive(Deserialize)]
    struct File {
        boxes: Vec<Row>,
        per_class: PerClass,
    }
    let text = std::fs::read_to_string(beside("tests/golden/ap.json")).expect("it is there");
    let file: File = serde_json::from_str(&text).expect("it is such a file");
    check(&file.boxes, &file.per_class);
}

/// `class [score] left top right bottom` a line; the images are numbered by name.
fn read_folders() -> Option<Vec<Row>> {
    let folder = |name: &str| beside("../shared/fixtures/cartucho").join(name);
    let mut names: Vec<_> = std::fs::read_dir(folder("ground-truth"))
        .ok()?
        .map(|entry| entry.expect("it can be listed").file_name())
        .collect();
    names.sort();
    let mut rows = Vec::new();
    for (image, name) in (0..).zip(names) {
        for kind in ["ground-truth", "detection-results"] {
            let text = std::fs::read_to_string(folder(kind).join(&name)).expect("it can be read");
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                let mut words = line.split_whitespace();
                let class = words.next().expect("a line has words").to_owned();
                let numbers: Vec<f64> = words.map_while(|word| word.parse().ok()).collect();
                let (score, corners) = match numbers[..] {
                    [a, b, c, d] => (None, [a, b, c, d]),
                    [score, a, b, c, d] => (Some(score), [a, b, c, d]),
                    _ => unreachable!("{line}"),
                };
                rows.push(Row { class, image, score, corners });
            }
        }
    }
    Some(rows)
}

#[test]
fn all_of_cartucho_where_it_lies_beside_the_project() {
    #[derive(Deserialize)]
    struct File {
        coco_stats: BTreeMap<String, f64>,
        per_class: PerClass,
    }
    let Ok(text) = std::fs::read_to_string(beside("../shared/golden/ap.json")) else { return };
    let file: File = serde_json::from_str(&text).expect("it is such a file");
    let Some(rows) = read_folders() else { return };
    check(&rows, &file.per_class);

    let columns = Columns::of(&rows);
    let coco = ApOptions::coco();
    let with = |thresholds| ApOptions { thresholds, ..coco.clone() };
    let of_area = |least: f64, most: f64| ApOptions {
        area_range: Some([least * least, most * most]),
        ..coco.clone()
    };
    let expected = |name: &str| file.coco_stats[name];
    assert_near(columns.mean(&coco), expected("AP"), 1e-9);
    assert_near(columns.mean(&with(vec![coco_thresholds()[0]])), expected("AP50"), 1e-9);
    assert_near(columns.mean(&with(vec![coco_thresholds()[5]])), expected("AP75"), 1e-9);
    assert_near(columns.mean(&of_area(0.0, 32.0)), expected("AP_small"), 1e-9);
    assert_near(columns.mean(&of_area(32.0, 96.0)), expected("AP_medium"), 1e-9);
    assert_near(columns.mean(&of_area(96.0, 1e5)), expected("AP_large"), 1e-9);
}
