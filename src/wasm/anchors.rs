//! K-means on shapes as a plain function.

use js_sys::{Array, Float64Array, Object, Uint32Array};
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{describe, options, set, without};
use crate::anchors::{self, AnchorsOptions, Pass, Shape};

#[wasm_bindgen(typescript_custom_section)]
const ANCHORS_TYPES: &str = r#"
/** What `anchors` answers. Clusters are numbered as their first centroids were chosen. */
export interface AnchorsResult {
    /** Width and height of each anchor; NaN where a cluster lost all its shapes and `nan` is asked for. */
    anchors: Float64Array;
    /** The cluster of each shape. */
    assignment: Uint32Array;
    /** How many passes over the shapes there were, the last one, which may have changed nothing, included. */
    iterations: number;
    /** The average over all shapes of the IoU with the anchor that fits best. */
    avgIou: number;
    /** Why it stopped. */
    reason: StopReason;
    /** The passes, in order. */
    history: AnchorsPass[];
}

/** What one pass over the shapes found. */
export interface AnchorsPass {
    /** Width and height of the centroids that the shapes were compared with. */
    anchors: Float64Array;
    /** The average over all shapes of the IoU with the anchor that fits best. */
    avgIou: number;
    /** How many shapes changed their cluster. */
    changed: number;
    /** How many shapes each cluster has. */
    counts: Uint32Array;
}
"#;

/// What `anchors` takes beyond the options of a single run.
#[derive(Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct Restarts {
    /// How many runs to make, from 1 to 1000, with the seed and those after it; the best is the
    /// answer. Default 1.
    #[tsify(optional)]
    restarts: u32,
}

impl Default for Restarts {
    fn default() -> Self {
        Self { restarts: 1 }
    }
}

/// Anchors by k-means on shapes: width and height per shape, all in one unit.
///
/// Every side must be positive and finite: leave out boxes without area. Throws an `Error` with a
/// `code` and a `problem` that name the first unusable shape or option.
#[wasm_bindgen(js_name = anchors, unchecked_return_type = "AnchorsResult")]
pub fn anchors(
    #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] wh: &[f64],
    #[wasm_bindgen(
        js_name = options,
        unchecked_optional_param_type = "AnchorsOptions & Restarts"
    )]
    given: JsValue,
) -> Result<Object, JsValue> {
    let (restarts, given) = without(given, "restarts")?;
    let stated = Object::new();
    set(&stated, "restarts", &restarts)?;
    let Restarts { restarts } = options(&stated)?;
    let options: AnchorsOptions = options(&given)?;
    let answer = anchors::anchors(wh, &options, restarts)?;

    let result = Object::new();
    set(&result, "anchors", &sides(answer.centroids()).into())?;
    set(&result, "assignment", &Uint32Array::from(answer.assignment()).into())?;
    set(&result, "iterations", &answer.iterations().into())?;
    set(&result, "avgIou", &answer.avg_iou().into())?;
    set(&result, "reason", &describe(&answer.reason())?)?;
    let history: Array = answer.passes().iter().map(pass).collect::<Result<_, _>>()?;
    set(&result, "history", &history)?;
    Ok(result)
}

fn pass(pass: &Pass) -> Result<Object, JsValue> {
    let object = Object::new();
    set(&object, "anchors", &sides(&pass.centroids).into())?;
    set(&object, "avgIou", &pass.avg_iou.into())?;
    set(&object, "changed", &pass.changed.into())?;
    set(&object, "counts", &Uint32Array::from(pass.counts.as_slice()).into())?;
    Ok(object)
}

fn sides(shapes: &[Shape]) -> Float64Array {
    Float64Array::from(shapes.as_flattened())
}
