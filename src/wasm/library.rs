//! What the package `boxstep` offers. Boxes are x1, y1, x2, y2 per box, corners in any order.

use js_sys::{Array, Float64Array, Int32Array, JsString, Object, Uint32Array};
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{coded, describe, options, set, without};
use crate::formats::{self, ParseOptions};
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
/// Throws an `Error` with a `code` and a `problem` that name the first unusable box, score or
/// option.
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
    let answer = nms::nms(boxes, scores, classes.as_deref(), &options)?;
    let result = Object::new();
    set(&result, "keep", &Uint32Array::from(answer.keep.as_slice()))?;
    if explain.is_truthy() {
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

#[wasm_bindgen(typescript_custom_section)]
const PARSE_TYPES: &str = r#"
/** What `parseBoxes` answers: row i of each column is one box. */
export interface ParsedBoxes {
    /** x1, y1, x2, y2 per box, as written. */
    boxes: Float64Array;
    /** NaN where the file has none. */
    scores: Float64Array;
    /** Index into classNames. */
    classes: Uint32Array;
    /** The empty name stands for boxes of which the file names no class. */
    classNames: string[];
    /** Index into imageNames. */
    images: Uint32Array;
    imageNames: string[];
    /** Width and height of each image; NaN where they are not known. */
    imageSizes: Float64Array;
    /** The line of each box, counted from 1; 0 where it is not known. */
    lines: Uint32Array;
    report: Report;
}
"#;

/// Reads the boxes of a file: CSV and other tables, bracketed lists, Cartucho/mAP text, the
/// project's own JSON, told apart by content.
///
/// Throws an `Error` with a `code` and, as `problem`, the file, the line and the reason, if the file
/// as a whole cannot be read. Lines that cannot be read are skipped and reported.
#[wasm_bindgen(js_name = parseBoxes, unchecked_return_type = "ParsedBoxes")]
pub fn parse_boxes(
    bytes: &[u8],
    #[wasm_bindgen(js_name = fileName)] file_name: &str,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ParseOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let options: ParseOptions = options(&given)?;
    let parsed = formats::parse_boxes(bytes, file_name, &options).map_err(|error| coded(&error))?;
    let result = Object::new();
    for (name, numbers) in
        [("boxes", &parsed.boxes), ("scores", &parsed.scores), ("imageSizes", &parsed.image_sizes)]
    {
        set(&result, name, &Float64Array::from(numbers.as_slice()))?;
    }
    for (name, indices) in
        [("classes", &parsed.classes), ("images", &parsed.images), ("lines", &parsed.lines)]
    {
        set(&result, name, &Uint32Array::from(indices.as_slice()))?;
    }
    for (name, names) in [("classNames", &parsed.class_names), ("imageNames", &parsed.image_names)]
    {
        let names: Array = names.iter().map(|name| JsString::from(name.as_str())).collect();
        set(&result, name, &names)?;
    }
    set(&result, "report", &describe(&parsed.report)?)?;
    Ok(result)
}
