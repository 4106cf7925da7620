//! The PCA lab: what a place on the timeline looks like.

use serde::Serialize;

use super::{Pca, PcaEvent, PcaStage, PcaSummary, State, SweepVerdict, quotient};
use crate::watch::{Column, Lab, Role, Subject};

/// An event with what the panels show beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PcaDetail {
    /// The event.
    pub event: PcaEvent,
    /// What its round does.
    pub stage: PcaStage,
    /// How many sweeps there were so far, this one included.
    pub sweeps: usize,
    /// How many components have been projected on so far.
    pub projected: usize,
    /// From how many components the table has been rebuilt so far.
    pub rebuilt: usize,
}

impl Lab for Pca {
    type Detail = PcaDetail;
    type Summary = PcaSummary;

    fn detail(&self, state: &State, event: &PcaEvent) -> PcaDetail {
        PcaDetail {
            event: event.clone(),
            stage: state.stage,
            sweeps: state.sweeps,
            projected: state.projected,
            rebuilt: state.lost.len(),
        }
    }

    /// None: every box is a row alike, and those left out are in the summary.
    fn roles(&self, _: &State, _: &PcaEvent) -> Vec<Role> {
        Vec::new()
    }

    /// For n columns: `mean` and `scale` (n), `matrix`, the covariance matrix in the present axes,
    /// and `vectors`, the axes, one in each row (n x n); `variances` (n, falling) once the axes are
    /// sorted, empty before.
    fn frame_columns(&self, state: &State) -> Vec<(&'static str, Column)> {
        vec![
            ("mean", Column::Numbers(state.mean.clone())),
            ("scale", Column::Numbers(state.scale.clone())),
            ("matrix", Column::Numbers(state.matrix.clone())),
            ("vectors", Column::Numbers(state.vectors.clone())),
            ("variances", Column::Numbers(state.variances.clone())),
        ]
    }

    fn summary(&self, answer: &State) -> PcaSummary {
        PcaSummary::of(self, answer)
    }

    /// For m rows, n columns and k components: `data` (m x n), the table; `mean` and `scale` (n);
    /// `covariance` (n x n); `variances` (n), all of them; `explainedVariance` and
    /// `explainedVarianceRatio` (k); `components` (k x n); `scores` (m x k); `lost` (k), the sum of
    /// squares lost with 1 to k components; `items`, the box that each row is (empty for a table
    /// that was not made of boxes), and `leftOut`, those that have no row.
    fn summary_columns(&self, answer: &State) -> Vec<(&'static str, Column)> {
        let total = self.total(answer);
        let explained = self.explained_variance(answer);
        let ratio = explained.iter().map(|variance| quotient(*variance, total)).collect();
        vec![
            ("data", Column::Numbers(self.table.values().to_vec())),
            ("mean", Column::Numbers(answer.mean.clone())),
            ("scale", Column::Numbers(answer.scale.clone())),
            ("covariance", Column::Numbers(answer.covariance.clone())),
            ("variances", Column::Numbers(answer.variances.clone())),
            ("explainedVariance", Column::Numbers(explained.to_vec())),
            ("explainedVarianceRatio", Column::Numbers(ratio)),
            ("components", Column::Numbers(self.components(answer).to_vec())),
            ("scores", Column::Numbers(self.scores(answer))),
            ("lost", Column::Numbers(answer.lost.clone())),
            ("items", Column::Indices(self.items.clone())),
            ("leftOut", Column::Indices(self.left_out.iter().map(|out| out.item).collect())),
        ]
    }

    /// What someone should not miss: a column without variance, axes that are not determined, a
    /// component turned round, rotations given up.
    fn is_notable(&self, event: &PcaEvent) -> bool {
        match event {
            PcaEvent::Mean { constant, .. } => *constant,
            PcaEvent::Sort { nearly_equal, without_variance, .. } => {
                !nearly_equal.is_empty() || !without_variance.is_empty()
            }
            PcaEvent::Sign { flipped, .. } => *flipped,
            PcaEvent::Swept { verdict, .. } => *verdict == SweepVerdict::GivenUp,
            _ => false,
        }
    }

    /// Nothing is decided about a single box or a pair.
    fn round_of(&self, _: &State, _: Subject) -> Option<usize> {
        None
    }

    fn decides(&self, _: &PcaEvent, _: Subject) -> bool {
        false
    }
}
