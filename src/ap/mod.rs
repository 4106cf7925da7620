//! Average precision: how good a detector is, from the curve of its precision over its recall.
//!
//! Every class and every IoU threshold has a curve. Its detections are taken best first, over all
//! images; each is a true positive if it finds a ground truth that is still free. Sources:
//! Everingham et al., "The PASCAL Visual Object Classes Challenge", 2010, and the development kits
//! (VOC matching, 11 points and all points); pycocotools' `COCOeval` (COCO matching, 101 points).

mod boxes;
mod curve;
mod event;
mod judge;
mod lab;
mod options;
mod sets;
mod state;

pub use boxes::{ApBoxes, BoxKind};
pub use event::{ApEvent, Comparison, Judgement, Reason};
pub use judge::Ap;
pub use lab::{ApDetail, ApSummary, Readings};
pub use options::{ApOptions, Interpolation, Matching, coco_thresholds};
pub use sets::{DetectionSet, TruthSet, average_precision_of};
pub use state::{ApState, CurveAp, CurvePoint, Judged};

use crate::Problem;
use crate::watch::{Algorithm, Progress};

/// One curve, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What came of it.
    pub result: CurveAp,
    /// A point after each detection that counts.
    pub points: Vec<CurvePoint>,
    /// The envelope at each point.
    pub envelope: Vec<f64>,
}

/// What average precision answers.
#[derive(Clone, Debug, PartialEq)]
pub struct ApAnswer {
    /// By rising class, then by threshold as given.
    pub curves: Vec<Curve>,
    /// The mean of those that have an average precision; none if no class has a ground truth.
    pub mean: Option<f64>,
}

/// Computes average precision.
///
/// # Errors
/// A [`Problem`] that names the first unusable box, score or option.
pub fn average_precision(boxes: ApBoxes, options: &ApOptions) -> Result<ApAnswer, Problem> {
    let algorithm = Ap::new(boxes, options)?;
    let mut state = algorithm.start();
    let mut curves = Vec::new();
    let mut keep = |state: &ApState, event: ApEvent| {
        if let (ApEvent::Area { .. }, Some(&result)) = (event, state.results().last()) {
            let (points, envelope) = (state.points().to_vec(), state.envelope().to_vec());
            curves.push(Curve { result, points, envelope });
        }
    };
    while algorithm.round(&mut state, &mut keep) == Progress::More {}
    Ok(ApAnswer { curves, mean: state.mean() })
}
