//! Fusion: boxes that overlap become one, which lies where they lie on average.
//!
//! Weighted Boxes Fusion: Solovyev, Wang and Gabruseva, "Weighted boxes fusion: Ensembling boxes from
//! different object detection models", 2021. Non-maximum weighted: Zhou et al., "CAD: Scale Invariant
//! Framework for Real-Time Object Detection", 2017. Both as ensemble-boxes (ZFTurbo) has them, with
//! `f64` where it has `f32`. Classes never meet, extents are exclusive, and a box without area takes
//! no part.

mod event;
mod fuse;
mod lab;
mod options;
mod score;
mod state;

pub use event::{Entry, FusionEvent};
pub use fuse::{Fusion, LEAST_WEIGHT};
pub use lab::{FusionDetail, FusionSummary};
pub use options::{Confidence, FusionMethod, FusionOptions};
pub use state::{Cluster, FusionFate, FusionState};

use crate::Problem;
use crate::watch::run;

/// What fusion answers: row i of each column is one fused box, the best score first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FusionAnswer {
    /// x1, y1, x2, y2.
    pub boxes: Vec<[f64; 4]>,
    /// Its score.
    pub scores: Vec<f64>,
    /// Its class.
    pub classes: Vec<u32>,
    /// The boxes that it was made of, as indices of the input, in the order in which they joined.
    pub members: Vec<Vec<u32>>,
}

/// Fuses boxes. `flat` holds x1, y1, x2, y2 per box, corners in any order.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn fuse_boxes(
    flat: &[f64],
    scores: &[f64],
    classes: Option<&[u32]>,
    options: &FusionOptions,
) -> Result<FusionAnswer, Problem> {
    let state = run(&Fusion::new(flat, scores, classes, options)?);
    let mut answer = FusionAnswer::default();
    for cluster in state.fused() {
        answer.boxes.push(cluster.corners());
        answer.scores.push(cluster.score());
        answer.classes.push(cluster.class());
        answer.members.push(cluster.members().to_vec());
    }
    Ok(answer)
}
