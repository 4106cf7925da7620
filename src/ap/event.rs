//! What average precision does, in its smallest parts. Boxes are named by their index in the input.

use serde::Serialize;

use crate::iou::Overlay;

/// What a comparison with a ground truth comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Comparison {
    /// COCO: it is taken, so it is passed over.
    Passed,
    /// It is the best so far.
    Leads,
    /// Another is better, or this one overlaps too little.
    Behind,
}

/// What a detection counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Judgement {
    /// It found a ground truth.
    TruePositive,
    /// It found none.
    FalsePositive,
    /// It counts as nothing.
    Ignored,
}

/// Why it counts as that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Reason {
    /// True positive: the ground truth was free.
    Found,
    /// False positive: its image has no ground truth of its class.
    NoTruth,
    /// False positive: it overlaps none enough.
    TooLittle,
    /// False positive: what it overlaps enough is taken by a better detection.
    Duplicate,
    /// Ignored: what it matches is difficult, a crowd, or not of the areas asked for.
    IgnoredTruth,
    /// Ignored: it matches nothing and is not of the areas asked for.
    OtherArea,
}

impl Reason {
    /// What a detection counts as for this reason.
    #[must_use]
    pub fn verdict(self) -> Judgement {
        match self {
            Self::Found => Judgement::TruePositive,
            Self::NoTruth | Self::TooLittle | Self::Duplicate => Judgement::FalsePositive,
            Self::IgnoredTruth | Self::OtherArea => Judgement::Ignored,
        }
    }
}

/// The smallest things that average precision does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum ApEvent {
    /// A curve begins: the detections of a class are put in order, best first.
    Sort {
        class: u32,
        threshold: f64,
        /// Ground truths that can be found.
        truths: usize,
        /// Ground truths that count as nothing.
        ignored: usize,
        detections: usize,
        /// Detections left out because their image has better ones enough.
        beyond_limit: usize,
    },
    /// The next detection is taken up; its image has so many ground truths of its class.
    Next { detection: u32, score: f64, image: u32, truths: usize },
    /// Detection (a) and ground truth (b): `overlap` is their IoU, or, if b is a crowd under COCO's
    /// rules, intersection / area of a. It leads if it is above what led so far (VOC), or free and
    /// at least the threshold and what led so far (COCO).
    Compare {
        detection: u32,
        truth: u32,
        overlay: Overlay,
        crowd: bool,
        overlap: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        leader: Option<f64>,
        taken: bool,
        comparison: Comparison,
    },
    /// What the detection counts as (`truth` is the one that led, if any), and where the curve is now: precision `tp / (tp + fp)`, recall
    /// `tp / truths`, both 0 where nothing was counted.
    Judge {
        detection: u32,
        score: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        truth: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        overlap: Option<f64>,
        threshold: f64,
        verdict: Judgement,
        reason: Reason,
        true_positives: usize,
        false_positives: usize,
        truths: usize,
        precision: f64,
        recall: f64,
    },
    /// The envelope at a point of the curve, from the right: the larger of its own precision and the
    /// envelope at the next point.
    Raise {
        point: usize,
        precision: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        next: Option<f64>,
        envelope: f64,
    },
    /// The envelope is read at a level: at the first point with `recall >= level`, or 0.
    Level {
        level: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        point: Option<usize>,
        precision: f64,
        sum: f64,
    },
    /// A step of the envelope: `area = (to - from) * precision`.
    Step { point: usize, from: f64, to: f64, precision: f64, area: f64, sum: f64 },
    /// The curve is read: the sum, divided by the number of levels if there are any. A class without
    /// ground truths has no average precision.
    Area {
        class: u32,
        threshold: f64,
        sum: f64,
        levels: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        ap: Option<f64>,
    },
    /// The mean of those curves that have an average precision.
    Mean {
        curves: usize,
        without_truth: usize,
        sum: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        mean: Option<f64>,
    },
}
