//! What fusion does, in its smallest parts. Boxes are named by their index in the input, clusters in
//! the order in which they are founded.

use serde::Serialize;

use crate::iou::Overlay;

/// Whether a box takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Entry {
    /// It does.
    Passes,
    /// Its score is below the score threshold.
    LowScore,
    /// It has no area.
    NoArea,
    /// Its weighted score is below [`crate::fusion::LEAST_WEIGHT`]: as a weight, that is nothing.
    NoWeight,
}

/// The smallest things that fusion does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum FusionEvent {
    /// Whether a box takes part. `compared` is what must not be below the threshold: the score, or
    /// under nmw `score * weight / sum of weights`; `weighted = compared * weight` is what it weighs.
    Filter {
        item: u32,
        score: f64,
        model: u32,
        weight: f64,
        compared: f64,
        threshold: f64,
        weighted: f64,
        entry: Entry,
    },
    /// Those that take part are put in order: class by class, as the classes appear, and in each the
    /// largest weighted score first.
    Sort { candidates: usize },
    /// The next box is taken up; so many clusters are of its class.
    Take { item: u32, class: u32, weighted: f64, clusters: usize },
    /// The box of a cluster (a) and this one (b): it leads if `iou > threshold` and, if there is a
    /// leader already, if `iou > leader`.
    Compare {
        item: u32,
        cluster: u32,
        overlay: Overlay,
        threshold: f64,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        leader: Option<f64>,
        leads: bool,
    },
    /// No cluster matches: the box founds one.
    Found { item: u32, cluster: u32, weight: f64, corners: [f64; 4] },
    /// The box joins the cluster that leads and moves the fused box: `sums` (of weight times corner)
    /// and `total` (of weights) grow by this box, and `after = sums / total`. Its `weight` is the
    /// weighted score, under nmw times the IoU.
    Join {
        item: u32,
        cluster: u32,
        members: usize,
        weight: f64,
        total: f64,
        sums: [f64; 4],
        before: [f64; 4],
        after: [f64; 4],
    },
    /// The score of a fused box: `score = base * numerator / denominator`.
    Score {
        cluster: u32,
        members: usize,
        /// How many models they are from.
        models: usize,
        base: f64,
        numerator: f64,
        denominator: f64,
        score: f64,
    },
    /// All boxes are in clusters, and these are in order, the best score first.
    Done { fused: usize },
}
