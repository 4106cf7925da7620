//! Average precision as a plain function.

use js_sys::{Array, Float64Array, Object, Uint32Array};
#[cfg(feature = "page")]
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{describe, options, set};
use crate::ap::{self, ApOptions, Curve, DetectionSet, TruthSet};
#[cfg(feature = "page")]
use crate::{
    Problem,
    ap::{Ap, ApBoxes, BoxKind},
};

#[wasm_bindgen(typescript_custom_section)]
const AP_TYPES: &str = r#"
/** What `averagePrecision` answers. */
export interface ApResult {
    /** The mean over all classes and thresholds; absent if no class has a ground truth. */
    mean?: number;
    /** By rising class, then by threshold as given. */
    curves: ApCurve[];
}

/** The precision-recall curve of one class at one threshold: a point after each detection that counts. */
export interface ApCurve extends CurveAp {
    /** The detection of each point, by its number among the detections. */
    detections: Uint32Array;
    precision: Float64Array;
    recall: Float64Array;
    /** Precision made non-increasing from the right. */
    envelope: Float64Array;
}
"#;

/// Average precision of detections, by the rules of VOC or of COCO, class by class.
///
/// `{ matching: 'coco', interpolation: 'hundred-and-one-point', maxDetections: 100 }` with
/// thresholds .50, .55, ... .95 is COCO's. Throws an `Error` with a `code` and a `problem` that name
/// the first unusable box, score or option; boxes are counted through both sets, `truth` first.
#[wasm_bindgen(js_name = averagePrecision, unchecked_return_type = "ApResult")]
pub fn average_precision(
    #[wasm_bindgen(unchecked_param_type = "TruthSet")] truth: JsValue,
    #[wasm_bindgen(unchecked_param_type = "DetectionSet")] detections: JsValue,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ApOptions")] given: JsValue,
) -> Result<Object, JsValue> {
    let truth: TruthSet = options(&truth)?;
    let detections: DetectionSet = options(&detections)?;
    let options: ApOptions = options(&given)?;
    let answer = ap::average_precision_of(&truth, &detections, &options)?;
    let result = Object::new();
    if let Some(mean) = answer.mean {
        set(&result, "mean", &mean.into())?;
    }
    let curves: Array = answer.curves.iter().map(curve).collect::<Result<_, _>>()?;
    set(&result, "curves", &curves)?;
    Ok(result)
}

/// What a run to watch is opened with besides boxes, scores and classes.
#[cfg(feature = "page")]
#[derive(Default, Serialize, Deserialize, tsify::Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ApRun {
    /// The image of each box.
    #[tsify(type = "Uint32Array")]
    images: Vec<u32>,
    /// What each box without a score is marked as, 1 difficult or 2 a crowd; empty if none is.
    #[tsify(optional, type = "Uint32Array")]
    flags: Vec<u32>,
    /// The options of the library's function.
    #[tsify(optional)]
    options: ApOptions,
}

#[cfg(feature = "page")]
impl ApRun {
    pub fn open(&self, boxes: &[f64], scores: &[f64], classes: &[u32]) -> Result<Ap, Problem> {
        let Self { images, flags, options } = self;
        let kind = |(row, score): (usize, &f64)| match (score.is_nan(), flags.get(row)) {
            (false, _) => BoxKind::Detection,
            (true, Some(1)) => BoxKind::Difficult,
            (true, Some(2)) => BoxKind::Crowd,
            (true, _) => BoxKind::Truth,
        };
        let kinds: Vec<_> = scores.iter().enumerate().map(kind).collect();
        Ap::new(ApBoxes { boxes, scores, classes, images, kinds: &kinds }, options)
    }
}

fn curve(curve: &Curve) -> Result<Object, JsValue> {
    let object: Object = Object::from(describe(&curve.result)?);
    let points = || curve.points.iter();
    let detections: Vec<u32> = points().map(|point| point.detection).collect();
    let precision: Vec<f64> = points().map(|point| point.precision).collect();
    let recall: Vec<f64> = points().map(|point| point.recall).collect();
    set(&object, "detections", &Uint32Array::from(detections.as_slice()))?;
    set(&object, "precision", &Float64Array::from(precision.as_slice()))?;
    set(&object, "recall", &Float64Array::from(recall.as_slice()))?;
    set(&object, "envelope", &Float64Array::from(curve.envelope.as_slice()))?;
    Ok(object)
}
