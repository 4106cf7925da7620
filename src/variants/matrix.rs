use serde::{Deserialize, Serialize};

use super::{State, Suppression, Terms, Variant, VariantEvent};
use crate::Problem;
use crate::geometry::Extent;
use crate::nms::{Boundary, Fate, Ties};
use crate::problem::{finite, in_range};
use crate::watch::{Observer, Progress, run};

/// What an IoU leaves of a score: the function f of Matrix NMS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum MatrixDecay {
    /// 1 - IoU.
    Linear,
    /// exp(-sigma · IoU²). SOLOv2's default.
    #[default]
    Gaussian,
}

/// Options of Matrix NMS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MatrixNmsOptions {
    /// What an IoU leaves of a score. Default gaussian.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub method: MatrixDecay,
    /// What IoU² is multiplied by in the Gaussian decay, from 0 to 100. Default 2, SOLOv2's; the
    /// paper divides, so that this is its 0.5.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub sigma: f64,
    /// A box is kept whose lowered score is at least this. Default 0.05, SOLOv2's `update_thr`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub post_threshold: f64,
    /// Whether it must be `greater` than that (Paddle) or `greater-or-equal` (SOLOv2, mmdetection).
    /// Default the latter.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub post_boundary: Boundary,
    /// How sides are counted. Default exclusive.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub extent: Extent,
    /// Which of equal scores comes first. Default the lowest index.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub ties: Ties,
    /// Only boxes of the same class lower each other's scores. Default no; SOLOv2: yes.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub per_class: bool,
    /// Only boxes with a score above this take part. Default: all do.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub score_threshold: Option<f64>,
    /// Keep at most this many, by their lowered scores. Default: all.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_output: Option<u32>,
}

impl Default for MatrixNmsOptions {
    fn default() -> Self {
        Self {
            method: MatrixDecay::default(),
            sigma: 2.0,
            post_threshold: 0.05,
            post_boundary: Boundary::GreaterOrEqual,
            extent: Extent::default(),
            ties: Ties::default(),
            per_class: false,
            score_threshold: None,
            max_output: None,
        }
    }
}

impl MatrixNmsOptions {
    /// What an IoU leaves of a score: from 0 to 1.
    #[must_use]
    pub fn left(&self, iou: f64) -> f64 {
        match self.method {
            MatrixDecay::Linear => 1.0 - iou,
            // libm, since every engine must arrive at the same bits.
            MatrixDecay::Gaussian => libm::exp(-self.sigma * (iou * iou)),
        }
    }
}

/// Matrix NMS: a score is multiplied by what the worst better box leaves of it, where a box that is
/// itself much overlapped counts for less.
///
/// Wang, Zhang, Kong, Li and Shen, "SOLOv2: Dynamic and Fast Instance Segmentation", 2020. The factor
/// of box j is the minimum over all better boxes i of f(IoU of i and j) / f(the largest IoU of i
/// with a box better still): the denominator is how likely i is to be suppressed itself. Nothing is
/// iterated. Two decisions of this project:
///
/// - A box whose denominator is 0 (under the linear decay, a copy of a better one) has no say: the
///   copied box says the same, undivided. SOLOv2 and Paddle divide by 0 there, and OpenVINO adds
///   1e-10 to the denominator.
/// - A negative score rises towards 0 where it is multiplied.
#[derive(Clone, Debug)]
pub struct Matrix(pub MatrixNmsOptions);

impl Variant for Matrix {
    fn terms(&self) -> Terms {
        let o = &self.0;
        Terms {
            extent: o.extent,
            ties: o.ties,
            per_class: o.per_class,
            score_threshold: o.score_threshold,
            top_k: None,
            max_output: o.max_output,
        }
    }

    fn check(&self) -> Result<(), Problem> {
        // At 100 the Gaussian decay is still far from 0.
        in_range("sigma", self.0.sigma, 0.0, 100.0)?;
        finite("postThreshold", self.0.post_threshold)
    }

    // listing: matrix-nms.rust
    fn round<O: Observer<Suppression<Self>>>(
        &self,
        run: &Suppression<Self>,
        state: &mut State,
        observer: &mut O,
    ) -> Progress {
        let column = state.round as usize - 1;
        let other = state.ranked(column);
        let (mut worst, mut factor, mut highest) = (None, 1.0, 0.0);
        for row in 0..column {
            let better = state.ranked(row);
            if let Some([better_class, other_class]) = run.classes_apart(better, other) {
                observer.on(
                    state,
                    VariantEvent::OtherClass { better, other, better_class, other_class },
                );
                continue; // @otherClass
            }
            let overlay = run.overlay(better, other); // @decay
            highest = overlay.iou.max(highest); // @decay
            let peak = state.peaks[better as usize];
            let (own, compensation) = (self.0.left(overlay.iou), self.0.left(peak)); // @decay
            let ratio = (compensation > 0.0).then(|| own / compensation); // @decay
            if let Some(ratio) = ratio
                && ratio < factor
            {
                (worst, factor) = (Some((better, overlay.iou)), ratio); // @decay
            }
            observer.on(
                state,
                VariantEvent::Decay {
                    better,
                    other,
                    overlay,
                    peak,
                    own,
                    compensation,
                    ratio,
                    factor,
                },
            );
        }
        state.peaks[other as usize] = highest; // @lower
        let before = state.scores[other as usize];
        let after = before * factor; // @lower
        state.scores[other as usize] = after;
        let threshold = self.0.post_threshold;
        let suppressed = !self.0.post_boundary.exceeds(after, threshold); // @lower
        let fate = match worst {
            Some((by, overlap)) if suppressed => Fate::Suppressed { by, overlap }, // @suppressed
            None if suppressed => Fate::Filtered,                                  // @suppressed
            _ => Fate::Kept,                                                       // @kept
        };
        state.settle(other, fate);
        observer.on(
            state,
            VariantEvent::Lower {
                item: other,
                by: worst.map(|(by, _)| by),
                factor,
                before,
                after,
                threshold,
                suppressed,
            },
        );
        if column + 1 < state.order.len() { Progress::More } else { Progress::Done }
    }
    // end listing
}

/// What Matrix NMS keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixAnswer {
    /// The boxes kept, best first by their lowered scores; of equal ones, as they were.
    pub keep: Vec<u32>,
    /// For each of these its lowered score.
    pub scores: Vec<f64>,
}

/// Runs Matrix NMS. `flat` holds x1, y1, x2, y2 per box, corners in any order.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn matrix_nms(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &MatrixNmsOptions,
) -> Result<MatrixAnswer, Problem> {
    let state = run(&Suppression::new(flat, scores, classes, Matrix(options.clone()))?);
    let scores = state.kept.iter().map(|&item| state.scores[item as usize]).collect();
    Ok(MatrixAnswer { scores, keep: state.kept })
}
