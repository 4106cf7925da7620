//! The Soft-NMS lab: what a place on the timeline looks like, and where a box's fate was decided.

use serde::Serialize;

use super::{Outcome, SoftEvent, SoftFate, SoftNms, SoftState};
use crate::watch::{Column, Lab, Role, Subject};

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SoftDetail {
    /// The event.
    pub event: SoftEvent,
    /// How many are kept so far.
    pub kept: usize,
}

/// What is said about the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SoftSummary {
    /// How many boxes came in.
    pub boxes: usize,
    /// How many were kept.
    pub kept: usize,
    /// How many fell below the score threshold by being lowered.
    pub faded: usize,
    /// How many were cut.
    pub cut: usize,
}

/// The round in which a kept box is picked: the first round filters, then one round for each.
fn picked_in(answer: &SoftState, item: u32) -> Option<usize> {
    answer.kept().iter().position(|&kept| kept == item).map(|at| at + 1)
}

fn count(state: &SoftState, is: impl Fn(&SoftFate) -> bool) -> usize {
    state.fates().iter().filter(|fate| is(fate)).count()
}

impl Lab for SoftNms {
    type Detail = SoftDetail;
    type Summary = SoftSummary;

    fn detail(&self, state: &SoftState, event: &SoftEvent) -> SoftDetail {
        SoftDetail { event: event.clone(), kept: state.kept().len() }
    }

    fn roles(&self, state: &SoftState, event: &SoftEvent) -> Vec<Role> {
        let role = |fate: &SoftFate| match fate {
            SoftFate::Waiting => Role::Waiting,
            SoftFate::Filtered => Role::Filtered,
            SoftFate::Kept => Role::Kept,
            SoftFate::Faded { .. } | SoftFate::Cut { .. } => Role::Suppressed,
            SoftFate::Leftover => Role::Leftover,
        };
        let mut roles: Vec<Role> = state.fates().iter().map(role).collect();
        let mut set = |item: u32, role| {
            if let Some(slot) = roles.get_mut(item as usize) {
                *slot = role;
            }
        };
        match *event {
            SoftEvent::Filter { item, .. } => set(item, Role::Compared),
            SoftEvent::Pick { item, .. } => set(item, Role::Picked),
            SoftEvent::OtherClass { picked, other, .. }
            | SoftEvent::Lower { picked, other, .. } => {
                set(picked, Role::Picked);
                set(other, Role::Compared);
            }
            SoftEvent::Start { .. } | SoftEvent::Limit { .. } | SoftEvent::Done { .. } => {}
        }
        roles
    }

    /// `scores`: the score of each box at this moment.
    fn frame_columns(&self, state: &SoftState) -> Vec<(&'static str, Column)> {
        vec![("scores", Column::Numbers(state.scores().to_vec()))]
    }

    fn summary(&self, answer: &SoftState) -> SoftSummary {
        SoftSummary {
            boxes: answer.fates().len(),
            kept: answer.kept().len(),
            faded: count(answer, |fate| matches!(fate, SoftFate::Faded { .. })),
            cut: count(answer, |fate| matches!(fate, SoftFate::Cut { .. })),
        }
    }

    /// `kept`: the answer. `scores`: the score that each box was left with. `droppedBy`: the kept
    /// box under which it fell, or the box's own index where none did.
    fn summary_columns(&self, answer: &SoftState) -> Vec<(&'static str, Column)> {
        let by = |(index, fate): (usize, &SoftFate)| match *fate {
            SoftFate::Faded { by } | SoftFate::Cut { by } => by,
            _ => index as u32,
        };
        vec![
            ("kept", Column::Indices(answer.kept().to_vec())),
            ("scores", Column::Numbers(answer.scores().to_vec())),
            ("droppedBy", Column::Indices(answer.fates().iter().enumerate().map(by).collect())),
        ]
    }

    fn is_notable(&self, event: &SoftEvent) -> bool {
        match event {
            SoftEvent::Lower { outcome, .. } => *outcome != Outcome::Lives,
            SoftEvent::Filter { passes, .. } => !passes,
            _ => false,
        }
    }

    fn round_of(&self, answer: &SoftState, subject: Subject) -> Option<usize> {
        match subject {
            Subject::Item(item) => match *answer.fates().get(item as usize)? {
                SoftFate::Kept => picked_in(answer, item),
                SoftFate::Faded { by } | SoftFate::Cut { by } => picked_in(answer, by),
                SoftFate::Filtered => Some(0),
                SoftFate::Leftover => Some(answer.kept().len() + 1),
                SoftFate::Waiting => None,
            },
            // A pair meets in the round in which the first of the two is picked.
            Subject::Pair(a, b) => [a, b].iter().filter_map(|&x| picked_in(answer, x)).min(),
        }
    }

    fn decides(&self, event: &SoftEvent, subject: Subject) -> bool {
        let is_pair = |x: u32, y: u32| match subject {
            Subject::Pair(a, b) => (x, y) == (a, b) || (x, y) == (b, a),
            Subject::Item(_) => false,
        };
        let is_item = |x: u32| subject == Subject::Item(x);
        match *event {
            SoftEvent::Filter { item, passes, .. } => is_item(item) && !passes,
            SoftEvent::Pick { item, .. } => is_item(item),
            SoftEvent::Lower { picked, other, outcome, .. } => {
                is_pair(picked, other) || (outcome != Outcome::Lives && is_item(other))
            }
            SoftEvent::OtherClass { picked, other, .. } => is_pair(picked, other),
            SoftEvent::Limit { .. } => matches!(subject, Subject::Item(_)),
            SoftEvent::Start { .. } | SoftEvent::Done { .. } => false,
        }
    }
}
