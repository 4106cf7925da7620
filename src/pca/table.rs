use crate::Problem;
use crate::geometry::MAX_COORDINATE;

/// No number may be larger than this, so that no sum of squared differences can overflow.
pub const MAX_VALUE: f64 = MAX_COORDINATE;

/// No table may have more columns than this. A sweep takes a rotation for each of 2016 pairs of 64
/// columns, and every frame shows two matrices of 64 x 64: more can neither be watched nor seen.
pub const MAX_COLUMNS: usize = 64;

/// A table of usable numbers with at least one row and one column.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Row by row.
    values: Vec<f64>,
    columns: usize,
}

impl Table {
    /// `values` holds the table row by row.
    ///
    /// # Errors
    /// [`Problem::OutOfRange`] unless there are 1 to [`MAX_COLUMNS`] columns,
    /// [`Problem::UnevenRows`], [`Problem::NoRows`], or [`Problem::BadValue`] for the first number
    /// that is NaN, infinite or beyond [`MAX_VALUE`].
    pub fn new(values: Vec<f64>, columns: usize) -> Result<Self, Problem> {
        if !(1..=MAX_COLUMNS).contains(&columns) {
            return Err(Problem::out_of_range("columns", columns, 1, MAX_COLUMNS));
        }
        let length = values.len();
        if !length.is_multiple_of(columns) {
            return Err(Problem::UnevenRows { length, columns });
        }
        if values.is_empty() {
            return Err(Problem::NoRows);
        }
        // Whether there is one is found for many numbers at once, and then which it is.
        let all_usable = |some: &[f64]| some.iter().fold(true, |all, &x| all & is_usable(x));
        if values.chunks(1024).all(all_usable) {
            return Ok(Self { values, columns });
        }
        match values.iter().enumerate().find(|(_, value)| !is_usable(**value)) {
            Some((at, value)) => Err(Problem::BadValue {
                row: at / columns,
                column: at % columns,
                value: value.to_string(),
            }),
            None => Ok(Self { values, columns }),
        }
    }

    /// How many rows there are; at least 1.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    /// How many columns there are; 1 to [`MAX_COLUMNS`].
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The numbers, row by row.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The numbers of one column, from the first row on.
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = f64> {
        self.values.iter().skip(column).step_by(self.columns).copied()
    }
}

/// Whether a number may stand in a table.
pub(super) fn is_usable(value: f64) -> bool {
    value.abs() <= MAX_VALUE
}
