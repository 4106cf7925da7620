use serde::Serialize;

/// What a round does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum PcaStage {
    /// Finds the mean of each column.
    Mean,
    /// Subtracts it.
    Centre,
    /// Divides each column by its standard deviation.
    Scale,
    /// Finds the covariance matrix, cell by cell.
    Covariance,
    /// Removes each element off its diagonal once. As often as it takes.
    Sweep,
    /// Puts the axes in order.
    Sort,
    /// Decides which way each points.
    Sign,
    /// Finds the scores.
    Project,
    /// Rebuilds the table from few of them, then from more.
    Rebuild,
    /// Says that it is over.
    Done,
}

/// All that changes while PCA runs. Matrices are row-major; none has a row for each row of the
/// table, so that keyframes are small: centred values and scores are computed where they are used.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The stage of the next round, or of the round that runs.
    pub(super) stage: PcaStage,
    pub(super) mean: Vec<f64>,
    pub(super) scale: Vec<f64>,
    /// As found from the table.
    pub(super) covariance: Vec<f64>,
    /// The same as the axes turn.
    pub(super) matrix: Vec<f64>,
    /// The axes, one in each row.
    pub(super) vectors: Vec<f64>,
    pub(super) sweeps: usize,
    /// How many pairs of axes are still correlated.
    pub(super) left: usize,
    /// Falling; empty until the axes are sorted.
    pub(super) variances: Vec<f64>,
    /// How many components have been projected on.
    pub(super) projected: usize,
    /// What is lost with 1, 2, ... components; see [`PcaEvent::Rebuild`].
    pub(super) lost: Vec<f64>,
}

impl State {
    /// The mean of each column; 0 for those to come.
    #[must_use]
    pub fn mean(&self) -> &[f64] {
        &self.mean
    }

    /// What the centred columns are divided by; 1 where nothing is.
    #[must_use]
    pub fn scale(&self) -> &[f64] {
        &self.scale
    }

    /// The covariance matrix; cells to come are 0.
    #[must_use]
    pub fn covariance(&self) -> &[f64] {
        &self.covariance
    }

    /// The covariance matrix in the axes as they are turned so far.
    #[must_use]
    pub fn matrix(&self) -> &[f64] {
        &self.matrix
    }

    /// The axes as they are turned so far, one in each row.
    #[must_use]
    pub fn vectors(&self) -> &[f64] {
        &self.vectors
    }

    /// The variance along each axis, falling; empty until they are sorted.
    #[must_use]
    pub fn variances(&self) -> &[f64] {
        &self.variances
    }

    /// Whether nothing is left off the diagonal.
    #[must_use]
    pub fn converged(&self) -> bool {
        self.left == 0
    }
}
