//! Greedy non-maximum suppression: take the best box left, drop those that overlap it too much,
//! repeat.
//!
//! The order of events is that of `py_cpu_nms.py` in py-faster-rcnn; what libraries do differently
//! (extent, measure of overlap, `>` or `>=`, ties, classes, limits) is an option each.

mod as_py_nms;
mod duel;
mod fast;
mod greedy;
mod index;
mod lab;
mod measure;
mod options;

pub use as_py_nms::keep_as_py_nms;
pub use duel::{Duel, DuelDetail, DuelEvent, DuelOptions, DuelState, DuelSummary, Parting};
pub use greedy::{Fate, Nms, NmsEvent, State};
pub use lab::{InvertedBox, NmsDetail, NmsSummary};
pub use measure::Penalty;
pub use options::{Boundary, NmsOptions, Ties};

use crate::Problem;

/// What NMS keeps, and why it does not keep the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The boxes kept, best first.
    pub keep: Vec<u32>,
    /// What became of each box.
    pub fates: Vec<Fate>,
}

/// Runs greedy NMS. `flat` holds x1, y1, x2, y2 per box, corners in any order.
///
/// The answer is that of the textbook algorithm, [`Nms`], which is what can be watched; this is
/// another way to it, which takes about as long as sorting the scores where the threshold is not
/// below 0.02.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn nms(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &NmsOptions,
) -> Result<Answer, Problem> {
    let rects = greedy::usable(flat, scores, classes, options)?;
    Ok(fast::answer(&rects, scores, classes.unwrap_or_default(), options))
}

/// The boxes that [`nms`] keeps, best first, without what became of the others.
///
/// # Errors
/// Those of [`nms`].
pub fn nms_keep(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &NmsOptions,
) -> Result<Vec<u32>, Problem> {
    let rects = greedy::usable(flat, scores, classes, options)?;
    Ok(fast::keep(&rects, scores, classes.unwrap_or_default(), options))
}
