//! IoU and NMS as plain functions. Boxes are x1, y1, x2, y2 per box, corners in any order.

use js_sys::{Float64Array, Int32Array, Object, Uint32Array};
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{options, set, without};
use crate::geometry::{Extent, rects_of};
use crate::iou::{self, Kind};
use crate::nms::{self, Fate, NmsOptions};

/// Options of `iou` and `iouMatrix`.
#[derive(Default, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct OverlapOptions {
    /// How sides are counted. Default exclusive.
    #[tsify(optional)]
    extent: Extent,
    /// Which measure. Default iou.
    #[tsify(optional)]
    kind: Kind,
}

/// The overlap of two boxes.
///
/// Two boxes without area overlap by 0. Throws an `Error` with a `code` and a `problem` if a box is
/// not four finite numbers or an option is unknown.
#[wasm_bindgen(js_name = iou)]
pub fn iou(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] a: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] b: &[f64],
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "OverlapOptions")]
    given: JsValue,
) -> Result<f64, JsValue> {
    let OverlapOptions { extent, kind } = options(&given)?;
    match (rects_of(a)?.as_slice(), rects_of(b)?.as_slice()) {
        ([a], [b]) => Ok(iou::iou(a, b, extent, kind)),
        _ => {
            let length = if a.len() == 4 { b.len() } else { a.len() };
            Err(crate::Problem::NotFourNumbers { length }.into())
        }
    }
}

/// The overlap of each box of `a` with each of `b`: row-major, `a.length / 4` rows of
/// `b.length / 4`.
#[wasm_bindgen(js_name = iouMatrix)]
pub fn iou_matrix(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] a: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] b: &[f64],
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "OverlapOptions")]
    given: JsValue,
) -> Result<Float64Array, JsValue> {
    let OverlapOptions { extent, kind } = options(&given)?;
    let matrix = iou::iou_matrix(&rects_of(a)?, &rects_of(b)?, extent, kind);
    Ok(Float64Array::from(matrix.as_slice()))
}

#[wasm_bindgen(typescript_custom_section)]
const NMS_TYPES: &str = r#"
/** What `nms` answers. */
export interface NmsResult {
    /** The boxes kept, best first, as indices of the input. */
    keep: Uint32Array;
    /** With `explain`: for each box the kept box that suppressed it, or -1. */
    suppressedBy?: Int32Array;
    /** With `explain`: by how much; NaN where nothing suppressed it. */
    overlap?: Float64Array;
}
"#;

/// Greedy non-maximum suppression.
///
/// Scores must be finite: give a number to those that `parseBoxes` leaves NaN. Throws an `Error`
/// with a `code` and a `problem` that name the first unusable box, score or option.
#[wasm_bindgen(js_name = nms, unchecked_return_type = "NmsResult")]
pub fn nms(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] boxes: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] scores: &[f64],
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number> | null")] classes: Option<
        Vec<u32>,
    >,
    #[wasm_bindgen(
        js_name = options,
        unchecked_optional_param_type = "NmsOptions & { explain?: boolean }"
    )]
    given: JsValue,
) -> Result<Object, JsValue> {
    let (explain, given) = without(given, "explain")?;
    let options: NmsOptions = options(&given)?;
    let result = Object::new();
    if !explain.is_truthy() {
        let keep = nms::nms_keep(boxes, scores, classes.as_deref(), &options)?;
        set(&result, "keep", &Uint32Array::from(keep.as_slice()))?;
    } else {
        let answer = nms::nms(boxes, scores, classes.as_deref(), &options)?;
        set(&result, "keep", &Uint32Array::from(answer.keep.as_slice()))?;
        let (by, overlap): (Vec<i32>, Vec<f64>) = answer
            .fates
            .iter()
            .map(|fate| match *fate {
                Fate::Suppressed { by, overlap } => (by.cast_signed(), overlap),
                _ => (-1, f64::NAN),
            })
            .unzip();
        set(&result, "suppressedBy", &Int32Array::from(by.as_slice()))?;
        set(&result, "overlap", &Float64Array::from(overlap.as_slice()))?;
    }
    Ok(result)
}
