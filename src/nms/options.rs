use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::geometry::Extent;
use crate::iou::Kind;
use crate::problem::{finite, in_range};

/// When an overlap is too much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Boundary {
    /// overlap > threshold. torchvision, py_cpu_nms, OpenCV and most others.
    #[default]
    Greater,
    /// overlap >= threshold. TensorFlow.js, py-faster-rcnn's cpu_nms.pyx.
    GreaterOrEqual,
}

impl Boundary {
    /// Whether this overlap is too much.
    #[inline]
    #[must_use]
    pub fn exceeds(self, overlap: f64, threshold: f64) -> bool {
        match self {
            Self::Greater => overlap > threshold,
            Self::GreaterOrEqual => overlap >= threshold,
        }
    }
}

/// Which of several boxes with the same score comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Ties {
    /// The one listed first. torchvision, OpenCV, TensorFlow.
    #[default]
    LowestIndex,
    /// The one listed last: NumPy's `argsort()[::-1]`, TensorFlow.js.
    HighestIndex,
}

impl Ties {
    /// The order of two boxes with the same score, by their index.
    #[must_use]
    pub fn order(self, a: u32, b: u32) -> Ordering {
        match self {
            Self::LowestIndex => a.cmp(&b),
            Self::HighestIndex => b.cmp(&a),
        }
    }
}

/// Options of NMS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NmsOptions {
    /// Boxes that overlap a kept one by more than this are suppressed. Default 0.5.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub threshold: f64,
    /// Which measure of overlap is compared with the threshold. Default iou; diou makes it DIoU-NMS.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub measure: Kind,
    /// With diou and ciou, d² / c² is raised to this, from 0.01 to 100. Default 1; darknet's
    /// `greedynms` is diou with 0.6.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub exponent: f64,
    /// How sides are counted. Default exclusive.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub extent: Extent,
    /// Whether an overlap of exactly the threshold is too much. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub boundary: Boundary,
    /// Which of equal scores comes first. Default the lowest index.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub ties: Ties,
    /// Only boxes of the same class suppress each other. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub per_class: bool,
    /// Only boxes with a score above this take part. Default: all do.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub score_threshold: Option<f64>,
    /// Only the best so many take part: OpenCV's `top_k`, Ultralytics' `max_nms`. Default: all do.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub top_k: Option<u32>,
    /// Stop when this many are kept. Default: never.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_output: Option<u32>,
}

impl Default for NmsOptions {
    fn default() -> Self {
        Self {
            threshold: 0.5,
            measure: Kind::default(),
            exponent: 1.0,
            extent: Extent::default(),
            boundary: Boundary::default(),
            ties: Ties::default(),
            per_class: false,
            score_threshold: None,
            top_k: None,
            max_output: None,
        }
    }
}

impl NmsOptions {
    /// # Errors
    /// [`Problem::BadOption`] for a threshold that is NaN or infinite, [`Problem::OutOfRange`] for
    /// the exponent.
    pub fn check(&self) -> Result<(), Problem> {
        finite("threshold", self.threshold)?;
        in_range("exponent", self.exponent, 0.01, 100.0)?;
        finite("scoreThreshold", self.score_threshold.unwrap_or(0.0))
    }
}
