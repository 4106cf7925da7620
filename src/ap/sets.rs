//! Ground truths and detections given apart, as programs have them.

use serde::{Deserialize, Serialize};

use super::{ApAnswer, ApBoxes, ApOptions, BoxKind, average_precision};
use crate::Problem;
use crate::geometry::corners_of;
use crate::problem::one_each;

/// What is there, in any number of images.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TruthSet {
    /// x1, y1, x2, y2 per box, corners in any order.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Float64Array | number[]"))]
    pub boxes: Vec<f64>,
    /// The class of each box.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Uint32Array | number[]"))]
    pub classes: Vec<u32>,
    /// The image of each box. Default: all are in one.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Uint32Array | number[]"))]
    pub images: Vec<u32>,
    /// 1 for a box that need not be found (VOC), else 0. Default: none is difficult.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Uint8Array | number[]"))]
    pub difficult: Vec<u8>,
    /// 1 for a box around a crowd (COCO), else 0. Default: none is.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Uint8Array | number[]"))]
    pub crowd: Vec<u8>,
}

/// What a detector says, in any number of images.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DetectionSet {
    /// x1, y1, x2, y2 per box, corners in any order.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Float64Array | number[]"))]
    pub boxes: Vec<f64>,
    /// The score of each box.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Float64Array | number[]"))]
    pub scores: Vec<f64>,
    /// The class of each box.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Uint32Array | number[]"))]
    pub classes: Vec<u32>,
    /// The image of each box. Default: all are in one.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Uint32Array | number[]"))]
    pub images: Vec<u32>,
}

/// The column, or as many defaults where it was left out.
fn or_default<T: Clone + Default>(
    what: &str,
    column: &[T],
    boxes: usize,
) -> Result<Vec<T>, Problem> {
    if column.is_empty() {
        return Ok(vec![T::default(); boxes]);
    }
    one_each(what, column, boxes)?;
    Ok(column.to_vec())
}

/// Computes average precision. In the answer a detection is its number in its own set.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option. Boxes are counted through both
/// sets, ground truths first.
pub fn average_precision_of(
    truth: &TruthSet,
    detections: &DetectionSet,
    options: &ApOptions,
) -> Result<ApAnswer, Problem> {
    let (truths, found) = (corners_of(&truth.boxes)?.len(), corners_of(&detections.boxes)?.len());
    one_each("truth.classes", &truth.classes, truths)?;
    one_each("detections.classes", &detections.classes, found)?;
    one_each("detections.scores", &detections.scores, found)?;
    let mut images = or_default("truth.images", &truth.images, truths)?;
    images.extend(or_default("detections.images", &detections.images, found)?);
    let difficult = or_default("truth.difficult", &truth.difficult, truths)?;
    let crowd = or_default("truth.crowd", &truth.crowd, truths)?;
    let kinds = difficult.iter().zip(&crowd).map(|flags| match flags {
        (_, 1..) => BoxKind::Crowd,
        (1.., _) => BoxKind::Difficult,
        _ => BoxKind::Truth,
    });
    let kinds: Vec<BoxKind> = kinds.chain(std::iter::repeat_n(BoxKind::Detection, found)).collect();
    let scores = [vec![0.0; truths], detections.scores.clone()].concat();
    let boxes = ApBoxes {
        boxes: &[&truth.boxes[..], &detections.boxes].concat(),
        scores: &scores,
        classes: &[&truth.classes[..], &detections.classes].concat(),
        images: &images,
        kinds: &kinds,
    };
    let mut answer = average_precision(boxes, options)?;
    for point in answer.curves.iter_mut().flat_map(|curve| &mut curve.points) {
        point.detection -= truths as u32;
    }
    Ok(answer)
}
