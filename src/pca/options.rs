use serde::{Deserialize, Serialize};

use super::Feature;
use crate::Problem;

/// More sweeps than this are never made; 64 columns take about ten.
pub const MAX_SWEEPS: usize = 50;

/// By what a sum of products is divided to make a covariance, where n is the number of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Divisor {
    /// n - 1, for rows that are a sample. scikit-learn, R's prcomp, NumPy's cov.
    #[default]
    #[serde(rename = "n-1")]
    Sample,
    /// n, for rows that are all there is. NumPy's var and std, scikit-learn's StandardScaler.
    #[serde(rename = "n")]
    Population,
}

impl Divisor {
    /// The divisor for so many rows; 0 for one row under [`Self::Sample`].
    #[must_use]
    pub fn of(self, rows: usize) -> f64 {
        match self {
            Self::Sample => rows.saturating_sub(1) as f64,
            Self::Population => rows as f64,
        }
    }
}

/// Which of a direction and its opposite is the component.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Sign {
    /// The loading that is largest in absolute value is positive; of equal ones, the first.
    /// scikit-learn since 1.5.
    #[default]
    Sklearn,
    /// As the rotations leave it.
    Raw,
}

/// Options of PCA.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PcaOptions {
    /// By what sums of products are divided. Default n-1.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub divisor: Divisor,
    /// Divides each column by its standard deviation (with the same divisor), so that the
    /// covariances are correlations. Default no.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub standardize: bool,
    /// Which way a component points. Default sklearn.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub sign: Sign,
    /// How many components are taken. Default: all, which is one for each column.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub components: Option<usize>,
    /// Gives up after this many sweeps of rotations, 1 to 50. Default 50.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_sweeps: usize,
}

impl Default for PcaOptions {
    fn default() -> Self {
        Self {
            divisor: Divisor::default(),
            standardize: false,
            sign: Sign::default(),
            components: None,
            max_sweeps: MAX_SWEEPS,
        }
    }
}

impl PcaOptions {
    /// # Errors
    /// [`Problem::OutOfRange`] unless there are 1 to `columns` components and 1 to [`MAX_SWEEPS`]
    /// sweeps.
    pub fn check(&self, columns: usize) -> Result<(), Problem> {
        let components = self.components.unwrap_or(columns);
        if !(1..=columns).contains(&components) {
            return Err(Problem::out_of_range("components", components, 1, columns));
        }
        if !(1..=MAX_SWEEPS).contains(&self.max_sweeps) {
            return Err(Problem::out_of_range("maxSweeps", self.max_sweeps, 1, MAX_SWEEPS));
        }
        Ok(())
    }
}

/// Options of the PCA lab: where the table comes from, and those of PCA. These are written out, since
/// reading flattened ones takes the page as much code as a stage of the algorithm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PcaLabOptions {
    /// The features of the boxes that are the columns.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub features: Vec<Feature>,
    /// If given, the numbers that come in place of the boxes are not boxes but a table with so many
    /// columns, row by row, and `features` are not looked at.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub columns: Option<usize>,
    /// See [`PcaOptions::divisor`].
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub divisor: Divisor,
    /// See [`PcaOptions::standardize`].
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub standardize: bool,
    /// See [`PcaOptions::sign`].
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub sign: Sign,
    /// See [`PcaOptions::components`].
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub components: Option<usize>,
    /// See [`PcaOptions::max_sweeps`].
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub max_sweeps: usize,
}

impl PcaLabOptions {
    /// Those of a lab whose table is made of these features of the boxes.
    #[must_use]
    pub fn of_boxes(features: Vec<Feature>, options: &PcaOptions) -> Self {
        let &PcaOptions { divisor, standardize, sign, components, max_sweeps } = options;
        Self { features, columns: None, divisor, standardize, sign, components, max_sweeps }
    }

    /// Those of a lab that is given a table with so many columns.
    #[must_use]
    pub fn of_table(columns: usize, options: &PcaOptions) -> Self {
        Self { columns: Some(columns), ..Self::of_boxes(Vec::new(), options) }
    }

    /// Those of PCA.
    #[must_use]
    pub fn pca(&self) -> PcaOptions {
        let &Self { divisor, standardize, sign, components, max_sweeps, .. } = self;
        PcaOptions { divisor, standardize, sign, components, max_sweeps }
    }
}

impl Default for PcaLabOptions {
    fn default() -> Self {
        Self::of_boxes(Vec::new(), &PcaOptions::default())
    }
}
