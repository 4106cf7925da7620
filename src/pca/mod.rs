//! Principal component analysis: turn the axes of a table of numbers so that they lie along the
//! directions in which the rows vary most.
//!
//! The steps are those of a textbook: mean, centre (and scale), covariance, eigenvalues and
//! eigenvectors by Jacobi rotations, sort, sign, project, rebuild. What libraries do differently
//! (the divisor, standardising, the sign of a component) is an option each.
//!
//! No number here is ever NaN or infinite. Where a textbook divides by 0, the quotient counts as 0
//! (the variance of one row under n - 1, a share of no variance) or the division is left out (a
//! constant column is not scaled), and the event and the summary say so.

mod analysis;
mod event;
mod fast;
mod features;
mod jacobi;
mod lab;
mod options;
mod state;
mod steps;
mod summary;
mod table;

pub use analysis::Pca;
pub use event::{PcaEvent, PcaTerm, SweepVerdict};
pub use features::{Feature, FeatureTable, LeftOut, features};
pub use jacobi::{Rotation, negligible, off_diagonal};
pub use lab::PcaDetail;
pub use options::{Divisor, MAX_SWEEPS, PcaLabOptions, PcaOptions, Sign};
pub use state::{PcaStage, State};
pub use summary::PcaSummary;
pub use table::{MAX_COLUMNS, MAX_VALUE, Table};

use crate::Problem;

/// What PCA finds. Matrices are row-major.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The mean of each column.
    pub mean: Vec<f64>,
    /// What each centred column was divided by: 1 unless standardised.
    pub scale: Vec<f64>,
    /// The covariance of each column with each.
    pub covariance: Vec<f64>,
    /// The variance along each component, the largest first; never negative.
    pub explained_variance: Vec<f64>,
    /// One row for each component: a direction of length 1.
    pub components: Vec<f64>,
    /// One row for each row of the table: its coordinates along the components.
    pub scores: Vec<f64>,
    /// Whether every element off the diagonal was removed within the sweeps allowed.
    pub converged: bool,
}

/// Runs PCA on a row-major table of `columns` columns.
///
/// # Errors
/// A [`Problem`] that names the first unusable number or option.
pub fn pca(values: &[f64], columns: usize, options: &PcaOptions) -> Result<Answer, Problem> {
    Ok(Pca::new(Table::new(values.to_vec(), columns)?, options)?.answer())
}

/// The table rebuilt from the first `with` components: `mean + scale x (scores x components)`, row
/// by row. The arrays are those of an [`Answer`]; with more components than there are, all are
/// used, and with 0 every row is the mean.
#[must_use]
pub fn rebuild(
    mean: &[f64],
    scale: &[f64],
    components: &[f64],
    scores: &[f64],
    with: usize,
) -> Vec<f64> {
    let columns = mean.len().max(1);
    let count = (components.len() / columns).max(1);
    let mut rebuilt = Vec::with_capacity(scores.len() / count * columns);
    for row in scores.chunks_exact(count) {
        let mut along = vec![0.0; mean.len()];
        for (score, component) in row.iter().zip(components.chunks_exact(columns)).take(with) {
            for (sum, loading) in along.iter_mut().zip(component) {
                *sum += score * loading;
            }
        }
        let cells = mean.iter().zip(scale).zip(along);
        rebuilt.extend(cells.map(|((mean, scale), along)| mean + scale * along));
    }
    rebuilt
}

/// `a / b`, and 0 where b is not positive.
fn quotient(a: f64, b: f64) -> f64 {
    if b > 0.0 { a / b } else { 0.0 }
}

/// From the first to the last. (What the standard library sums of nothing is -0.)
fn sum(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |sum, number| sum + number)
}
