use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::nms::Ties;
use crate::problem::{in_range, one_each};

/// How boxes that belong together become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum FusionMethod {
    /// Weighted Boxes Fusion: a box is compared with the fused boxes as they are by then.
    #[default]
    Wbf,
    /// Non-maximum weighted: a box is compared with the best box of each cluster, and weighs less
    /// the less it overlaps that one.
    Nmw,
}

/// The score of a fused box of Weighted Boxes Fusion; non-maximum weighted keeps its best one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Confidence {
    /// The mean, less where fewer boxes than models agree. ensemble-boxes: `avg`.
    #[default]
    Average,
    /// The largest. ensemble-boxes: `max`.
    Max,
    /// The weighted mean, less by the weights of the models that are absent. ensemble-boxes:
    /// `box_and_model_avg`.
    BoxAndModel,
    /// The sum over the weights of its boxes and of the models that are absent. ensemble-boxes:
    /// `absent_model_aware_avg`.
    AbsentModelAware,
}

/// Options of fusion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FusionOptions {
    /// How boxes become one. Default wbf.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub method: FusionMethod,
    /// A box joins a cluster if their IoU is greater than this, from 0 to 1. Default 0.55.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub threshold: f64,
    /// Boxes with a score below this take no part, from 0 to 1e6. Default 0. Under nmw, the score
    /// times the weight of its model over the sum of all weights is compared, as in ensemble-boxes.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub score_threshold: f64,
    /// Which model each box is from, from 0 to 999. Default: all are from one.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number[] | Uint32Array"))]
    pub models: Vec<u32>,
    /// The weight of each model, from 1e-6 to 1e6. Default: 1 each, for 0 to the highest in `models`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number[] | Float64Array"))]
    pub weights: Vec<f64>,
    /// What score a fused box gets. Default average.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub confidence: Confidence,
    /// With average, let more boxes than models raise the score, beyond 1 too. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub allows_overflow: bool,
    /// Clip boxes to 0 to 1 first, as ensemble-boxes does with its normalised boxes. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub clip_to_unit: bool,
    /// Which of equal scores comes first, among boxes and then among fused boxes. Default the lowest
    /// index; in ensemble-boxes it is whatever NumPy's unstable sort makes of them.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub ties: Ties,
}

impl Default for FusionOptions {
    fn default() -> Self {
        Self {
            method: FusionMethod::default(),
            threshold: 0.55,
            score_threshold: 0.0,
            models: Vec::new(),
            weights: Vec::new(),
            confidence: Confidence::default(),
            allows_overflow: false,
            clip_to_unit: false,
            ties: Ties::default(),
        }
    }
}

const MOST_MODELS: f64 = 1000.0;

impl FusionOptions {
    /// The weight of each model.
    ///
    /// # Errors
    /// [`Problem::OutOfRange`] for the first unusable option or model, [`Problem::WrongLength`] if
    /// there is not one model for each box.
    pub fn check(&self, boxes: usize) -> Result<Vec<f64>, Problem> {
        in_range("threshold", self.threshold, 0.0, 1.0)?;
        in_range("scoreThreshold", self.score_threshold, 0.0, 1e6)?;
        in_range("weights", self.weights.len() as f64, 0.0, MOST_MODELS)?;
        for &weight in &self.weights {
            in_range("weights", weight, 1e-6, 1e6)?;
        }
        if !self.models.is_empty() {
            one_each("models", &self.models, boxes)?;
        }
        let highest = self.models.iter().copied().max().unwrap_or(0);
        let most = if self.weights.is_empty() { MOST_MODELS } else { self.weights.len() as f64 };
        in_range("models", f64::from(highest), 0.0, most - 1.0)?;
        Ok(match self.weights.is_empty() {
            true => vec![1.0; highest as usize + 1],
            false => self.weights.clone(),
        })
    }
}
