//! The scores of fused boxes.

use super::state::{Cluster, FusionState};
use super::{Confidence, Fusion, FusionEvent, FusionMethod};
use crate::geometry::larger;
use crate::watch::Observer;

/// `base * numerator / denominator` is the score.
struct Parts {
    base: f64,
    numerator: f64,
    denominator: f64,
}

impl Fusion {
    /// Which models the boxes of a cluster are from.
    fn present(&self, cluster: &Cluster) -> Vec<u32> {
        let mut models: Vec<u32> = cluster.members.iter().map(|&item| self.model(item)).collect();
        models.sort_unstable();
        models.dedup();
        models
    }

    // listing: fusion-score.rust
    fn parts(&self, cluster: &Cluster, present: &[u32]) -> Parts {
        if self.options.method == FusionMethod::Nmw {
            return Parts { base: cluster.score, numerator: 1.0, denominator: 1.0 }; // @best
        }
        let count = cluster.members.len() as f64;
        let mean = cluster.total / count;
        let own: f64 = cluster.members.iter().map(|&item| self.weight(item)).sum();
        let of_present: f64 = present.iter().map(|&model| self.weights[model as usize]).sum();
        let models = self.weights.len() as f64;
        let (base, numerator, denominator) = match self.options.confidence {
            Confidence::Average if self.options.allows_overflow => (mean, count, self.weight_sum()),
            // @overflow
            Confidence::Average => (mean, count.min(models), self.weight_sum()), // @average
            Confidence::Max => {
                let best = cluster.members.iter().map(|&item| self.weighted(item));
                let heaviest = self.weights.iter().copied();
                (best.fold(0.0, larger), 1.0, heaviest.fold(0.0, larger)) // @max
            }
            Confidence::BoxAndModel => (mean, count * of_present, own * self.weight_sum()),
            // @boxAndModel
            Confidence::AbsentModelAware => {
                let absent = (0..).zip(&self.weights).filter(|(model, _)| !present.contains(model));
                (mean, count, own + absent.map(|(_, weight)| weight).sum::<f64>()) // @absent
            }
        };
        Parts { base, numerator, denominator }
    }

    pub(super) fn score<O: Observer<Self>>(&self, state: &mut FusionState, observer: &mut O) {
        for number in 0..state.clusters.len() {
            let cluster = &mut state.clusters[number];
            let present = self.present(cluster);
            let Parts { base, numerator, denominator } = self.parts(cluster, &present);
            let score = base * numerator / denominator; // @score
            cluster.score = score;
            let (members, models, cluster) = (cluster.members.len(), present.len(), number as u32);
            observer.on(
                state,
                FusionEvent::Score {
                    cluster,
                    members,
                    models,
                    base,
                    numerator,
                    denominator,
                    score,
                },
            );
        }
        let mut ranking: Vec<u32> = (0..state.clusters.len() as u32).collect();
        let score = |cluster: u32| (state.clusters[cluster as usize].score, cluster);
        ranking.sort_by(|&a, &b| self.by_falling(score(a), score(b)));
        state.ranking = ranking; // @done
        observer.on(state, FusionEvent::Done { fused: state.ranking.len() });
    }
    // end listing
}
