//! The events of PCA.

use serde::Serialize;

/// One product of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PcaTerm {
    /// One factor.
    pub a: f64,
    /// The other.
    pub b: f64,
    /// a x b
    pub product: f64,
}

impl PcaTerm {
    pub(super) fn of(a: f64, b: f64) -> Self {
        Self { a, b, product: a * b }
    }
}

/// How it goes on after a sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum SweepVerdict {
    /// Some axes are still correlated: another sweep.
    Again,
    /// Nothing is left off the diagonal: the eigenvalues and eigenvectors are found.
    Converged,
    /// Some axes are still correlated, and no more sweeps are allowed: what follows is only near.
    GivenUp,
}

/// The smallest things that PCA does. Rows, columns, axes and components are numbered from 0. Where
/// an event lists what it looked at (`values`, `terms`), it lists at most the first
/// [`PcaEvent::LISTED`] of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[expect(missing_docs, reason = "the fields are the operands that their names say")]
pub enum PcaEvent {
    /// `mean = sum / rows`; of a `constant` column (`lowest == highest`) it is that value itself,
    /// which the rounding of a sum could miss.
    Mean {
        column: usize,
        values: Vec<f64>,
        rows: usize,
        sum: f64,
        lowest: f64,
        highest: f64,
        constant: bool,
        mean: f64,
    },
    /// `centred = value - mean`, for each value of the column.
    Centre { column: usize, values: Vec<f64>, mean: f64, centred: Vec<f64> },
    /// `variance = sum / divisor` (0 if the divisor is 0), `deviation = sqrt(variance)`, and each
    /// centred value is divided by `scale = deviation`, or by 1 if the column is `constant`: if its
    /// deviation is 0. The sum is that of the squares of the centred values.
    Scale {
        column: usize,
        terms: Vec<PcaTerm>,
        sum: f64,
        divisor: f64,
        variance: f64,
        deviation: f64,
        constant: bool,
        scale: f64,
    },
    /// `value = sum / divisor` (0 if the divisor is 0), where the sum is that of the products of
    /// two columns, row by row. It is the element at (row, column) and at (column, row).
    Covariance {
        row: usize,
        column: usize,
        terms: Vec<PcaTerm>,
        sum: f64,
        divisor: f64,
        value: f64,
    },
    /// The element between two axes is not removed, since `|element| <= limit`, where
    /// `limit = max(eps x sqrt(app) x sqrt(aqq), eps² x largest)` with eps = 2^-52.
    Skip {
        sweep: usize,
        p: usize,
        q: usize,
        element: f64,
        app: f64,
        aqq: f64,
        largest: f64,
        limit: f64,
    },
    /// The axes p and q are turned so that the element between them becomes 0:
    /// `theta = (aqq - app) / (2 element)`, `t = sign(theta) / (|theta| + sqrt(theta² + 1))`,
    /// `c = 1 / sqrt(t² + 1)`, `s = t c`, `appAfter = app - t element`,
    /// `aqqAfter = aqq + t element`. `off` is the square root of the sum of squares off the
    /// diagonal, of which `2 element²` disappears.
    Rotate {
        sweep: usize,
        p: usize,
        q: usize,
        element: f64,
        app: f64,
        aqq: f64,
        theta: f64,
        t: f64,
        c: f64,
        s: f64,
        app_after: f64,
        aqq_after: f64,
        off_before: f64,
        off_after: f64,
    },
    /// Every pair of axes was looked at. `left` pairs are still correlated: that is converged if it
    /// is 0, and else given up if `sweep == maxSweeps`.
    Swept {
        sweep: usize,
        max_sweeps: usize,
        rotations: usize,
        left: usize,
        off: f64,
        verdict: SweepVerdict,
    },
    /// The axes are put in the order of falling variance; of equal ones the first comes first.
    /// `order` names the axes as they were, `eigenvalues` is in the new order, and a variance is its
    /// eigenvalue, or 0 where rounding made that negative. Component i is in `nearlyEqual` if its
    /// variance and the next are nearly the same, so that their directions within the plane of both
    /// are chance; it is in `withoutVariance` if its variance is nothing but rounding.
    Sort {
        order: Vec<usize>,
        eigenvalues: Vec<f64>,
        variances: Vec<f64>,
        nearly_equal: Vec<usize>,
        without_variance: Vec<usize>,
    },
    /// The component is `flipped` if the loading of largest absolute value is negative. `loadings`
    /// are those before; `column` is the first of those that are largest as far as rounding tells.
    Sign { component: usize, loadings: Vec<f64>, column: usize, loading: f64, flipped: bool },
    /// The scores along one component. `variance` is the eigenvalue and `measured = sum / divisor`
    /// (0 if the divisor is 0) what the scores have, where the sum is that of their squares.
    /// `ratio = variance / total` and `cumulative` is the sum of the ratios so far; both are 0
    /// where nothing varies.
    Project {
        component: usize,
        values: Vec<f64>,
        sum: f64,
        divisor: f64,
        measured: f64,
        variance: f64,
        total: f64,
        ratio: f64,
        cumulative: f64,
    },
    /// The table is rebuilt from the first so many components. `lost` is the sum of the squares of
    /// what is then missing, out of `total`, and `share = lost / total` (0 if the total is 0), all
    /// in the units of the covariance. It is also `divisor x unexplained`, where that is the sum of
    /// the variances of the other components. `meanSquaredError` is the mean over all cells in the
    /// units of the table.
    Rebuild {
        components: usize,
        lost: f64,
        total: f64,
        share: f64,
        unexplained: f64,
        divisor: f64,
        mean_squared_error: f64,
    },
    /// It is over.
    Done { components: usize, sweeps: usize, converged: bool },
}

impl PcaEvent {
    /// An event lists at most so many values or products. As many rows fit beside a picture.
    pub const LISTED: usize = 12;
}
