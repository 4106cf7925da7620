//! The lab: what a place on the timeline looks like, and where a box's fate was decided.

use serde::Serialize;

use super::{Ap, ApEvent, ApState, BoxKind, Comparison, CurveAp, Judgement};
use crate::watch::{Column, Lab, Role, Subject};

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ApDetail {
    /// The event.
    pub event: ApEvent,
    /// The class of the present curve.
    pub class: u32,
    /// Its IoU threshold.
    pub threshold: f64,
    /// True positives so far.
    pub true_positives: usize,
    /// False positives so far.
    pub false_positives: usize,
    /// How many curves are read.
    pub read: usize,
}

/// What is said about the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ApSummary {
    /// By rising class, then by threshold as given.
    pub curves: Vec<CurveAp>,
    /// The mean of those that have an average precision.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub mean: Option<f64>,
}

impl Ap {
    /// The rounds before a curve begins. It has one that sorts, one for each detection, one for the
    /// envelope if it has a point, and one that reads it.
    fn rounds_before(&self, answer: &ApState, curve: usize) -> usize {
        let rounds = |(at, result): (usize, &CurveAp)| {
            let points = result.true_positives + result.false_positives;
            let judged = self.curve(at).map_or(0, |(class, _)| class.order.len());
            2 + judged + usize::from(points > 0)
        };
        answer.results.iter().enumerate().take(curve).map(rounds).sum()
    }

    /// The round in which a detection is judged at the first threshold.
    fn judged_in(&self, answer: &ApState, detection: u32) -> Option<usize> {
        let class = *self.boxes.classes.get(detection as usize)?;
        let at = self.classes.iter().position(|each| each.class == class)?;
        let place = self.classes[at].order.iter().position(|&each| each == detection)?;
        let before = self.rounds_before(answer, at * self.options.thresholds.len());
        Some(before + 1 + place)
    }
}

impl Lab for Ap {
    type Detail = ApDetail;
    type Summary = ApSummary;

    fn detail(&self, state: &ApState, event: &ApEvent) -> ApDetail {
        let curve = self.curve(state.curve).map(|(class, threshold)| (class.class, threshold));
        let (class, threshold) = curve.unwrap_or_default();
        ApDetail {
            event: event.clone(),
            class,
            threshold,
            true_positives: state.true_positives,
            false_positives: state.false_positives,
            read: state.results.len(),
        }
    }

    /// A ground truth waits until it is taken; a true positive is kept, a false one suppressed, and
    /// what counts as nothing is left over. Boxes of other classes stand aside.
    fn roles(&self, state: &ApState, event: &ApEvent) -> Vec<Role> {
        let present = self.curve(state.curve).map(|(class, _)| class.class);
        let role = |(item, &class): (usize, &u32)| {
            let kind = self.boxes.kinds[item];
            if present != Some(class) {
                Role::Aside
            } else if kind == BoxKind::Detection {
                match state.verdicts[item] {
                    None => Role::Waiting,
                    Some(Judgement::TruePositive) => Role::Kept,
                    Some(Judgement::FalsePositive) => Role::Suppressed,
                    Some(Judgement::Ignored) => Role::Leftover,
                }
            } else if self.boxes.is_ignored(item as u32, &self.options) {
                Role::Filtered
            } else if state.taken[item].is_some() {
                Role::Kept
            } else {
                Role::Waiting
            }
        };
        let mut roles: Vec<Role> = self.boxes.classes.iter().enumerate().map(role).collect();
        let mut set = |item: u32, role| {
            if let Some(slot) = roles.get_mut(item as usize) {
                *slot = role;
            }
        };
        match *event {
            ApEvent::Next { detection, .. } => set(detection, Role::Picked),
            ApEvent::Compare { detection, truth, .. } => {
                set(detection, Role::Picked);
                set(truth, Role::Compared);
            }
            _ => {}
        }
        roles
    }

    /// The present curve: `detections`, `precision` and `recall` of its points, and the `envelope`
    /// at each of them, once it is made.
    fn frame_columns(&self, state: &ApState) -> Vec<(&'static str, Column)> {
        let points = || state.points.iter();
        vec![
            ("detections", Column::Indices(points().map(|point| point.detection).collect())),
            ("precision", Column::Numbers(points().map(|point| point.precision).collect())),
            ("recall", Column::Numbers(points().map(|point| point.recall).collect())),
            ("envelope", Column::Numbers(state.envelope.clone())),
        ]
    }

    fn summary(&self, answer: &ApState) -> ApSummary {
        ApSummary { curves: answer.results.clone(), mean: answer.mean }
    }

    fn is_notable(&self, event: &ApEvent) -> bool {
        matches!(
            event,
            ApEvent::Sort { .. } | ApEvent::Judge { verdict: Judgement::TruePositive, .. }
        )
    }

    /// Everything at the first threshold: a detection where it is judged, a ground truth where it is
    /// taken, a pair where the two are compared.
    fn round_of(&self, answer: &ApState, subject: Subject) -> Option<usize> {
        match subject {
            Subject::Item(item) => {
                let taken_by = answer.found.get(item as usize).copied().flatten();
                self.judged_in(answer, taken_by.unwrap_or(item))
            }
            Subject::Pair(a, b) => self.judged_in(answer, a).or_else(|| self.judged_in(answer, b)),
        }
    }

    fn decides(&self, event: &ApEvent, subject: Subject) -> bool {
        match (event, subject) {
            (&ApEvent::Judge { detection, truth, .. }, Subject::Item(item)) => {
                detection == item || truth == Some(item)
            }
            (&ApEvent::Compare { detection, truth, comparison, .. }, Subject::Pair(a, b)) => {
                comparison != Comparison::Passed
                    && ((detection, truth) == (a, b) || (detection, truth) == (b, a))
            }
            _ => false,
        }
    }
}
