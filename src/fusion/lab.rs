//! The lab: what a place on the timeline looks like, and where a box's fate was decided.

use serde::Serialize;

use super::{Entry, Fusion, FusionEvent, FusionFate, FusionState};
use crate::watch::{Column, Lab, Role, Subject};

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FusionDetail {
    /// The event.
    pub event: FusionEvent,
    /// How many clusters there are so far.
    pub clusters: usize,
}

/// What is said about the run as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FusionSummary {
    /// How many boxes came in.
    pub boxes: usize,
    /// How many boxes there are after fusion.
    pub fused: usize,
    /// How many took no part.
    pub out: usize,
    /// How many boxes the largest cluster has.
    pub largest: usize,
}

impl Fusion {
    /// The round in which a box is taken up: the first round filters, then one round for each.
    fn taken_in(&self, answer: &FusionState, item: u32) -> Option<usize> {
        match *answer.fates().get(item as usize)? {
            FusionFate::Out(_) => Some(0),
            _ => answer.order.iter().position(|&each| each == item).map(|at| at + 1),
        }
    }
}

/// A box that is in no cluster.
const NONE: u32 = u32::MAX;

impl Lab for Fusion {
    type Detail = FusionDetail;
    type Summary = FusionSummary;

    fn detail(&self, state: &FusionState, event: &FusionEvent) -> FusionDetail {
        FusionDetail { event: event.clone(), clusters: state.clusters().len() }
    }

    /// Founders and those that joined them are parts of fused boxes, which are no boxes of the input.
    fn roles(&self, state: &FusionState, event: &FusionEvent) -> Vec<Role> {
        let role = |fate: &FusionFate| match fate {
            FusionFate::Waiting => Role::Waiting,
            FusionFate::Out(_) => Role::Filtered,
            FusionFate::Founder(_) | FusionFate::Member(_) => Role::Fused,
        };
        let mut roles: Vec<Role> = state.fates().iter().map(role).collect();
        let current = match *event {
            FusionEvent::Filter { item, .. } => Some((item, Role::Compared)),
            FusionEvent::Take { item, .. }
            | FusionEvent::Compare { item, .. }
            | FusionEvent::Found { item, .. }
            | FusionEvent::Join { item, .. } => Some((item, Role::Picked)),
            FusionEvent::Sort { .. } | FusionEvent::Score { .. } | FusionEvent::Done { .. } => None,
        };
        if let Some((slot, role)) =
            current.and_then(|(item, role)| Some((roles.get_mut(item as usize)?, role)))
        {
            *slot = role;
        }
        roles
    }

    /// The clusters at this moment, in the order in which they were founded: their `fused` boxes (x1,
    /// y1, x2, y2), `fusedScores` and `fusedClasses`; and for each box its `cluster`, or 2^32 - 1.
    fn frame_columns(&self, state: &FusionState) -> Vec<(&'static str, Column)> {
        let clusters = || state.clusters().iter();
        let cluster = |fate: &FusionFate| match *fate {
            FusionFate::Founder(cluster) | FusionFate::Member(cluster) => cluster,
            FusionFate::Waiting | FusionFate::Out(_) => NONE,
        };
        vec![
            ("fused", Column::Numbers(clusters().flat_map(|each| each.corners()).collect())),
            ("fusedScores", Column::Numbers(clusters().map(|each| each.score()).collect())),
            ("fusedClasses", Column::Indices(clusters().map(|each| each.class()).collect())),
            ("cluster", Column::Indices(state.fates().iter().map(cluster).collect())),
        ]
    }

    fn summary(&self, answer: &FusionState) -> FusionSummary {
        let out = |fate: &&FusionFate| matches!(fate, FusionFate::Out(_));
        let sizes = answer.clusters().iter().map(|cluster| cluster.members().len());
        FusionSummary {
            boxes: answer.fates().len(),
            fused: answer.clusters().len(),
            out: answer.fates().iter().filter(out).count(),
            largest: sizes.max().unwrap_or(0),
        }
    }

    /// `ranking`: the clusters, the best score first. `order`: the boxes that took part, as they
    /// were taken up.
    fn summary_columns(&self, answer: &FusionState) -> Vec<(&'static str, Column)> {
        vec![
            ("ranking", Column::Indices(answer.ranking.clone())),
            ("order", Column::Indices(answer.order.clone())),
        ]
    }

    fn is_notable(&self, event: &FusionEvent) -> bool {
        match event {
            FusionEvent::Join { .. } => true,
            FusionEvent::Filter { entry, .. } => *entry != Entry::Passes,
            _ => false,
        }
    }

    /// A box where it finds its cluster; a pair that ends in one cluster, where the second joins.
    fn round_of(&self, answer: &FusionState, subject: Subject) -> Option<usize> {
        match subject {
            Subject::Item(item) => self.taken_in(answer, item),
            Subject::Pair(a, b) => {
                let together = |members: &[u32]| members.contains(&a) && members.contains(&b);
                answer.clusters().iter().find(|each| together(each.members()))?;
                self.taken_in(answer, a).max(self.taken_in(answer, b))
            }
        }
    }

    fn decides(&self, event: &FusionEvent, subject: Subject) -> bool {
        let is = |item: u32| match subject {
            Subject::Item(asked) => item == asked,
            Subject::Pair(a, b) => item == a || item == b,
        };
        match *event {
            FusionEvent::Filter { item, entry, .. } => is(item) && entry != Entry::Passes,
            FusionEvent::Found { item, .. } | FusionEvent::Join { item, .. } => is(item),
            _ => false,
        }
    }
}
