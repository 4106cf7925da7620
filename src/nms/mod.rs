//! Greedy non-maximum suppression: take the best box left, drop those that overlap it too much,
//! repeat.
//!
//! The order of events is that of `py_cpu_nms.py` in py-faster-rcnn; what libraries do differently
//! (extent, measure of overlap, `>` or `>=`, ties, classes, limits) is an option each.

mod as_py_nms;
mod duel;
mod greedy;
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
use crate::watch::run;

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
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn nms(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &NmsOptions,
) -> Result<Answer, Problem> {
    let state = run(&Nms::new(flat, scores, classes, options)?);
    Ok(Answer { keep: state.kept().to_vec(), fates: state.fates().to_vec() })
}
