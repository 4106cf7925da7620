//! Soft-NMS: take the best box left, lower the scores of those that overlap it, repeat.
//!
//! Bodla, Singh, Chellappa and Davis, "Soft-NMS: Improving Object Detection With One Line of Code",
//! 2017. The order of events is that of OpenCV's `softNMSBoxes`; what libraries do differently (the
//! decay, what sigma means, a hard cut, when a score is too low) is an option each.

mod decay;
mod fast;
mod grid;
mod lab;
mod options;

pub use decay::{Outcome, SoftEvent, SoftFate, SoftNms, SoftState};
pub use lab::{SoftDetail, SoftSummary};
pub use options::{Decay, SigmaMeaning, SoftNmsOptions};

use crate::Problem;

/// What Soft-NMS keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct SoftAnswer {
    /// The boxes kept, in the order in which they were picked: never a rising score.
    pub keep: Vec<u32>,
    /// For each of these the score that it was left with.
    pub scores: Vec<f64>,
}

/// Runs Soft-NMS. `flat` holds x1, y1, x2, y2 per box, corners in any order.
///
/// The answer is that of the textbook algorithm, [`SoftNms`], which is what can be watched; this is
/// another way to it, which looks only at boxes that are near each other.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn soft_nms(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &SoftNmsOptions,
) -> Result<SoftAnswer, Problem> {
    Ok(fast::answer(&SoftNms::new(flat, scores, classes, options)?))
}
