use super::features::{Feature, FeatureTable, LeftOut, features};
use super::options::{PcaLabOptions, PcaOptions};
use super::state::State;
use super::sum;
use super::table::Table;
use crate::Problem;

/// PCA of a table with some options.
#[derive(Clone, Debug)]
pub struct Pca {
    pub(super) table: Table,
    pub(super) options: PcaOptions,
    /// How many components are taken.
    pub(super) count: usize,
    /// Which box each row is; empty for a table that was not made of boxes.
    pub(super) items: Vec<u32>,
    pub(super) left_out: Vec<LeftOut>,
    /// The columns; none for a table that was not made of boxes.
    pub(super) features: Vec<Feature>,
}

impl Pca {
    /// # Errors
    /// [`Problem::OutOfRange`] for an option.
    pub fn new(table: Table, options: &PcaOptions) -> Result<Self, Problem> {
        options.check(table.columns())?;
        let count = options.components.unwrap_or(table.columns());
        Ok(Self {
            table,
            options: options.clone(),
            count,
            items: Vec::new(),
            left_out: Vec::new(),
            features: Vec::new(),
        })
    }

    /// PCA of features of boxes or, if the options give `columns`, of a table: `numbers` holds
    /// x1, y1, x2, y2 per box or the table row by row, `scores` one number per box.
    ///
    /// # Errors
    /// A [`Problem`] that names the first unusable box, number or option.
    pub fn open(numbers: &[f64], scores: &[f64], options: &PcaLabOptions) -> Result<Self, Problem> {
        if let Some(columns) = options.columns {
            return Self::new(Table::new(numbers.to_vec(), columns)?, &options.pca());
        }
        let FeatureTable { table, items, left_out } = features(numbers, scores, &options.features)?;
        let features = options.features.clone();
        Ok(Self { items, left_out, features, ..Self::new(table, &options.pca())? })
    }

    pub(super) fn columns(&self) -> usize {
        self.table.columns()
    }

    pub(super) fn divisor(&self) -> f64 {
        self.options.divisor.of(self.table.rows())
    }

    /// The directions taken so far, one in each row.
    pub fn components<'a>(&self, state: &'a State) -> &'a [f64] {
        state.vectors.get(..self.count * self.columns()).unwrap_or_default()
    }

    /// The variances of the components taken; empty until the axes are sorted.
    pub fn explained_variance<'a>(&self, state: &'a State) -> &'a [f64] {
        state.variances.get(..self.count).unwrap_or_default()
    }

    /// The table centred and scaled, column by column.
    // listing: pca-table.rust
    pub(super) fn adjusted(&self, state: &State) -> Vec<f64> {
        let columns = state.mean.iter().zip(&state.scale).enumerate();
        columns
            .flat_map(|(column, (mean, scale))| {
                self.table.column(column).map(move |value| (value - mean) / scale) // @centre scale
            })
            .collect()
    }

    /// The coordinate of each row along an axis.
    pub(super) fn scores_along(&self, axis: usize, state: &State, adjusted: &[f64]) -> Vec<f64> {
        let mut scores = vec![0.0; self.table.rows()];
        let loadings = state.vectors.chunks_exact(self.columns()).nth(axis).unwrap_or_default();
        for (loading, column) in loadings.iter().zip(adjusted.chunks_exact(scores.len())) {
            for (score, value) in scores.iter_mut().zip(column) {
                *score += loading * value; // @project
            }
        }
        scores
    }
    // end listing

    /// One row for each row of the table: its coordinates along the components.
    #[must_use]
    pub fn scores(&self, state: &State) -> Vec<f64> {
        let adjusted = self.adjusted(state);
        let mut scores = vec![0.0; self.table.rows() * self.count];
        for axis in 0..self.count {
            let column = scores.iter_mut().skip(axis).step_by(self.count);
            let along = self.scores_along(axis, state, &adjusted);
            column.zip(along).for_each(|(slot, score)| *slot = score);
        }
        scores
    }

    /// The sum of all variances.
    pub(super) fn total(&self, state: &State) -> f64 {
        sum(state.covariance.iter().step_by(self.columns() + 1).copied())
    }

    /// Whether each component's variance is nothing but rounding: whether it is less than a
    /// millionth of a millionth of what it would be if its columns did not cancel. It is not
    /// measured by the largest variance, beside which that of a score is nothing and yet real.
    pub(super) fn without_variance(&self, state: &State) -> Vec<usize> {
        let n = self.columns();
        let deviation = |column: usize| state.covariance[column * n + column].sqrt();
        let deviations: Vec<f64> = (0..n).map(deviation).collect();
        let axes = state.vectors.chunks_exact(n).zip(&state.variances).enumerate();
        axes.filter(|(_, (loadings, variance))| {
            let reach = sum(loadings.iter().zip(&deviations).map(|(v, d)| v.abs() * d));
            **variance <= 1e-12 * (reach * reach)
        })
        .map(|(component, _)| component)
        .collect()
    }

    /// The components whose variance and the next differ by less than a millionth. (Those without
    /// variance are not among them.)
    pub(super) fn nearly_equal(&self, state: &State) -> Vec<usize> {
        let without = self.without_variance(state);
        let neighbours = state.variances.windows(2).enumerate();
        neighbours
            .filter(|(_, pair)| matches!(pair, [more, less] if more - less <= 1e-6 * more))
            .map(|(component, _)| component)
            .filter(|component| ![*component, component + 1].iter().any(|c| without.contains(c)))
            .collect()
    }
}
