//! Soft-NMS as a plain function.

use js_sys::{Float64Array, Object, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{options, set};
use crate::soft::{self, SoftNmsOptions};

#[wasm_bindgen(typescript_custom_section)]
const SOFT_TYPES: &str = r#"
/** What `softNms` answers. */
export interface SoftNmsResult {
    /** The boxes kept, in the order in which they were picked, as indices of the input. */
    keep: Uint32Array;
    /** For each of these the score that it was left with; they never rise. */
    scores: Float64Array;
}
"#;

/// Soft non-maximum suppression: scores are lowered where boxes overlap.
///
/// Scores must be finite. Throws an `Error` with a `code` and a `problem` that name the first
/// unusable box, score or option.
#[wasm_bindgen(js_name = softNms, unchecked_return_type = "SoftNmsResult")]
pub fn soft_nms(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] boxes: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] scores: &[f64],
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number> | null")] classes: Option<
        Vec<u32>,
    >,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "SoftNmsOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let options: SoftNmsOptions = options(&given)?;
    let answer = soft::soft_nms(boxes, scores, classes.as_deref(), &options)?;
    let result = Object::new();
    set(&result, "keep", &Uint32Array::from(answer.keep.as_slice()))?;
    set(&result, "scores", &Float64Array::from(answer.scores.as_slice()))?;
    Ok(result)
}
