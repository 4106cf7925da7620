//! The answers of libraries: a few cases copied to `tests/golden`, and the full files where they
//! lie beside the project.

use std::path::{Path, PathBuf};

use boxstep::fusion::{FusionMethod, FusionOptions, fuse_boxes};
use boxstep::soft::{Decay, SoftNmsOptions, soft_nms};
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub fn beside(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The cases of the copied part, and of the full file where it is.
fn cases<T: DeserializeOwned>(name: &str) -> Vec<T> {
    #[derive(Deserialize)]
    struct File<T> {
        cases: Vec<T>,
    }
    let read = |folder: &str| {
        let text = std::fs::read_to_string(beside(folder).join(name)).ok()?;
        let file: File<T> = serde_json::from_str(&text).expect("it is a file of cases");
        assert!(!file.cases.is_empty(), "{folder}/{name} is empty");
        Some(file.cases)
    };
    let mut all = read("tests/golden").expect("the copied part is there");
    all.extend(read("../shared/golden").unwrap_or_default());
    all
}

#[track_caller]
pub fn assert_near(value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() <= tolerance, "{value} is not {expected}");
}

#[derive(Debug, Deserialize)]
struct OpenCvSoft {
    xywh: Vec<[f64; 4]>,
    scores: Vec<f64>,
    method: Decay,
    sigma: f64,
    threshold: f64,
    score_threshold: f64,
    keep: Vec<u32>,
    scores_after: Vec<f64>,
}

#[test]
fn soft_nms_is_that_of_opencv() {
    for case in cases::<OpenCvSoft>("soft_nms_opencv.json") {
        let corners = case.xywh.iter().flat_map(|&[x, y, w, h]| [x, y, x + w, y + h]);
        let options = SoftNmsOptions {
            method: case.method,
            sigma: case.sigma,
            threshold: case.threshold,
            score_threshold: case.score_threshold,
            ..SoftNmsOptions::default()
        };
        let flat: Vec<f64> = corners.collect();
        let answer = soft_nms(&flat, &case.scores, None, &options).expect("the case is valid");
        assert_eq!(answer.keep, case.keep, "{case:?}");
        for (&score, &expected) in answer.scores.iter().zip(&case.scores_after) {
            assert_near(score, expected, 1e-5);
        }
    }
}

#[derive(Debug, Deserialize)]
struct EnsembleBoxes {
    method: FusionMethod,
    boxes: Vec<[f64; 4]>,
    scores: Vec<f64>,
    classes: Vec<u32>,
    threshold: f64,
    out_boxes: Vec<[f64; 4]>,
    out_scores: Vec<f64>,
    out_classes: Vec<u32>,
}

/// ensemble-boxes computes in float32, and orders equal scores as NumPy's unstable sort happens to:
/// among those, any order will do.
#[test]
fn fusion_is_that_of_ensemble_boxes() {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-5;
    for case in cases::<EnsembleBoxes>("fusion.json") {
        let options = FusionOptions {
            method: case.method,
            threshold: case.threshold,
            clip_to_unit: true,
            ..FusionOptions::default()
        };
        let answer = fuse_boxes(&case.boxes.concat(), &case.scores, Some(&case.classes), &options)
            .expect("the case is valid");
        assert_eq!(answer.scores.len(), case.out_scores.len(), "{case:?}");
        for (&score, &expected) in answer.scores.iter().zip(&case.out_scores) {
            assert_near(score, expected, 1e-5);
        }
        let mut left: Vec<usize> = (0..answer.scores.len()).collect();
        for (row, corners) in case.out_boxes.iter().enumerate() {
            let same = |&at: &usize| {
                answer.classes[at] == case.out_classes[row]
                    && near(answer.scores[at], case.out_scores[row])
                    && answer.boxes[at].iter().zip(corners).all(|(a, b)| near(*a, *b))
            };
            let found = left.iter().position(same);
            left.remove(found.unwrap_or_else(|| unreachable!("{row} of {case:?}")));
        }
    }
}
