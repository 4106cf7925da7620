//! Fusion of boxes as a plain function.

use js_sys::{Array, Float64Array, Object, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{options, set};
use crate::fusion::{self, FusionOptions};

#[wasm_bindgen(typescript_custom_section)]
const FUSION_TYPES: &str = r#"
/** What `fuseBoxes` answers: row i of each column is one fused box, the best score first. */
export interface FusionResult {
    /** x1, y1, x2, y2 per fused box. */
    boxes: Float64Array;
    scores: Float64Array;
    classes: Uint32Array;
    /** The boxes that each was made of, as indices of the input, in the order in which they joined. */
    members: Uint32Array[];
}
"#;

/// Weighted Boxes Fusion, or non-maximum weighted: boxes that overlap become one.
///
/// Boxes of several models are given one after the other, with the model of each as `models`. Scores
/// must be finite and at most 1e9; a box without area, or with a score of 0 or less, takes no part.
/// Throws an `Error` with a `code` and a `problem` that name the first unusable box, score or option.
#[wasm_bindgen(js_name = fuseBoxes, unchecked_return_type = "FusionResult")]
pub fn fuse_boxes(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] boxes: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] scores: &[f64],
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number> | null")] classes: Option<
        Vec<u32>,
    >,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "FusionOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let options: FusionOptions = options(&given)?;
    let answer = fusion::fuse_boxes(boxes, scores, classes.as_deref(), &options)?;
    let members: Array =
        answer.members.iter().map(|items| Uint32Array::from(items.as_slice())).collect();
    let result = Object::new();
    set(&result, "boxes", &Float64Array::from(answer.boxes.as_flattened()))?;
    set(&result, "scores", &Float64Array::from(answer.scores.as_slice()))?;
    set(&result, "classes", &Uint32Array::from(answer.classes.as_slice()))?;
    set(&result, "members", &members)?;
    Ok(result)
}
