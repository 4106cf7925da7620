//! The lab: what a place on the timeline looks like, and where a box's fate was decided.

use serde::Serialize;

use super::{Ap, ApEvent, ApState, BoxKind, Comparison, CurveAp, Interpolation, Judged, Judgement};
use crate::watch::{Column, Lab, Role, Silent, Subject};

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
    /// The same curve read in each way, once its envelope is there; none without ground truths.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub readings: Option<Readings>,
}

/// The average precision of one curve, read in each way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "each is the interpolation of its name")]
pub struct Readings {
    pub eleven_point: f64,
    pub all_point: f64,
    pub hundred_and_one_point: f64,
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
    /// The rounds of a curve: one that sorts, one for each detection, one for the envelope if it has
    /// a point, and one that reads it.
    fn rounds_of(&self, answer: &ApState, curve: usize) -> usize {
        let Some(result) = answer.results.get(curve) else { return 0 };
        let judged = self.curve(curve).map_or(0, |(class, _)| class.order.len());
        2 + judged + usize::from(result.true_positives + result.false_positives > 0)
    }

    /// The present curve read in each way, from the event on that completes its envelope.
    fn readings(&self, state: &ApState, event: &ApEvent) -> Option<Readings> {
        use ApEvent::{Area, Level, Mean, Raise, Step};
        let whole = matches!(
            event,
            Raise { point: 0, .. } | Level { .. } | Step { .. } | Area { .. } | Mean { .. }
        );
        let (class, _) = self.curve(state.curve)?;
        let read = |interpolation: Interpolation| {
            let levels = interpolation.levels();
            let sum = Self::sum(&levels, state, &mut Silent);
            if levels.is_empty() { sum } else { sum / levels.len() as f64 }
        };
        (whole && class.positives > 0).then(|| Readings {
            eleven_point: read(Interpolation::ElevenPoint),
            all_point: read(Interpolation::AllPoint),
            hundred_and_one_point: read(Interpolation::HundredAndOnePoint),
        })
    }

    /// The round in which a detection is judged at the first threshold.
    fn judged_in(&self, answer: &ApState, detection: u32) -> Option<usize> {
        let class = *self.boxes.classes.get(detection as usize)?;
        let at = self.classes.iter().position(|each| each.class == class)?;
        let place = self.classes[at].order.iter().position(|&each| each == detection)?;
        let curves = 0..at * self.options.thresholds.len();
        let before: usize = curves.map(|curve| self.rounds_of(answer, curve)).sum();
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
            readings: self.readings(state, event),
        }
    }

    /// A ground truth is found or not yet, or filtered if it counts as nothing; a true positive is
    /// kept, a false one suppressed, and a detection that counts as nothing is left over. Boxes of other classes stand aside.
    fn roles(&self, state: &ApState, event: &ApEvent) -> Vec<Role> {
        let present = self.curve(state.curve).map(|(class, _)| class.class);
        let role = |(item, &class): (usize, &u32)| {
            let kind = self.boxes.kinds[item];
            if present != Some(class) {
                Role::Aside
            } else if kind == BoxKind::Detection {
                match state.judged[item].map(|judged| judged.reason.verdict()) {
                    None => Role::Waiting,
                    Some(Judgement::TruePositive) => Role::Kept,
                    Some(Judgement::FalsePositive) => Role::Suppressed,
                    Some(Judgement::Ignored) => Role::Leftover,
                }
            } else if self.boxes.is_ignored(item as u32, &self.options) {
                Role::Filtered
            } else if state.taken[item].is_some() {
                Role::Found
            } else {
                Role::Truth
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
    /// at each of them, once it is made. The detections of its class in their `order`, each with its
    /// reason (its number from 1 among those of [`Reason`], 0 before it is judged), the ground truth
    /// that led (its own number if none did) and by which overlap (NaN).
    fn frame_columns(&self, state: &ApState) -> Vec<(&'static str, Column)> {
        let points = || state.points.iter();
        let order = self.curve(state.curve).map_or(&[][..], |(class, _)| &class.order);
        let judged =
            || order.iter().map(|&detection| (detection, state.judged[detection as usize]));
        let leaders = || judged().map(|(own, judged)| (own, judged.and_then(|each| each.leader)));
        let reason = |judged: Option<Judged>| judged.map_or(0, |each| each.reason as u32 + 1);
        vec![
            ("order", Column::Indices(order.to_vec())),
            ("reasons", Column::Indices(judged().map(|(_, each)| reason(each)).collect())),
            (
                "leaders",
                Column::Indices(
                    leaders().map(|(own, leader)| leader.map_or(own, |(truth, _)| truth)).collect(),
                ),
            ),
            (
                "overlaps",
                Column::Numbers(
                    leaders().map(|(_, leader)| leader.map_or(f64::NAN, |(_, by)| by)).collect(),
                ),
            ),
            ("detections", Column::Indices(points().map(|point| point.detection).collect())),
            ("precision", Column::Numbers(points().map(|point| point.precision).collect())),
            ("recall", Column::Numbers(points().map(|point| point.recall).collect())),
            ("envelope", Column::Numbers(state.envelope.clone())),
        ]
    }

    fn summary(&self, answer: &ApState) -> ApSummary {
        ApSummary { curves: answer.results.clone(), mean: answer.mean }
    }

    /// The round with which each curve begins.
    fn summary_columns(&self, answer: &ApState) -> Vec<(&'static str, Column)> {
        let mut from = 0;
        let starts = (0..answer.results.len()).map(|curve| {
            let start = from;
            from += self.rounds_of(answer, curve);
            start as u32
        });
        vec![("starts", Column::Indices(starts.collect()))]
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
