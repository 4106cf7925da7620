//! All that changes while average precision is computed.

use serde::Serialize;

use super::Reason;

/// The curve after one more detection that counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// The detection.
    pub detection: u32,
    /// Whether it is a true positive.
    pub found: bool,
    /// True positives / (true and false positives) so far.
    pub precision: f64,
    /// True positives so far / ground truths; 0 if there are none.
    pub recall: f64,
}

/// What came of one curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CurveAp {
    /// The class.
    pub class: u32,
    /// The IoU threshold.
    pub threshold: f64,
    /// How many ground truths could be found.
    pub truths: usize,
    /// How many were.
    pub true_positives: usize,
    /// How many detections found none.
    pub false_positives: usize,
    /// The average precision; none where there is no ground truth.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub ap: Option<f64>,
}

/// What became of a detection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// Why it counts as what it does.
    pub reason: Reason,
    /// The ground truth that led, and by which overlap; none if none did.
    pub leader: Option<(u32, f64)>,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Sort,
    /// The detection at this place of the order.
    Judge(usize),
    Envelope,
    Read,
    Mean,
}

/// All that changes while average precision is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct ApState {
    pub(super) stage: Stage,
    /// Which curve: class by class, and for each all thresholds.
    pub(super) curve: usize,
    /// For each ground truth the detection that took it in this curve.
    pub(super) taken: Vec<Option<u32>>,
    /// For each detection what became of it in this curve.
    pub(super) judged: Vec<Option<Judged>>,
    /// For each ground truth the detection that took it first, at the first threshold.
    pub(super) found: Vec<Option<u32>>,
    pub(super) true_positives: usize,
    pub(super) false_positives: usize,
    pub(super) points: Vec<CurvePoint>,
    pub(super) envelope: Vec<f64>,
    pub(super) results: Vec<CurveAp>,
    pub(super) mean: Option<f64>,
}

impl ApState {
    /// The points of the present curve so far.
    #[must_use]
    pub fn points(&self) -> &[CurvePoint] {
        &self.points
    }

    /// The envelope of the present curve; empty until it is made.
    #[must_use]
    pub fn envelope(&self) -> &[f64] {
        &self.envelope
    }

    /// The curves that are done.
    #[must_use]
    pub fn results(&self) -> &[CurveAp] {
        &self.results
    }

    /// For each box that is a ground truth, the detection that took it in the present curve.
    #[must_use]
    pub fn taken(&self) -> &[Option<u32>] {
        &self.taken
    }

    /// For each box that is a detection, what became of it in the present curve.
    #[must_use]
    pub fn judged(&self) -> &[Option<Judged>] {
        &self.judged
    }

    /// The mean over all curves; none before the end, and if no class has a ground truth.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        self.mean
    }
}
