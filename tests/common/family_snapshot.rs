//! Timelines of the family around NMS as a single number, which every target must arrive at.

use boxstep::ap::{Ap, ApBoxes, ApOptions, BoxKind, Interpolation};
use boxstep::fusion::{Confidence, Fusion, FusionMethod, FusionOptions};
use boxstep::geometry::Extent;
use boxstep::nms::{Boundary, Ties};
use boxstep::offset::{OffsetNms, OffsetOptions, OffsetRule, Precision};
use boxstep::soft::{Decay, SigmaMeaning, SoftNms, SoftNmsOptions};
use boxstep::watch::Timeline;

use super::shown::serialised;
use super::snapshot::{boxes, classes, fnv, scores};

/// What [`hash`] gave when this was last looked at.
pub const EXPECTED: &str = "552583ea319a9ec0";

/// The options of the runs of Soft-NMS: few and all.
pub fn soft_variants() -> [SoftNmsOptions; 3] {
    [
        SoftNmsOptions::default(),
        SoftNmsOptions { method: Decay::Linear, threshold: 0.1, ..SoftNmsOptions::default() },
        SoftNmsOptions {
            method: Decay::Gaussian,
            threshold: 0.2,
            boundary: Boundary::GreaterOrEqual,
            sigma: 0.3,
            sigma_meaning: SigmaMeaning::Tensorflow,
            hard_cut: true,
            score_threshold: 0.2,
            score_boundary: Boundary::Greater,
            extent: Extent::Inclusive,
            ties: Ties::HighestIndex,
            per_class: true,
            max_output: Some(5),
        },
    ]
}

/// The options of the runs of average precision: VOC's and COCO's.
pub fn ap_variants() -> [ApOptions; 2] {
    let area_range = Some([2.0, 60.0]);
    [
        ApOptions { thresholds: vec![0.2], ..ApOptions::default() },
        ApOptions {
            interpolation: Interpolation::HundredAndOnePoint,
            thresholds: vec![0.1, 0.3],
            extent: Extent::Inclusive,
            area_range,
            ..ApOptions::coco()
        },
    ]
}

/// Average precision of the fixed boxes, every other one a ground truth, in two images.
pub fn ap(options: &ApOptions) -> Ap {
    let count = classes().len();
    let kinds: Vec<BoxKind> = (0..count)
        .map(|i| match i % 8 {
            0 | 2 | 4 => BoxKind::Truth,
            6 if i % 3 == 0 => BoxKind::Crowd,
            6 => BoxKind::Difficult,
            _ => BoxKind::Detection,
        })
        .collect();
    let images: Vec<u32> = (0..count).map(|i| (i / 13) as u32).collect();
    let boxes = ApBoxes {
        boxes: &boxes(),
        scores: &scores(),
        classes: &classes(),
        images: &images,
        kinds: &kinds,
    };
    Ap::new(boxes, options).expect("fixed and valid")
}

/// The options of the runs of fusion: few, all, and the other method.
pub fn fusion_variants() -> [FusionOptions; 3] {
    let models = (0..24).map(|i| i % 3).collect();
    let all = FusionOptions {
        threshold: 0.1,
        score_threshold: 0.05,
        models,
        weights: vec![1.0, 0.3, 2.0],
        confidence: Confidence::AbsentModelAware,
        ties: Ties::HighestIndex,
        ..FusionOptions::default()
    };
    [
        FusionOptions { threshold: 0.2, ..FusionOptions::default() },
        all.clone(),
        FusionOptions { method: FusionMethod::Nmw, ..all },
    ]
}

/// The options of the runs of NMS by offsets: few, all, and numbers that are too small for them.
pub fn offset_variants() -> [OffsetOptions; 3] {
    let all = OffsetOptions {
        rule: OffsetRule::Span,
        precision: Precision::Half,
        threshold: 0.1,
        extent: Extent::Inclusive,
        boundary: Boundary::GreaterOrEqual,
        ties: Ties::HighestIndex,
        score_threshold: Some(0.1),
        top_k: Some(20),
        max_output: Some(5),
        ..OffsetOptions::default()
    };
    let few = OffsetOptions { threshold: 0.2, ..OffsetOptions::default() };
    let lost = OffsetOptions { rule: OffsetRule::Constant, constant: 1e6, ..all.clone() };
    [few, all, lost]
}

/// FNV-1a, 64 bits, of the timelines as text, in hexadecimal.
pub fn hash() -> String {
    let mut text = String::new();
    for options in soft_variants() {
        let lab = SoftNms::new(&boxes(), &scores(), Some(&classes()), &options);
        text += &serialised(&Timeline::record(lab.expect("fixed and valid")));
    }
    for options in offset_variants() {
        let lab = OffsetNms::new(&boxes(), &scores(), &classes(), &options);
        text += &serialised(&Timeline::record(lab.expect("fixed and valid")));
    }
    for options in fusion_variants() {
        let lab = Fusion::new(&boxes(), &scores(), Some(&classes()), &options);
        text += &serialised(&Timeline::record(lab.expect("fixed and valid")));
    }
    for options in ap_variants() {
        text += &serialised(&Timeline::record(ap(&options)));
    }
    fnv(&text)
}
