use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::nms::{Boundary, Ties};
use crate::problem::finite;

/// Options of the lab of rotated IoU.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RotatedIouOptions {
    /// Boxes A and B, numbered from 0.
    pub pair: (usize, usize),
    /// The angle of each box. Default: all 0.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number[] | Float64Array"))]
    pub angles: Vec<f64>,
}

/// Options of NMS on rotated boxes. They mean what those of `nms` mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RotatedNmsOptions {
    /// Boxes that overlap a kept one by more than this are suppressed. Default 0.5.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub threshold: f64,
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
    /// Stop when this many are kept. Default: never.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_output: Option<u32>,
}

impl Default for RotatedNmsOptions {
    fn default() -> Self {
        Self {
            threshold: 0.5,
            boundary: Boundary::default(),
            ties: Ties::default(),
            per_class: false,
            score_threshold: None,
            max_output: None,
        }
    }
}

impl RotatedNmsOptions {
    /// # Errors
    /// [`Problem::BadOption`] for a threshold that is NaN or infinite.
    pub fn check(&self) -> Result<(), Problem> {
        finite("threshold", self.threshold)?;
        finite("scoreThreshold", self.score_threshold.unwrap_or(0.0))
    }
}
