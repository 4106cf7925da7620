//! The lab of NMS on rotated boxes: what a place looks like, and where a fate was decided.

use serde::Serialize;

use super::{RotatedNms, RotatedNmsEvent, RotatedNmsState};
use crate::watch::{Column, Lab, Role, Subject};

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RotatedNmsDetail {
    /// The event.
    pub event: RotatedNmsEvent,
    /// How many are kept so far.
    pub kept: usize,
}

/// What is said about the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RotatedNmsSummary {
    /// How many boxes came in.
    pub boxes: usize,
    /// How many were kept.
    pub kept: usize,
    /// How many were suppressed.
    pub suppressed: usize,
}

impl Lab for RotatedNms {
    type Detail = RotatedNmsDetail;
    type Summary = RotatedNmsSummary;

    fn detail(&self, state: &RotatedNmsState, event: &RotatedNmsEvent) -> RotatedNmsDetail {
        RotatedNmsDetail { event: event.clone(), kept: state.kept().len() }
    }

    fn roles(&self, state: &RotatedNmsState, event: &RotatedNmsEvent) -> Vec<Role> {
        match *event {
            RotatedNmsEvent::Filter { item, .. } => state.roles(&[(item, Role::Compared)]),
            RotatedNmsEvent::Pick { item, .. } => state.roles(&[(item, Role::Picked)]),
            RotatedNmsEvent::OtherClass { picked, other, .. }
            | RotatedNmsEvent::Compare { picked, other, .. } => {
                state.roles(&[(picked, Role::Picked), (other, Role::Compared)])
            }
            RotatedNmsEvent::Sort { .. }
            | RotatedNmsEvent::Limit { .. }
            | RotatedNmsEvent::Done { .. } => state.roles(&[]),
        }
    }

    fn summary(&self, answer: &RotatedNmsState) -> RotatedNmsSummary {
        RotatedNmsSummary {
            boxes: self.boxes.len(),
            kept: answer.kept().len(),
            suppressed: answer.suppressed(),
        }
    }

    /// As in NMS: `order`, `kept`, `suppressedBy` and `overlap`.
    fn summary_columns(&self, answer: &RotatedNmsState) -> Vec<(&'static str, Column)> {
        answer.columns(|a, b| self.by_falling_score(a, b))
    }

    fn is_notable(&self, event: &RotatedNmsEvent) -> bool {
        matches!(
            event,
            RotatedNmsEvent::Compare { suppressed: true, .. }
                | RotatedNmsEvent::Filter { passes: false, .. }
        )
    }

    fn round_of(&self, answer: &RotatedNmsState, subject: Subject) -> Option<usize> {
        answer.round_of(subject)
    }

    fn decides(&self, event: &RotatedNmsEvent, subject: Subject) -> bool {
        let is_pair = |x: u32, y: u32| match subject {
            Subject::Pair(a, b) => (x, y) == (a, b) || (x, y) == (b, a),
            Subject::Item(_) => false,
        };
        let is_item = |x: u32| subject == Subject::Item(x);
        match *event {
            RotatedNmsEvent::Filter { item, passes, .. } => is_item(item) && !passes,
            RotatedNmsEvent::Pick { item, .. } => is_item(item),
            RotatedNmsEvent::Compare { picked, other, suppressed, .. } => {
                is_pair(picked, other) || (suppressed && is_item(other))
            }
            RotatedNmsEvent::OtherClass { picked, other, .. } => is_pair(picked, other),
            RotatedNmsEvent::Limit { .. } => matches!(subject, Subject::Item(_)),
            RotatedNmsEvent::Sort { .. } | RotatedNmsEvent::Done { .. } => false,
        }
    }
}
