//! Fast NMS, Cluster-NMS and Matrix NMS as plain functions.

use js_sys::{Float64Array, Object, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{options, set};
use crate::variants;

#[wasm_bindgen(typescript_custom_section)]
const VARIANT_TYPES: &str = r#"
/** What `fastNms` answers. */
export interface FastNmsResult {
    /** The boxes kept, best first, as indices of the input. */
    keep: Uint32Array;
}

/** What `clusterNms` answers. */
export interface ClusterNmsResult {
    /** The boxes kept, best first, as indices of the input: those of `nms`. */
    keep: Uint32Array;
    /** How many passes over the matrix it took, the one included that saw no change. */
    passes: number;
}

/** What `matrixNms` answers. */
export interface MatrixNmsResult {
    /** The boxes kept, best first by their lowered scores, as indices of the input. */
    keep: Uint32Array;
    /** For each of these its lowered score. */
    scores: Float64Array;
}
"#;

/// Fast NMS (YOLACT): whoever overlaps a better box too much is suppressed, whatever becomes of that
/// box. Keeps no more than `nms` does.
///
/// Scores must be finite. Throws an `Error` with a `code` and a `problem` that name the first
/// unusable box, score or option.
#[wasm_bindgen(js_name = fastNms, unchecked_return_type = "FastNmsResult")]
pub fn fast_nms(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] boxes: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] scores: &[f64],
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number> | null")] classes: Option<
        Vec<u32>,
    >,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "VariantOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let keep = variants::fast_nms(boxes, scores, classes.as_deref(), &options(&given)?)?;
    let result = Object::new();
    set(&result, "keep", &Uint32Array::from(keep.as_slice()))?;
    Ok(result)
}

/// Cluster-NMS: Fast NMS over and over, without the boxes that fell the time before, until nothing
/// changes. Keeps what `nms` does.
///
/// Scores must be finite. Throws an `Error` with a `code` and a `problem` that name the first
/// unusable box, score or option.
#[wasm_bindgen(js_name = clusterNms, unchecked_return_type = "ClusterNmsResult")]
pub fn cluster_nms(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] boxes: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] scores: &[f64],
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number> | null")] classes: Option<
        Vec<u32>,
    >,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "VariantOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let answer = variants::cluster_nms(boxes, scores, classes.as_deref(), &options(&given)?)?;
    let result = Object::new();
    set(&result, "keep", &Uint32Array::from(answer.keep.as_slice()))?;
    set(&result, "passes", &JsValue::from(answer.passes))?;
    Ok(result)
}

/// Matrix NMS (SOLOv2): scores are lowered by the worst better box, which counts for less where it is
/// overlapped itself; then those with too low a score are dropped.
///
/// Scores must be finite. Throws an `Error` with a `code` and a `problem` that name the first
/// unusable box, score or option.
#[wasm_bindgen(js_name = matrixNms, unchecked_return_type = "MatrixNmsResult")]
pub fn matrix_nms(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] boxes: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] scores: &[f64],
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number> | null")] classes: Option<
        Vec<u32>,
    >,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "MatrixNmsOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let answer = variants::matrix_nms(boxes, scores, classes.as_deref(), &options(&given)?)?;
    let result = Object::new();
    set(&result, "keep", &Uint32Array::from(answer.keep.as_slice()))?;
    set(&result, "scores", &Float64Array::from(answer.scores.as_slice()))?;
    Ok(result)
}
