//! Boxes with an angle: the overlap of two by clipping polygons, and NMS with it.
//!
//! Here an angle is in **radians, clockwise on the screen** (y points down), about the box's centre,
//! and may be any finite number: a turn by π is the same box. Others write the same box differently:
//!
//! | who | how |
//! |---|---|
//! | torchvision `xywhr`, `cxcywhr` | degrees, counter-clockwise; `xywhr` has the upright box's top left corner |
//! | detectron2 `RotatedBoxes` | cx, cy, w, h, degrees, counter-clockwise |
//! | OpenCV `RotatedRect` | centre, size, degrees, clockwise |
//! | mmrotate `le90` | cx, cy, w, h, radians, clockwise; the long side is w, the angle in -π/2 to π/2 |
//!
//! The intersection is box B, clipped by the four sides of box A in turn (Sutherland and Hodgman,
//! "Reentrant Polygon Clipping", 1974), its area by the shoelace formula. Points are measured from
//! the centre of A, so that boxes far from the origin lose no digits (detectron2 measures from the
//! middle of the two centres, for the same reason). Sides are counted edge to edge: there is no
//! angle under which a column of pixels more would make sense.
//!
//! **How exact.** Upright boxes with whole coordinates up to 10,000 overlap by exactly what
//! [`crate::iou::iou`] says. Otherwise the error is about 1e-15 times the longest side over the
//! shortest of the two boxes. Boxes without area overlap by 0. Where products underflow (sides below
//! 1e-100) the value means nothing, but is between 0 and 1 as ever.

mod event;
mod greedy;
mod greedy_lab;
mod options;
mod pair;
mod rect;
mod state;
mod steps;

pub use event::{RotatedIouEvent, Which};
pub use greedy::{RotatedNms, RotatedNmsEvent};
pub use greedy_lab::{RotatedNmsDetail, RotatedNmsSummary};
pub use options::{RotatedIouOptions, RotatedNmsOptions};
pub use pair::{RotatedIouDetail, RotatedIouSummary, RotatedPair};
pub use rect::{Point, RotatedRect, rotated_rects_of, rotated_rects_of_corners};
pub use state::RotatedNmsState;
pub use steps::{RotatedIou, RotatedState, RotatedValues};

use crate::Problem;
use crate::nms::Answer;
use crate::watch::run;

/// The overlap of two rotated boxes, by the very steps that the lab shows.
#[must_use]
pub fn rotated_iou(a: &RotatedRect, b: &RotatedRect) -> f64 {
    run(&RotatedIou { a: *a, b: *b }).values().iou
}

/// Runs greedy NMS on rotated boxes.
///
/// # Errors
/// A [`Problem`] that names the first unusable score or option.
pub fn rotated_nms(
    boxes: Vec<RotatedRect>,
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &RotatedNmsOptions,
) -> Result<Answer, Problem> {
    let state = run(&RotatedNms::new(boxes, scores, classes, options)?);
    Ok(Answer { keep: state.kept().to_vec(), fates: state.fates().to_vec() })
}
