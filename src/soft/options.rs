use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::geometry::Extent;
use crate::nms::{Boundary, Ties};
use crate::problem::{finite, in_range};

/// How the score of a box that overlaps the picked one is lowered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Decay {
    /// Times 1 - IoU, if the IoU is above the threshold.
    Linear,
    /// Times exp(-IoU² / sigma), whatever the IoU is. OpenCV's default.
    #[default]
    Gaussian,
    /// Times 0, if the IoU is above the threshold: greedy NMS. mmcv calls it naive.
    Hard,
}

/// What sigma means in the Gaussian decay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum SigmaMeaning {
    /// exp(-IoU² / sigma): the paper, OpenCV, mmcv.
    #[default]
    Paper,
    /// exp(-0.5 · IoU² / sigma): TensorFlow and TensorFlow.js. Their 0.25 is the paper's 0.5.
    Tensorflow,
}

/// Options of Soft-NMS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SoftNmsOptions {
    /// How scores are lowered. Default gaussian.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub method: Decay,
    /// The IoU above which the linear and the hard method, and `hardCut`, act. Default 0.3.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub threshold: f64,
    /// Whether an IoU of exactly the threshold is above it. Default no; mmcv: yes.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub boundary: Boundary,
    /// Width of the Gaussian decay, from 1e-6 to 1e6. Default 0.5.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub sigma: f64,
    /// What sigma means. Default paper.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub sigma_meaning: SigmaMeaning,
    /// With the Gaussian decay, drop a box whose IoU is above the threshold at once, as
    /// TensorFlow.js does. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub hard_cut: bool,
    /// A box whose score falls below this is dropped, from 0 to 1e6. Default 0.001, the authors'.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub score_threshold: f64,
    /// Whether a box lives while its score is `greater` than the score threshold (TensorFlow,
    /// TensorFlow.js) or `greater-or-equal` (the authors, OpenCV, mmcv). Default the latter.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub score_boundary: Boundary,
    /// How sides are counted. Default exclusive; the authors' code counts inclusively.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub extent: Extent,
    /// Which of equal scores is picked first. Default the lowest index.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub ties: Ties,
    /// Only boxes of the same class lower each other's scores. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub per_class: bool,
    /// Stop when this many are kept: OpenCV's `top_k`, where 0 means all. Default: never.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_output: Option<u32>,
}

impl Default for SoftNmsOptions {
    fn default() -> Self {
        Self {
            method: Decay::default(),
            threshold: 0.3,
            boundary: Boundary::Greater,
            sigma: 0.5,
            sigma_meaning: SigmaMeaning::default(),
            hard_cut: false,
            score_threshold: 0.001,
            score_boundary: Boundary::GreaterOrEqual,
            extent: Extent::default(),
            ties: Ties::default(),
            per_class: false,
            max_output: None,
        }
    }
}

impl SoftNmsOptions {
    /// # Errors
    /// [`Problem::BadOption`] for a threshold that is not finite, [`Problem::OutOfRange`] for sigma
    /// or the score threshold. Negative scores would rise by being multiplied, so none takes part.
    pub fn check(&self) -> Result<(), Problem> {
        finite("threshold", self.threshold)?;
        in_range("sigma", self.sigma, 1e-6, 1e6)?;
        in_range("scoreThreshold", self.score_threshold, 0.0, 1e6)
    }

    /// Whether a box with this score is still in play.
    #[must_use]
    pub fn lives(&self, score: f64) -> bool {
        self.score_boundary.exceeds(score, self.score_threshold)
    }

    /// Whether an IoU above the threshold drops a box at once.
    #[must_use]
    pub fn cuts(&self) -> bool {
        match self.method {
            Decay::Linear => false,
            Decay::Gaussian => self.hard_cut,
            Decay::Hard => true,
        }
    }

    /// What the score of a box with this IoU is multiplied by: from 0 to 1.
    #[must_use]
    // listing: soft-weight.rust
    pub fn weight(&self, iou: f64) -> f64 {
        let exceeds = self.boundary.exceeds(iou, self.threshold);
        if exceeds && self.cuts() {
            return 0.0; // @weightCut
        }
        match self.method {
            Decay::Linear if exceeds => 1.0 - iou, // @weightLinear
            Decay::Linear | Decay::Hard => 1.0,    // @weightOne
            // libm, since every engine must arrive at the same bits.
            Decay::Gaussian => libm::exp(match self.sigma_meaning {
                SigmaMeaning::Paper => -(iou * iou) / self.sigma, // @weightGaussian
                SigmaMeaning::Tensorflow => -0.5 * (iou * iou) / self.sigma, // @weightGaussian
            }),
        }
    }
    // end listing
}
