//! NMS by class through offsets: boxes are moved apart by class, and then greedy NMS, which knows no
//! classes, runs once over all of them.
//!
//! The trick of torchvision's `batched_nms`, Ultralytics and detectron2. It saves a loop over the
//! classes, and it is right as long as no moved box meets one of another class and every corner
//! survives the addition. [`OffsetNms`] does what it does with the numbers that it does it in, and
//! says where the answer is another than that of a loop over the classes.

mod lab;
mod options;
mod precision;
mod shift;

pub use lab::{OffsetDetail, OffsetPair, OffsetSummary};
pub use options::{OffsetOptions, OffsetRule};
pub use precision::{Precision, half};
pub use shift::{OffsetEvent, OffsetNms};

use crate::Problem;
use crate::watch::run;

/// What NMS by offsets keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct OffsetAnswer {
    /// The boxes kept, best first.
    pub keep: Vec<u32>,
    /// What a loop over the classes keeps, best first.
    pub keep_by_class: Vec<u32>,
    /// What a class is multiplied by; infinite if it does not fit into the numbers.
    pub offset: f64,
}

/// Runs NMS by offsets. `flat` holds x1, y1, x2, y2 per box, corners in any order.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn offset_nms(
    flat: &[f64],
    scores: &[f64],
    classes: &[u32],
    options: &OffsetOptions,
) -> Result<OffsetAnswer, Problem> {
    let nms = OffsetNms::new(flat, scores, classes, options)?;
    let keep = run(&nms).kept().to_vec();
    Ok(OffsetAnswer { keep, keep_by_class: nms.by_class().to_vec(), offset: nms.offset() })
}
