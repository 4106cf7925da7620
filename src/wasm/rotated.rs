//! IoU and NMS of rotated boxes as plain functions.

use js_sys::{Float64Array, Int32Array, Object, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{options, set, without};
use crate::Problem;
use crate::nms::Fate;
use crate::rotated::{self, RotatedNmsOptions, rotated_rects_of};

#[wasm_bindgen(typescript_custom_section)]
const ROTATED_TYPES: &str = r#"
/** What `rotatedNms` answers. */
export interface RotatedNmsResult {
    /** The boxes kept, best first, as indices of the input. */
    keep: Uint32Array;
    /** With `explain`: for each box the kept box that suppressed it, or -1. */
    suppressedBy?: Int32Array;
    /** With `explain`: by how much; NaN where nothing suppressed it. */
    overlap?: Float64Array;
}
"#;

/// The IoU of two rotated boxes: cx, cy, w, h and an angle in radians, clockwise on the screen (y
/// points down).
///
/// Degrees counter-clockwise, as torchvision and detectron2 have them, are `-angle * Math.PI / 180`;
/// degrees clockwise, as OpenCV has them, `angle * Math.PI / 180`. Boxes without area overlap by 0.
/// Throws an `Error` with a `code` and a `problem` if a box is not five finite numbers or a side is
/// negative.
#[wasm_bindgen(js_name = rotatedIou)]
pub fn rotated_iou(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] a: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] b: &[f64],
) -> Result<f64, JsValue> {
    match (rotated_rects_of(a)?.as_slice(), rotated_rects_of(b)?.as_slice()) {
        ([a], [b]) => Ok(rotated::rotated_iou(a, b)),
        _ => {
            let length = if a.len() == 5 { b.len() } else { a.len() };
            Err(Problem::NotFiveNumbers { length }.into())
        }
    }
}

/// Greedy non-maximum suppression of rotated boxes: cx, cy, w, h and an angle per box, as in
/// `rotatedIou`.
///
/// Scores must be finite. Throws an `Error` with a `code` and a `problem` that name the first
/// unusable box, score or option.
#[wasm_bindgen(js_name = rotatedNms, unchecked_return_type = "RotatedNmsResult")]
pub fn rotated_nms(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] boxes: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] scores: &[f64],
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number> | null")] classes: Option<
        Vec<u32>,
    >,
    #[wasm_bindgen(
        js_name = options,
        unchecked_optional_param_type = "RotatedNmsOptions & { explain?: boolean }"
    )]
    given: JsValue,
) -> Result<Object, JsValue> {
    let (explain, given) = without(given, "explain")?;
    let options: RotatedNmsOptions = options(&given)?;
    let boxes = rotated_rects_of(boxes)?;
    let answer = rotated::rotated_nms(boxes, scores, classes.as_deref(), &options)?;
    let result = Object::new();
    set(&result, "keep", &Uint32Array::from(answer.keep.as_slice()))?;
    if explain.is_truthy() {
        let fate = |fate: &Fate| match *fate {
            Fate::Suppressed { by, overlap } => (by.cast_signed(), overlap),
            _ => (-1, f64::NAN),
        };
        let (by, overlap): (Vec<i32>, Vec<f64>) = answer.fates.iter().map(fate).unzip();
        set(&result, "suppressedBy", &Int32Array::from(by.as_slice()))?;
        set(&result, "overlap", &Float64Array::from(overlap.as_slice()))?;
    }
    Ok(result)
}
