//! What NMS on rotated boxes knows on its way, and what of it the page asks.

use std::cmp::Ordering;

use crate::nms::Fate;
use crate::watch::{Column, Role, Subject};

/// All that changes while NMS runs.
#[derive(Clone, Debug, PartialEq)]
pub struct RotatedNmsState {
    pub(super) sorted: bool,
    /// Those in play, best first.
    pub(super) remaining: Vec<u32>,
    pub(super) kept: Vec<u32>,
    fates: Vec<Fate>,
}

impl RotatedNmsState {
    pub(super) fn start(boxes: usize) -> Self {
        let fates = vec![Fate::Waiting; boxes];
        Self { sorted: false, remaining: Vec::new(), kept: Vec::new(), fates }
    }

    /// About how many bytes the state of so many boxes takes.
    pub(super) fn bytes(boxes: usize) -> usize {
        boxes * (size_of::<Fate>() + size_of::<u32>())
    }

    /// The boxes kept so far, best first.
    #[must_use]
    pub fn kept(&self) -> &[u32] {
        &self.kept
    }

    /// What has become of each box so far.
    #[must_use]
    pub fn fates(&self) -> &[Fate] {
        &self.fates
    }

    pub(super) fn settle(&mut self, item: u32, fate: Fate) {
        if let Some(slot) = self.fates.get_mut(item as usize) {
            *slot = fate;
        }
    }

    /// Leaves out all that are still in play, and says how many.
    pub(super) fn leave_out(&mut self) -> usize {
        let left = std::mem::take(&mut self.remaining);
        for &item in &left {
            self.settle(item, Fate::Leftover);
        }
        left.len()
    }

    /// How many are suppressed.
    pub(super) fn suppressed(&self) -> usize {
        self.fates.iter().filter(|fate| matches!(fate, Fate::Suppressed { .. })).count()
    }

    /// The round in which a kept box is picked: the first round sorts, then one round for each.
    fn picked_in(&self, item: u32) -> Option<usize> {
        self.kept.iter().position(|&kept| kept == item).map(|at| at + 1)
    }

    /// The round in which a fate was decided or two boxes were compared.
    pub(super) fn round_of(&self, subject: Subject) -> Option<usize> {
        match subject {
            Subject::Item(item) => match *self.fates.get(item as usize)? {
                Fate::Kept => self.picked_in(item),
                Fate::Suppressed { by, .. } => self.picked_in(by),
                Fate::Filtered => Some(0),
                Fate::Leftover => Some(self.kept.len() + 1),
                Fate::Waiting => None,
            },
            // A pair is compared in the round in which the better of the two is picked.
            Subject::Pair(a, b) => [a, b].iter().filter_map(|&x| self.picked_in(x)).min(),
        }
    }

    /// What each box is, and what those are that an event is about.
    pub(super) fn roles(&self, at_event: &[(u32, Role)]) -> Vec<Role> {
        let role = |fate: &Fate| match fate {
            Fate::Waiting => Role::Waiting,
            Fate::Filtered => Role::Filtered,
            Fate::Kept => Role::Kept,
            Fate::Suppressed { .. } => Role::Suppressed,
            Fate::Leftover => Role::Leftover,
        };
        let mut roles: Vec<Role> = self.fates.iter().map(role).collect();
        for &(item, role) in at_event {
            if let Some(slot) = roles.get_mut(item as usize) {
                *slot = role;
            }
        }
        roles
    }

    /// `order`: those that took part, best first. `kept`: the answer. `suppressedBy` (the box's own
    /// index where none did) and `overlap` (NaN where none) per box.
    pub(super) fn columns(
        &self,
        by_falling_score: impl Fn(u32, u32) -> Ordering,
    ) -> Vec<(&'static str, Column)> {
        let fates = || (0..).zip(&self.fates);
        let mut order: Vec<u32> =
            fates().filter(|(_, fate)| **fate != Fate::Filtered).map(|(item, _)| item).collect();
        order.sort_unstable_by(|&a, &b| by_falling_score(a, b));
        let (by, overlap) = fates()
            .map(|(item, fate)| match *fate {
                Fate::Suppressed { by, overlap } => (by, overlap),
                _ => (item, f64::NAN),
            })
            .unzip();
        vec![
            ("order", Column::Indices(order)),
            ("kept", Column::Indices(self.kept.clone())),
            ("suppressedBy", Column::Indices(by)),
            ("overlap", Column::Numbers(overlap)),
        ]
    }
}
