//! The labs of the variants: what a place on the timeline looks like, and where a fate was decided.

use serde::Serialize;

use super::{State, Suppression, Variant, VariantEvent};
use crate::nms::Fate;
use crate::watch::{Column, Lab, Role, Subject};

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct VariantDetail {
    /// The event.
    pub event: VariantEvent,
    /// How many stand so far.
    pub kept: usize,
    /// The round, from 0: 0 sorts, then come the variant's own.
    pub round: u32,
}

/// What is said about the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct VariantSummary {
    /// How many boxes came in.
    pub boxes: usize,
    /// How many were kept.
    pub kept: usize,
    /// How many were suppressed.
    pub suppressed: usize,
}

fn count(state: &State, is: impl Fn(&Fate) -> bool) -> usize {
    state.fates().iter().filter(|fate| is(fate)).count()
}

impl<V: Variant> Lab for Suppression<V> {
    type Detail = VariantDetail;
    type Summary = VariantSummary;

    fn detail(&self, state: &State, event: &VariantEvent) -> VariantDetail {
        let kept = count(state, |fate| *fate == Fate::Kept);
        VariantDetail { event: event.clone(), kept, round: state.round }
    }

    /// A suppressed box that has its say keeps its role: that it still suppresses is what is to be
    /// seen.
    fn roles(&self, state: &State, event: &VariantEvent) -> Vec<Role> {
        let mut roles: Vec<Role> = state.fates().iter().map(Fate::role).collect();
        let mut set = |item: u32, role| {
            if let Some(slot) = roles.get_mut(item as usize) {
                *slot = role;
            }
        };
        match *event {
            VariantEvent::Filter { item, .. } => set(item, Role::Compared),
            VariantEvent::OtherClass { better, other, .. }
            | VariantEvent::Silent { better, other }
            | VariantEvent::Compare { better, other, .. }
            | VariantEvent::Decay { better, other, .. } => {
                if !state.fell(better) {
                    set(better, Role::Picked);
                }
                set(other, Role::Compared);
            }
            VariantEvent::TopK { .. }
            | VariantEvent::Tighten { .. }
            | VariantEvent::Judge { .. }
            | VariantEvent::Lower { .. }
            | VariantEvent::Sort { .. }
            | VariantEvent::Again { .. }
            | VariantEvent::Limit { .. }
            | VariantEvent::Done { .. } => {}
        }
        roles
    }

    /// `scores`: the score of each box at this moment. `silent`: those that have no say in this pass.
    /// `thresholds`: the threshold at the beginning and after each time that it fell so far.
    fn frame_columns(&self, state: &State) -> Vec<(&'static str, Column)> {
        let silent = (0..).zip(&state.speaks).filter(|(_, speaks)| !**speaks);
        vec![
            ("scores", Column::Numbers(state.scores().to_vec())),
            ("silent", Column::Indices(silent.map(|(item, _)| item).collect())),
            ("thresholds", Column::Numbers(state.thresholds().to_vec())),
        ]
    }

    fn summary(&self, answer: &State) -> VariantSummary {
        VariantSummary {
            boxes: answer.fates().len(),
            kept: answer.kept().len(),
            suppressed: count(answer, |fate| matches!(fate, Fate::Suppressed { .. })),
        }
    }

    /// `order`: those that took part, best first. `kept`: the answer. `suppressedBy` (the box's own
    /// index where none did) and `overlap` (NaN where none) per box. `thresholds`: as in a frame.
    fn summary_columns(&self, answer: &State) -> Vec<(&'static str, Column)> {
        let by = |(index, fate): (usize, &Fate)| match *fate {
            Fate::Suppressed { by, .. } => by,
            _ => index as u32,
        };
        let overlap = |fate: &Fate| match *fate {
            Fate::Suppressed { overlap, .. } => overlap,
            _ => f64::NAN,
        };
        let fates = answer.fates();
        vec![
            ("order", Column::Indices(answer.order().to_vec())),
            ("kept", Column::Indices(answer.kept().to_vec())),
            ("suppressedBy", Column::Indices(fates.iter().enumerate().map(by).collect())),
            ("overlap", Column::Numbers(fates.iter().map(overlap).collect())),
            ("thresholds", Column::Numbers(answer.thresholds().to_vec())),
        ]
    }

    fn is_notable(&self, event: &VariantEvent) -> bool {
        match event {
            VariantEvent::Filter { passes, .. } => !passes,
            VariantEvent::Judge { changed, .. } => *changed,
            VariantEvent::Lower { suppressed, .. } => *suppressed,
            VariantEvent::Tighten { .. } => true,
            _ => false,
        }
    }

    fn round_of(&self, answer: &State, subject: Subject) -> Option<usize> {
        let decided = |item: u32| answer.decided.get(item as usize).map(|&round| round as usize);
        let rank = |item: u32| answer.order().iter().position(|&other| other == item);
        match subject {
            Subject::Item(item) => match answer.fates().get(item as usize)? {
                // Those beyond the best `topK` were left out at once.
                Fate::Leftover if rank(item).is_some() => (answer.round as usize).checked_sub(1),
                _ => decided(item),
            },
            // A pair meets in the column of the worse one.
            Subject::Pair(a, b) => decided(if rank(a)? < rank(b)? { b } else { a }),
        }
    }

    fn decides(&self, event: &VariantEvent, subject: Subject) -> bool {
        let is_item = |x: u32| subject == Subject::Item(x);
        match *event {
            VariantEvent::Filter { item, passes, .. } => is_item(item) && !passes,
            VariantEvent::Judge { item, .. } | VariantEvent::Lower { item, .. } => is_item(item),
            VariantEvent::OtherClass { better, other, .. }
            | VariantEvent::Silent { better, other }
            | VariantEvent::Compare { better, other, .. }
            | VariantEvent::Decay { better, other, .. } => {
                [Subject::Pair(better, other), Subject::Pair(other, better)].contains(&subject)
            }
            VariantEvent::TopK { .. } | VariantEvent::Limit { .. } => {
                matches!(subject, Subject::Item(_))
            }
            VariantEvent::Sort { .. }
            | VariantEvent::Tighten { .. }
            | VariantEvent::Again { .. }
            | VariantEvent::Done { .. } => false,
        }
    }
}
