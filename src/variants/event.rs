use serde::Serialize;

#[cfg(doc)]
use super::OverlapNumbers;
use crate::iou::Overlay;

/// The smallest things that a variant does. Boxes are named by their index in the input; `better`
/// goes before `other` in the order of scores, and is the first (a) of the overlay.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum VariantEvent {
    /// A score is compared with the score threshold: `passes = score > threshold`.
    Filter { item: u32, score: f64, threshold: f64, passes: bool },
    /// Those that take part are put in order, best first.
    Sort { candidates: usize },
    /// Only the best `topK` of them go on, down to `last`; `first` is the best of those that do not.
    TopK {
        top_k: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        last: Option<u32>,
        first: u32,
        left: usize,
    },
    /// Two boxes of different classes have nothing to do with each other (`perClass`).
    OtherClass { better: u32, other: u32, better_class: u32, other_class: u32 },
    /// The better box was suppressed in the pass before: its row of the matrix counts as 0.
    Silent { better: u32, other: u32 },
    /// One IoU of the matrix: `exceeds = overlay.iou > threshold` (or `>=`). `peak` is the largest
    /// of this column so far, and `better_fell` whether the better box is itself suppressed by now.
    /// `single`, where it is there, is compared in the place of the IoU: see [`OverlapNumbers`].
    Compare {
        better: u32,
        other: u32,
        overlay: Overlay,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        single: Option<f64>,
        threshold: f64,
        exceeds: bool,
        peak: f64,
        better_fell: bool,
    },
    /// A column is through: `suppressed = peak > threshold` (or `>=`), where `peak` is the largest
    /// IoU with a better box that has a say, and `by` that box, of equal ones the best; none, and
    /// nothing to suppress the box, if there is no such box. `changed`: it was otherwise before.
    Judge { item: u32, by: Option<u32>, peak: f64, threshold: f64, suppressed: bool, changed: bool },
    /// The box was kept, and the threshold falls: `after = before * eta`.
    Tighten { item: u32, before: f64, eta: f64, after: f64 },
    /// A pass over the whole matrix is through: so many verdicts changed. If none did, it is over.
    Again { pass: u32, changed: usize },
    /// What one better box leaves of a score. `own = f(overlay.iou)`; `peak` is the largest IoU of
    /// the better box with those better still, `compensation = f(peak)`; `ratio` is the quotient,
    /// none if the compensation is 0; `factor` is the smallest ratio of this column so far.
    Decay {
        better: u32,
        other: u32,
        overlay: Overlay,
        peak: f64,
        own: f64,
        compensation: f64,
        ratio: Option<f64>,
        factor: f64,
    },
    /// A column is through: `after = before * factor`, and `suppressed = after < threshold` (or
    /// `<=`). The factor is the ratio of `by`, or 1 and of none; a score too low without it is filtered.
    Lower {
        item: u32,
        by: Option<u32>,
        factor: f64,
        before: f64,
        after: f64,
        threshold: f64,
        suppressed: bool,
    },
    /// More are kept than asked for: these are left out.
    Limit { max_output: u32, left: usize },
    /// It is over.
    Done { kept: usize },
}
