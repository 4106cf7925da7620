//! Principal component analysis as a function, and for the page the table rebuilt.

use js_sys::{Float64Array, Object};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{options, set};
use crate::pca::{Answer, Pca, PcaOptions, Table};

#[wasm_bindgen(typescript_custom_section)]
const PCA_TYPES: &str = r#"
/** What `pca` answers, for n columns and k components. Matrices are row-major. */
export interface PcaResult {
    /** The mean of each column. */
    mean: Float64Array;
    /** What each centred column was divided by: 1 unless standardised. */
    scale: Float64Array;
    /** The covariance of each column with each, n x n; of standardised columns, the correlation. */
    covariance: Float64Array;
    /** The variance along each of the k components, the largest first; never negative. */
    explainedVariance: Float64Array;
    /** k rows of n: directions of length 1, the one of the largest variance first. */
    components: Float64Array;
    /** For each row of the table its k coordinates along the components. */
    scores: Float64Array;
    /** Whether nothing was left off the diagonal within the sweeps allowed. */
    converged: boolean;
}
"#;

/// Principal component analysis of a table with so many columns, given row by row.
///
/// A constant column is not scaled, and the variance of one row counts as 0: no answer is NaN.
/// Throws an `Error` with a `code` and a `problem` if there are no rows or not 1 to 64 columns, or a
/// number is not finite or beyond 1e100, or an option is not as it must be.
#[wasm_bindgen(js_name = pca, unchecked_return_type = "PcaResult")]
pub fn pca(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] x: Vec<f64>,
    columns: usize,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "PcaOptions")] given: JsValue,
) -> Result<Object, JsValue> {
    let options: PcaOptions = options(&given)?;
    let Answer { mean, scale, covariance, explained_variance, components, scores, converged } =
        Pca::new(Table::new(x, columns)?, &options)?.answer();
    let result = Object::new();
    for (name, numbers) in [
        ("mean", mean),
        ("scale", scale),
        ("covariance", covariance),
        ("explainedVariance", explained_variance),
        ("components", components),
        ("scores", scores),
    ] {
        set(&result, name, &Float64Array::from(numbers.as_slice()))?;
    }
    set(&result, "converged", &JsValue::from_bool(converged))?;
    Ok(result)
}

/// The table rebuilt from the first `count` components, row by row. The arrays are those that `pca`
/// or a run of the lab answers; with 0 components every row is the mean.
#[cfg(feature = "page")]
#[wasm_bindgen(js_name = pcaRebuild)]
#[must_use]
pub fn pca_rebuild(
    mean: &[f64],
    scale: &[f64],
    components: &[f64],
    scores: &[f64],
    count: usize,
) -> Float64Array {
    Float64Array::from(crate::pca::rebuild(mean, scale, components, scores, count).as_slice())
}
