//! Anchor boxes by k-means on the shapes of boxes, as YOLO has them.
//!
//! A shape is a width and a height; two shapes are compared as rectangles laid corner on corner.
//! Choose k centroids; assign each shape to the nearest one; move each centroid to the mean (or the
//! median) of its shapes; repeat until no shape changes its cluster. With 1 - IoU as distance the
//! mean minimises something else than what is measured, so the average IoU can fall, and whether
//! the run ends at all is not certain: it is watched for repeating itself.
//!
//! | | init | distance | update | empty cluster |
//! |---|---|---|---|---|
//! | darknet `gen_anchors.py` | random rows | 1 - IoU | mean | NaN |
//! | darknet `calc_anchors` | distinct rows | 1 - IoU | mean | keep |
//! | lars76 `kmeans.py`, from zeros | distinct rows | 1 - IoU | median | NaN |
//! | YOLOv5 `autoanchor.py` | SciPy's | Euclidean, whitened | mean | SciPy's |
//!
//! YOLOv5 goes on with a genetic search: [`Evolution`].

mod cells;
mod evolve;
mod evolve_lab;
mod fast;
mod first;
mod kmeans;
mod lab;
mod metric;
mod options;
mod random;
mod recall;
mod regions;
mod shapes;
mod survey;
mod update;
mod write;

pub use evolve::{Evolution, EvolutionEvent, EvolutionOptions, EvolutionState};
pub use evolve_lab::{EvolutionDetail, EvolutionSummary};
pub use kmeans::{KMeans, KMeansEvent, Pass, State, StopReason, UNASSIGNED};
pub use lab::{KMeansDetail, KMeansSummary, MAX_LISTED, Rival};
pub use metric::Metric;
pub use options::{AnchorsOptions, CentroidUpdate, EmptyCluster, InitMethod, ShapeDistance};
pub use recall::{RATIO, anchors_past_threshold, best_possible_recall, fitness, side_ratio};
pub use regions::{Regions, Window};
pub use shapes::{MIN_SIDE, Shape, Shapes, anchors_of, overlap};
pub use survey::{Survey, Trial};
pub use write::{AnchorOrder, darknet_line, json, scaled, sorted, yolov5_yaml};

use std::sync::Arc;

use crate::Problem;
use crate::watch::Progress;
use first::twin_of;

/// Runs k-means on shapes, `wh` width and height each, and gives its final state. With `restarts`
/// (from 1 to 1000) above 1 it is the best of as many runs, of the options' seed and those after it;
/// of several that are equally good, the first.
///
/// # Errors
/// A [`Problem`] that names the first unusable shape or option.
pub fn anchors(wh: &[f64], options: &AnchorsOptions, restarts: u32) -> Result<State, Problem> {
    let shapes = Arc::new(Shapes::new(wh)?);
    let mut survey = Survey::restarts(Arc::clone(&shapes), options, restarts)?;
    let mut chosen = options.clone();
    if survey.total() > 1 {
        while survey.advance(u64::MAX)? == Progress::More {}
        if let Some(best) = survey.best() {
            chosen = survey.options_of(best.k, best.seed);
        }
    }
    let run = KMeans::new(shapes, &chosen)?;
    Ok(survey.into_fast().run(&run))
}

/// The average over all shapes of the overlap with the anchor that fits best; 0 without shapes.
/// Anchors that are NaN fit nothing.
#[must_use]
pub fn average_iou(shapes: &Shapes, anchors: &[Shape]) -> f64 {
    let best = |shape| {
        let overlaps = anchors.iter().map(|&anchor| overlap(shape, anchor));
        overlaps.fold(0.0, |best, overlap| if overlap > best { overlap } else { best })
    };
    let sum: f64 = shapes.iter().map(best).sum();
    if shapes.is_empty() { 0.0 } else { sum / shapes.len() as f64 }
}
