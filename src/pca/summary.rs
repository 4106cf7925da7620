use serde::Serialize;

use super::{Divisor, Feature, LeftOut, Pca, State};

/// What is said about a run of PCA as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PcaSummary {
    /// How many rows the table has.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// The features that the columns are; none if the table was not made of boxes.
    pub features: Vec<Feature>,
    /// How many components were taken.
    pub components: usize,
    /// By what sums of products were divided.
    pub divisor: Divisor,
    /// How many sweeps of rotations it took.
    pub sweeps: usize,
    /// Whether the rotations left nothing off the diagonal. If not, all that follows is only near.
    pub converged: bool,
    /// The sum of all variances.
    pub total_variance: f64,
    /// There is but one row: it is its own mean, and nothing varies (under n - 1, 0 is divided by
    /// 0, and the variance counts as 0).
    pub one_row: bool,
    /// So many components can have variance at most: one for each column, but one less than there
    /// are rows, since centred rows add up to 0.
    pub possible: usize,
    /// The columns whose values are all the same: they have no variance, and are not scaled.
    pub constant_columns: Vec<usize>,
    /// The components whose variance and the next are nearly the same, so that the directions of
    /// the two within their plane are chance.
    pub nearly_equal: Vec<usize>,
    /// The components whose variance is nothing but rounding, all of which may point anywhere
    /// across the others. There are some where a column is constant or made of others, and where
    /// there are too few rows.
    pub without_variance: Vec<usize>,
    /// The boxes that take no part; at most 8 are listed.
    pub left_out: Vec<LeftOut>,
    /// How many boxes take no part.
    pub left_out_count: usize,
}

/// More boxes left out than these are only counted.
const MAX_LEFT_OUT: usize = 8;

impl PcaSummary {
    pub(super) fn of(pca: &Pca, answer: &State) -> Self {
        let (rows, columns) = (pca.table.rows(), pca.table.columns());
        let is_constant = |column: &usize| {
            let mut values = pca.table.column(*column);
            let first = values.next();
            values.all(|value| Some(value) == first)
        };
        Self {
            rows,
            columns,
            features: pca.features.clone(),
            components: pca.count,
            divisor: pca.options.divisor,
            sweeps: answer.sweeps,
            converged: answer.converged(),
            total_variance: pca.total(answer),
            one_row: rows == 1,
            possible: columns.min(rows - 1),
            constant_columns: (0..columns).filter(is_constant).collect(),
            nearly_equal: pca.nearly_equal(answer),
            without_variance: pca.without_variance(answer),
            left_out: pca.left_out.iter().take(MAX_LEFT_OUT).copied().collect(),
            left_out_count: pca.left_out.len(),
        }
    }
}
