use serde::{Deserialize, Serialize};

use super::{State, Suppression, Terms, Variant, VariantEvent};
use crate::Problem;
use crate::geometry::Extent;
use crate::iou::Overlay;
use crate::nms::{Boundary, Fate, Ties};
use crate::problem::in_range;
use crate::watch::{Observer, Progress, run};

/// In which numbers overlaps and the threshold are computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum OverlapNumbers {
    /// The IoU, in double precision.
    #[default]
    Double,
    /// `1 - (1 - IoU)` with `1 - IoU`, the difference and the threshold in single precision, and 1
    /// for two boxes whose areas add up to nothing: OpenCV's `1.f - (float)jaccardDistance(a, b)`.
    Single,
}

/// Options of adaptive NMS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct AdaptiveOptions {
    /// The threshold that it begins with. Default 0.5.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub threshold: f64,
    /// What the threshold is multiplied by after each box kept, as long as it is above 0.5: from
    /// 0.01 to 1. Default 1: it stays.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub eta: f64,
    /// In which numbers overlaps and the threshold are computed. Default double.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub numbers: OverlapNumbers,
    /// Whether an overlap of exactly the threshold is too much. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub boundary: Boundary,
    /// How sides are counted. Default exclusive.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub extent: Extent,
    /// Which of equal scores comes first. Default the lowest index.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub ties: Ties,
    /// Only boxes of the same class suppress each other; all lower the one threshold. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub per_class: bool,
    /// Only boxes with a score above this take part. Default: all do.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub score_threshold: Option<f64>,
    /// Only the best so many take part. Default: all do.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub top_k: Option<u32>,
    /// Keep at most this many, the best. Default: all.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_output: Option<u32>,
}

impl Default for AdaptiveOptions {
    fn default() -> Self {
        Self {
            threshold: 0.5,
            eta: 1.0,
            numbers: OverlapNumbers::default(),
            boundary: Boundary::default(),
            extent: Extent::default(),
            ties: Ties::default(),
            per_class: false,
            score_threshold: None,
            top_k: None,
            max_output: None,
        }
    }
}

/// The threshold does not fall any more once it is no larger than this.
const FLOOR: f64 = 0.5;

impl AdaptiveOptions {
    /// A number as it is held.
    fn held(&self, number: f64) -> f64 {
        match self.numbers {
            OverlapNumbers::Double => number,
            OverlapNumbers::Single => f64::from(number as f32),
        }
    }

    /// The overlap in single precision, if it is that which is compared.
    fn single(&self, overlay: &Overlay) -> Option<f64> {
        if self.numbers == OverlapNumbers::Double {
            return None;
        }
        let nothing = overlay.area_a + overlay.area_b <= f64::EPSILON;
        let distance = if nothing { 0.0 } else { 1.0 - overlay.iou };
        Some(f64::from(1.0 - distance as f32))
    }
}

/// Adaptive NMS: greedy NMS whose threshold falls as boxes are kept.
///
/// OpenCV's `NMSFast_` (modules/dnn/src/nms.inl.hpp, behind `dnn::NMSBoxes`), from the SSD branch of
/// Caffe. It asks each box in turn whether those kept so far let it live, where greedy NMS lets each
/// kept box look for its victims: with a threshold that stays, both keep the same.
#[derive(Clone, Debug)]
pub struct Adaptive(pub AdaptiveOptions);

impl Variant for Adaptive {
    fn terms(&self) -> Terms {
        let AdaptiveOptions { extent, ties, per_class, score_threshold, top_k, max_output, .. } =
            self.0;
        Terms { extent, ties, per_class, score_threshold, top_k, max_output }
    }

    fn check(&self) -> Result<(), Problem> {
        let most = match self.0.numbers {
            OverlapNumbers::Double => f64::MAX,
            OverlapNumbers::Single => f64::from(f32::MAX),
        };
        in_range("threshold", self.0.threshold, -most, most)?;
        in_range("eta", self.0.eta, 0.01, 1.0)
    }

    // listing: adaptive-nms.rust
    fn round<O: Observer<Suppression<Self>>>(
        &self,
        run: &Suppression<Self>,
        state: &mut State,
        observer: &mut O,
    ) -> Progress {
        let Self(options) = self;
        let rank = state.round as usize - 1;
        let item = state.ranked(rank);
        let start = options.held(options.threshold);
        let threshold = state.thresholds.last().copied().unwrap_or(start);
        if state.thresholds.is_empty() {
            state.thresholds.push(start);
        }
        let (mut by, mut peak) = (None, 0.0);
        for row in 0..rank {
            let (better, other) = (state.ranked(row), item);
            if state.fell(better) {
                continue;
            }
            if let Some([better_class, other_class]) = run.classes_apart(better, other) {
                observer.on(
                    state,
                    VariantEvent::OtherClass { better, other, better_class, other_class },
                );
                continue; // @otherClass
            }
            let overlay = run.overlay(better, other); // @compare
            let single = options.single(&overlay);
            let overlap = single.unwrap_or(overlay.iou);
            if by.is_none() || overlap > peak {
                (by, peak) = (Some(better), overlap);
            }
            let exceeds = options.boundary.exceeds(overlap, threshold); // @compare
            let better_fell = false; // @hide
            observer.on(
                state,
                VariantEvent::Compare {
                    better,
                    other,
                    overlay,
                    single,
                    threshold,
                    exceeds,
                    peak,
                    better_fell,
                },
            );
            if exceeds {
                break; // @suppressed
            }
        }
        let suppressor = by.filter(|_| options.boundary.exceeds(peak, threshold)); // @judge
        let suppressed = suppressor.is_some();
        let fate = match suppressor {
            Some(by) => Fate::Suppressed { by, overlap: peak }, // @suppressed
            None => Fate::Kept,                                 // @kept
        };
        state.settle(item, fate);
        let changed = suppressed; // @hide
        observer.on(state, VariantEvent::Judge { item, by, peak, threshold, suppressed, changed });
        let eta = options.held(options.eta);
        if !suppressed && eta < 1.0 && threshold > FLOOR {
            let after = options.held(threshold * eta); // @tighten
            state.thresholds.push(after); // @tighten
            let before = threshold; // @hide
            observer.on(state, VariantEvent::Tighten { item, before, eta, after });
        }
        if rank + 1 < state.order.len() { Progress::More } else { Progress::Done }
    }
    // end listing
}

/// What adaptive NMS keeps, and where its threshold came to.
#[derive(Clone, Debug, PartialEq)]
pub struct AdaptiveAnswer {
    /// The boxes kept, best first.
    pub keep: Vec<u32>,
    /// The threshold at the end.
    pub threshold: f64,
}

/// Runs adaptive NMS. `flat` holds x1, y1, x2, y2 per box, corners in any order.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn adaptive_nms(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &AdaptiveOptions,
) -> Result<AdaptiveAnswer, Problem> {
    let state = run(&Suppression::new(flat, scores, classes, Adaptive(options.clone()))?);
    let threshold = state.thresholds.last().copied();
    let threshold = threshold.unwrap_or_else(|| options.held(options.threshold));
    Ok(AdaptiveAnswer { keep: state.kept, threshold })
}
