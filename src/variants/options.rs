use serde::{Deserialize, Serialize};

use super::Terms;
use crate::Problem;
use crate::geometry::Extent;
use crate::nms::{Boundary, Ties};
use crate::problem::finite;

/// Options of the variants that decide by one IoU threshold: Fast NMS and Cluster-NMS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct VariantOptions {
    /// Boxes that overlap a better one by more than this are suppressed. Default 0.5.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub threshold: f64,
    /// Whether an IoU of exactly the threshold is too much. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub boundary: Boundary,
    /// How sides are counted. Default exclusive.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub extent: Extent,
    /// Which of equal scores comes first. Default the lowest index.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub ties: Ties,
    /// Only boxes of the same class suppress each other. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub per_class: bool,
    /// Only boxes with a score above this take part. Default: all do.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub score_threshold: Option<f64>,
    /// Keep at most this many, the best. Default: all.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_output: Option<u32>,
}

impl Default for VariantOptions {
    fn default() -> Self {
        Self {
            threshold: 0.5,
            boundary: Boundary::default(),
            extent: Extent::default(),
            ties: Ties::default(),
            per_class: false,
            score_threshold: None,
            max_output: None,
        }
    }
}

impl VariantOptions {
    /// How boxes are taken in and given out.
    #[must_use]
    pub fn terms(&self) -> Terms {
        Terms {
            extent: self.extent,
            ties: self.ties,
            per_class: self.per_class,
            score_threshold: self.score_threshold,
            top_k: None,
            max_output: self.max_output,
        }
    }

    /// # Errors
    /// [`Problem::BadOption`] for a threshold that is NaN or infinite.
    pub fn check(&self) -> Result<(), Problem> {
        finite("threshold", self.threshold)
    }
}
