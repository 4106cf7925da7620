use serde::{Deserialize, Serialize};

use super::Precision;
use crate::Problem;
use crate::geometry::{Extent, MAX_COORDINATE};
use crate::nms::{Boundary, NmsOptions, Ties};
use crate::problem::in_range;

/// What a class is multiplied by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum OffsetRule {
    /// The largest coordinate and 1: torchvision's `batched_nms`, and mmcv's. Only right where no
    /// coordinate is negative.
    #[default]
    Largest,
    /// The largest coordinate less the smallest, and 1: detectron2's `batched_nms_rotated`.
    Span,
    /// A number that is given: 7680 is Ultralytics' `max_wh`.
    Constant,
}

/// Options of NMS by offsets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OffsetOptions {
    /// What a class is multiplied by. Default largest.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub rule: OffsetRule,
    /// With the rule constant, that number: from 0 to 1e9. Default 7680.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub constant: f64,
    /// The numbers that corners are held and added in. Default single.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub precision: Precision,
    /// Boxes that overlap a kept one by more than this are suppressed. Default 0.5.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub threshold: f64,
    /// How sides are counted. Default exclusive.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub extent: Extent,
    /// Whether an overlap of exactly the threshold is too much. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub boundary: Boundary,
    /// Which of equal scores comes first. Default the lowest index.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub ties: Ties,
    /// Only boxes with a score above this take part. Default: all do.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub score_threshold: Option<f64>,
    /// Only the best so many take part: Ultralytics' `max_nms`. Default: all do.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub top_k: Option<u32>,
    /// Stop when this many are kept. Default: never.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_output: Option<u32>,
}

impl Default for OffsetOptions {
    fn default() -> Self {
        Self {
            rule: OffsetRule::default(),
            constant: 7680.0,
            precision: Precision::default(),
            threshold: 0.5,
            extent: Extent::default(),
            boundary: Boundary::default(),
            ties: Ties::default(),
            score_threshold: None,
            top_k: None,
            max_output: None,
        }
    }
}

impl OffsetOptions {
    /// # Errors
    /// [`Problem::OutOfRange`] for the constant. What greedy NMS is given it looks at itself.
    pub fn check(&self) -> Result<(), Problem> {
        in_range("constant", self.constant, 0.0, 1e9)
    }

    /// A number as it is held. One that is none (infinity less infinity, or times 0) is infinite, and
    /// so is one beyond [`MAX_COORDINATE`]: either way no overlap with such a box is told.
    pub(super) fn held(&self, number: f64) -> f64 {
        let rounded = self.precision.round(number);
        match rounded {
            _ if rounded.is_nan() => f64::INFINITY,
            _ if rounded.abs() > MAX_COORDINATE => f64::INFINITY.copysign(rounded),
            _ => rounded,
        }
    }

    /// The options of a loop over the classes, by greedy NMS.
    pub(super) fn by_class(&self) -> NmsOptions {
        NmsOptions {
            threshold: self.threshold,
            extent: self.extent,
            boundary: self.boundary,
            ties: self.ties,
            per_class: true,
            score_threshold: self.score_threshold,
            top_k: self.top_k,
            max_output: self.max_output,
            ..NmsOptions::default()
        }
    }
}
