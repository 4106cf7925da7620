//! Adaptive NMS, NMS by offsets, Fast NMS, Cluster-NMS and Matrix NMS as plain functions.

use js_sys::{Float64Array, Object, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{options, set};
use crate::{offset, variants};

#[wasm_bindgen(typescript_custom_section)]
const VARIANT_TYPES: &str = r#"
/** What `adaptiveNms` answers. */
export interface AdaptiveNmsResult {
    /** The boxes kept, best first, as indices of the input. */
    keep: Uint32Array;
    /** The threshold at the end. */
    threshold: number;
}

/** What `offsetNms` answers. */
export interface OffsetNmsResult {
    /** The boxes kept, best first, as indices of the input. */
    keep: Uint32Array;
    /** What a loop over the classes keeps, best first. */
    keepByClass: Uint32Array;
    /** What a class is multiplied by; Infinity if it does not fit into the numbers. */
    offset: number;
}

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

/// Adaptive NMS (OpenCV's `NMSBoxes` with `eta`): greedy NMS whose threshold is multiplied by `eta`
/// after each box kept, as long as it is above 0.5.
///
/// Scores must be finite. Throws an `Error` with a `code` and a `problem` that name the first
/// unusable box, score or option.
#[wasm_bindgen(js_name = adaptiveNms, unchecked_return_type = "AdaptiveNmsResult")]
pub fn adaptive_nms(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] boxes: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] scores: &[f64],
    #[wasm_bindgen(unchecked_optional_param_type = "ArrayLike<number> | null")] classes: Option<
        Vec<u32>,
    >,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "AdaptiveOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let answer = variants::adaptive_nms(boxes, scores, classes.as_deref(), &options(&given)?)?;
    let result = Object::new();
    set(&result, "keep", &Uint32Array::from(answer.keep.as_slice()))?;
    set(&result, "threshold", &JsValue::from(answer.threshold))?;
    Ok(result)
}

/// NMS by class through offsets (torchvision's `batched_nms`, Ultralytics): boxes are moved apart by
/// class, in double, single or half precision, and greedy NMS runs once over all.
///
/// Scores must be finite. Throws an `Error` with a `code` and a `problem` that name the first
/// unusable box, score or option.
#[wasm_bindgen(js_name = offsetNms, unchecked_return_type = "OffsetNmsResult")]
pub fn offset_nms(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] boxes: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] scores: &[f64],
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] classes: Vec<u32>,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "OffsetOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let answer = offset::offset_nms(boxes, scores, &classes, &options(&given)?)?;
    let result = Object::new();
    set(&result, "keep", &Uint32Array::from(answer.keep.as_slice()))?;
    set(&result, "keepByClass", &Uint32Array::from(answer.keep_by_class.as_slice()))?;
    set(&result, "offset", &JsValue::from(answer.offset))?;
    Ok(result)
}

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
