//! All that changes while boxes are fused.

use super::Entry;
use crate::geometry::Rect;

/// What has become of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FusionFate {
    /// Not looked at yet.
    Waiting,
    /// Takes no part.
    Out(Entry),
    /// Founded a cluster.
    Founder(u32),
    /// Joined a cluster.
    Member(u32),
}

/// Boxes that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    pub(super) class: u32,
    pub(super) members: Vec<u32>,
    /// What the next box is compared with: the fused box, under nmw the founder.
    pub(super) target: Rect,
    pub(super) corners: [f64; 4],
    /// Weight times corner, over all members.
    pub(super) sums: [f64; 4],
    /// The weights of all members.
    pub(super) total: f64,
    pub(super) score: f64,
}

impl Cluster {
    /// Its class.
    #[must_use]
    pub fn class(&self) -> u32 {
        self.class
    }

    /// Those that are in it, in the order in which they joined.
    #[must_use]
    pub fn members(&self) -> &[u32] {
        &self.members
    }

    /// The fused box.
    #[must_use]
    pub fn corners(&self) -> [f64; 4] {
        self.corners
    }

    /// The score of the fused box; until it is computed, the weighted score of the founder.
    #[must_use]
    pub fn score(&self) -> f64 {
        self.score
    }
}

/// All that changes while boxes are fused.
#[derive(Clone, Debug, PartialEq)]
pub struct FusionState {
    pub(super) stage: Stage,
    pub(super) fates: Vec<FusionFate>,
    /// Those that take part, class by class, best first.
    pub(super) order: Vec<u32>,
    pub(super) clusters: Vec<Cluster>,
    /// The clusters, best score first, once they have scores.
    pub(super) ranking: Vec<u32>,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Filter,
    /// The box at this place of the order.
    Take(usize),
    Score,
}

impl FusionState {
    /// What has become of each box so far.
    #[must_use]
    pub fn fates(&self) -> &[FusionFate] {
        &self.fates
    }

    /// The clusters so far, in the order in which they were founded.
    #[must_use]
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The fused boxes, the best score first; none before the end.
    pub fn fused(&self) -> impl Iterator<Item = &Cluster> {
        self.ranking.iter().filter_map(|&cluster| self.clusters.get(cluster as usize))
    }

    pub(super) fn settle(&mut self, item: u32, fate: FusionFate) {
        if let Some(slot) = self.fates.get_mut(item as usize) {
            *slot = fate;
        }
    }
}
